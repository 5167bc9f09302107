package app.fovea.outside;

import static app.fovea.access.entity.DefaultRole.LAB_MANAGER;
import static app.fovea.access.entity.DefaultRole.OPTOMETRIST;
import static app.fovea.access.entity.DefaultRole.PRACTICE_MANAGER;
import static app.fovea.access.entity.DefaultRole.RECEPTIONIST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.fovea.server.CaughtMail;
import app.fovea.world.Answer;
import app.fovea.world.Mailbox;
import app.fovea.world.Practice;
import app.fovea.world.Rest;
import app.fovea.world.Visit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What patients hear of their orders: in their language, by their way, not at night, and never at the expense of the order. */
class PatientsAreToldIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String SETTINGS = "/api/settings/messages";
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final Practice northgate = Practice.northgate();
    private final Practice harbour = Practice.harbour();

    @Test
    void who_speaks_welsh_is_told_in_welsh_and_the_other_practice_hears_nothing() {
        Visit visit = patient(northgate, "\"language\":\"cy\"");

        ship(visit, "");

        CaughtMail mail = mailTo(visit);
        assertThat(mail.subject()).startsWith("Mae eich sbectol ar ei ffordd (ORD-");
        assertThat(mail.from()).contains("Northgate");
        assertThat(mail.text()).contains("Annwyl Ada Visitor").doesNotContain("-2.00", "{");
        assertThat(messages(visit).text("/items/0/language")).isEqualTo("cy");
        harbour.as(RECEPTIONIST).get("/api/patients/" + visit.patientId() + "/messages").expect(404);
        assertThat(northgate.database().count("select count(*) from notifications where tenant_id <> ? and patient_id = ?", northgate.id(), visit.patientId())).isZero();
    }

    @Test
    void what_a_courier_takes_is_told_with_its_number() {
        Visit visit = patient(northgate, "\"language\":\"de\"");

        ship(visit, ",\"carrier\":\"DPD\",\"tracking\":\"1234 5678\"");

        assertThat(mailTo(visit).text()).contains("Guten Tag Ada Visitor", "mit DPD", "Sendungsnummer: 1234 5678");
        assertThat(messages(visit).text("/items/0/kind")).isEqualTo("shipped_by_courier");
    }

    @Test
    void what_the_patient_collects_where_it_was_made_is_told_to_be_ready_and_not_to_be_on_its_way() {
        Visit visit = patient(northgate, "\"language\":\"en\"");

        ship(visit, ",\"method\":\"COLLECT\"");

        assertThat(mailTo(visit).text()).contains("ready").doesNotContain("on their way");
        assertThat(messages(visit).text("/items/0/kind")).isEqualTo("ready_to_collect");
    }

    @Test
    void without_consent_the_order_ships_and_somebody_is_told_to_ring_and_may_send_it_once_there_is_consent() {
        Visit visit = patient(northgate, "\"notifyByEmail\":false");

        UUID order = ship(visit, "");

        Answer skipped = awaitMessage(visit, "skipped");
        assertThat(northgate.as(LAB_MANAGER).get("/api/orders/" + order).expect(200).text("/category")).isEqualTo("shipped");
        assertThat(skipped.text("/items/0/error")).isEqualTo("No consent to e-mail, no consent to text messages: ring instead.");
        assertThat(skipped.text("/items/0/body")).as("what to say on the telephone").contains("on their way");
        assertThat(new Mailbox(visit.email()).mails()).isEmpty();

        String id = skipped.text("/items/0/id");
        harbour.as(RECEPTIONIST).post("/api/messages/" + id + "/rung").expect(404);
        assertThat(toRing(harbour)).doesNotContain(id);
        assertThat(toRing(northgate)).contains(id);
        northgate.as(RECEPTIONIST).post("/api/messages/" + id + "/rung").expect(204);
        northgate.as(RECEPTIONIST).post("/api/messages/" + id + "/rung").expect(204);
        assertThat(toRing(northgate)).doesNotContain(id);
        assertThat(northgate.database().count("select count(*) from audit_entries where action = 'message.rung' and target_id = ?", visit.patientId())).isEqualTo(1);

        change(visit, "\"notifyByEmail\":true");
        String again = "/api/patients/" + visit.patientId() + "/messages/" + skipped.text("/items/0/id") + "/send";
        harbour.as(RECEPTIONIST).post(again).expect(404);
        assertThat(northgate.as(RECEPTIONIST).post(again).expect(200).text("/state")).isEqualTo("waiting");
        northgate.as(RECEPTIONIST).post(again).expect(409);
        awaitMessage(visit, "sent");
        assertThat(messages(visit).at("/items/0/rungAt").isMissingNode()).as("it was told after all").isTrue();
        northgate.as(RECEPTIONIST).post("/api/messages/" + id + "/rung").expect(409);
        northgate.as(RECEPTIONIST).post(again).expect(200);
        assertThat(messages(visit).at("/items").size()).isEqualTo(1);
        assertThat(new Mailbox(visit.email()).mails()).hasSize(1);
        assertThat(northgate.database().count("select count(*) from audit_entries where action = 'message.sent_again' and target_id = ?", visit.patientId())).isEqualTo(1);
    }

    @Test
    void where_the_address_is_no_good_the_other_way_is_taken() {
        Visit visit = patient(northgate, "\"email\":\"ada..visitor@mail.example\",\"phone\":\"07700 900456\",\"notifyBySms\":true");

        ship(visit, "");

        Answer sent = awaitMessage(visit, "sent");
        assertThat(sent.text("/items/0/channel")).isEqualTo("sms");
        assertThat(sent.text("/items/0/recipient")).isEqualTo("07700 900456");
        assertThat(sent.text("/items/0/body")).contains("Northgate", "on their way");
        assertThat(sent.at("/items/0/subject").isMissingNode()).isTrue();
    }

    @Test
    void at_night_a_message_waits_and_goes_out_when_the_hours_are_opened() {
        LocalTime now = LocalTime.now(LONDON).truncatedTo(ChronoUnit.MINUTES);
        settings(harbour, now.minusHours(1), now.plusHours(3), "\"shipped_to_branch\"");
        try {
            Visit visit = patient(harbour, "\"language\":\"pl\"");
            ship(visit, "");

            Answer waiting = awaitMessage(visit, "waiting");
            assertThat(Instant.parse(waiting.text("/items/0/sendAfter"))).isBetween(Instant.now().plus(Duration.ofMinutes(175)), Instant.now().plus(Duration.ofMinutes(181)));
            assertThat(new Mailbox(visit.email()).mails()).isEmpty();

            settings(harbour, now.plusHours(3), now.plusHours(4), "\"shipped_to_branch\"");

            assertThat(mailTo(visit).subject()).startsWith("Państwa okulary są w drodze");
            assertThat(awaitMessage(visit, "sent").at("/items/0/sendAfter").isMissingNode()).isTrue();
        } finally {
            asBefore(harbour);
        }
    }

    /** As when the broker lost its journal: the row waits, and no step is on its way that comes in time. */
    @Test
    void a_message_whose_step_is_lost_is_found_and_sent_once() {
        LocalTime now = LocalTime.now(LONDON).truncatedTo(ChronoUnit.MINUTES);
        settings(harbour, now.minusHours(1), now.plusHours(3), "\"shipped_to_branch\"");
        try {
            Visit visit = patient(harbour, "\"language\":\"fr\"");
            ship(visit, "");
            awaitMessage(visit, "waiting");
            harbour.database().execute("update notifications set send_after = now() - interval '1 hour' where patient_id = ?", visit.patientId());

            settings(harbour, now.plusHours(3), now.plusHours(4), "\"shipped_to_branch\"");

            assertThat(mailTo(visit).subject()).startsWith("Vos lunettes sont en route");
            awaitMessage(visit, "sent");
        } finally {
            asBefore(harbour);
        }
    }

    @Test
    void a_practice_tells_what_it_wants_to_tell_in_its_own_words() {
        String template = SETTINGS + "/templates/order_created/email/en";
        settings(harbour, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, "\"order_created\"");
        Rest manager = harbour.as(PRACTICE_MANAGER);
        Answer house = manager.get(template).expect(200);
        assertThat(house.at("/own").asBoolean()).isFalse();
        assertThat(manager.with("If-Match", house.etag()).put(template, "{\"subject\":\"Hello\",\"text\":\"You need {sphere}\"}").expect(400).text("/errors/0/message")).contains("{sphere}");
        Answer own = manager.with("If-Match", house.etag()).put(template, "{\"subject\":\"Hello {orderNumber}\",\"text\":\"{patientName}, we are on it.\"}").expect(200);
        try {
            manager.with("If-Match", house.etag()).put(template, "{\"subject\":\"Late\",\"text\":\"Late\"}").expect(412);
            manager.put(template, "{\"subject\":\"Blind\",\"text\":\"Blind\"}").expect(428);
            Visit visit = patient(harbour, "");
            UUID order = visit.ordered().orders().get(0);

            assertThat(mailTo(visit).text()).contains("Ada Visitor, we are on it.");
            move(visit, order, "");
            await("the shipment was heard of").atMost(SOON).until(() -> harbour.database().count(
                "select count(*) from event_inbox i join journey_events e on e.tenant_id = i.tenant_id and e.id = i.event_id where i.listener = 'PatientNotification' and e.type = 'order.shipped' and e.aggregate_id = ?", order), n -> n == 1);
            assertThat(messages(visit).texts("/items", "/kind")).as("shipping is not told").containsExactly("order_created");
            assertThat(northgate.as(PRACTICE_MANAGER).get(template).expect(200).at("/own").asBoolean()).as("the other practice's").isFalse();
        } finally {
            assertThat(manager.with("If-Match", own.etag()).request("DELETE", template, null).expect(200).at("/own").asBoolean()).isFalse();
            asBefore(harbour);
        }
    }

    private static void settings(Practice practice, LocalTime from, LocalTime to, String kinds) {
        Rest manager = practice.as(PRACTICE_MANAGER);
        manager.with("If-Match", manager.get(SETTINGS).expect(200).etag())
            .put(SETTINGS, "{\"quietFrom\":\"%tR\",\"quietTo\":\"%tR\",\"language\":\"en\",\"kinds\":[%s]}".formatted(from, to, kinds)).expect(200);
    }

    private static void asBefore(Practice practice) {
        settings(practice, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, "\"shipped_to_branch\",\"shipped_by_courier\",\"ready_to_collect\"");
    }

    private static Visit patient(Practice practice, String fields) {
        Visit visit = Visit.to(practice).registered();
        if (!fields.isEmpty()) {
            change(visit, fields);
        }
        return visit;
    }

    private static void change(Visit visit, String fields) {
        Rest optometrist = visit.practice().as(OPTOMETRIST);
        String path = "/api/patients/" + visit.patientId();
        String email = fields.contains("\"email\"") ? "" : ",\"email\":\"" + visit.email() + "\"";
        optometrist.with("If-Match", optometrist.get(path).expect(200).etag())
            .put(path, "{\"givenName\":\"Ada\",\"familyName\":\"Visitor\",\"birthDate\":\"1980-05-12\"%s,%s}".formatted(email, fields)).expect(200);
    }

    private static UUID ship(Visit visit, String more) {
        UUID order = visit.ordered().orders().get(0);
        move(visit, order, more);
        return order;
    }

    private static void move(Visit visit, UUID order, String more) {
        Rest lab = visit.practice().as(LAB_MANAGER);
        for (String category : List.of("in_production", "quality_check", "shipped")) {
            long version = lab.get("/api/orders/" + order).expect(200).number("/version");
            lab.post("/api/orders/" + order + "/transitions", "{\"to\":\"%s\",\"version\":%d%s}".formatted(category, version, category.equals("shipped") ? more : "")).expect(200);
        }
    }

    private static Answer messages(Visit visit) {
        return visit.practice().as(RECEPTIONIST).get("/api/patients/" + visit.patientId() + "/messages").expect(200);
    }

    private static List<String> toRing(Practice practice) {
        return practice.as(RECEPTIONIST).get("/api/messages/to-ring?limit=100").expect(200).texts("/items", "/id");
    }

    private static Answer awaitMessage(Visit visit, String state) {
        return await("a message that is " + state).atMost(SOON).until(() -> messages(visit), found -> found.texts("/items", "/state").equals(List.of(state)));
    }

    private static CaughtMail mailTo(Visit visit) {
        return await("an e-mail to " + visit.email()).atMost(SOON).until(() -> new Mailbox(visit.email()).mails(), mails -> mails.size() == 1).get(0);
    }
}
