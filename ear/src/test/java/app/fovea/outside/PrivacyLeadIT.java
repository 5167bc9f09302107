package app.fovea.outside;

import static app.fovea.access.entity.DefaultRole.DISPENSING_OPTICIAN;
import static app.fovea.access.entity.DefaultRole.OPTOMETRIST;
import static app.fovea.access.entity.DefaultRole.OWNER;
import static app.fovea.access.entity.DefaultRole.PRACTICE_MANAGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.fovea.access.entity.DefaultRole;
import app.fovea.server.CaughtMail;
import app.fovea.world.Answer;
import app.fovea.world.Mailbox;
import app.fovea.world.Practice;
import app.fovea.world.Rest;
import app.fovea.world.Visit;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A practice names who looks after privacy; they get an e-mail when a restricted record is opened in need. */
class PrivacyLeadIT {
    private static final String SETTINGS = "/api/settings/privacy";
    private static final Practice NORTHGATE = Practice.northgate();
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Rest manager = NORTHGATE.as(PRACTICE_MANAGER);

    @AfterEach
    void nobodyIsNamed() {
        name(null, 10);
    }

    @Test
    void whoever_is_named_is_written_to_by_the_patients_number_alone() {
        String lead = NORTHGATE.hire(PRACTICE_MANAGER, null);
        name(person(lead), 10);
        Visit visit = Visit.to(NORTHGATE).examined();
        String number = manager.get("/api/patients/" + visit.patientId()).expect(200).text("/number");
        UUID opening = open(visit, DISPENSING_OPTICIAN);

        CaughtMail mail = await("an e-mail to " + lead).atMost(PATIENCE).until(() -> new Mailbox(lead).mails(), mails -> !mails.isEmpty()).get(0);

        assertThat(mail.text()).contains(NORTHGATE.user(DISPENSING_OPTICIAN).name(), "patient " + number, "/openings").doesNotContain("Ada", "Visitor", "Broken lens", visit.patientId().toString());
        assertThat(mail.subject()).isEqualTo("A restricted record was opened");
        open(visit, DISPENSING_OPTICIAN);
        handled(opening);
        assertThat(new Mailbox(lead).mails()).as("it is one opening").hasSize(1);
        assertThat(NORTHGATE.as(OWNER).get("/api/journey/events?limit=100&patientId=" + visit.patientId()).expect(200).body()).as("the patient's journey").doesNotContain("record.opened");
    }

    @Test
    void nobody_is_written_to_about_what_they_opened_themselves_nor_while_they_may_not_look_into_it() {
        Visit visit = Visit.to(NORTHGATE).examined();
        String lead = NORTHGATE.hire(PRACTICE_MANAGER, null);
        name(person(lead), 10);
        restrict(visit);
        handled(NORTHGATE.as(lead, NORTHGATE.password()).post("/api/record-openings", wanted(visit)).expect(200).id());

        NORTHGATE.database().executeAudited(NORTHGATE.id(), "update user_dynamic_roles set role_id = ? where tenant_id = ? and user_id = ?", NORTHGATE.role(OPTOMETRIST), NORTHGATE.id(), person(lead));
        assertThat(manager.get(SETTINGS).expect(200).at("/writtenTo").asBoolean()).isFalse();
        handled(manager.post("/api/record-openings", wanted(visit)).expect(200).id());

        assertThat(new Mailbox(lead).mails()).isEmpty();
    }

    @Test
    void one_names_who_may_look_into_it_and_overwrites_nobodys_change() {
        Answer seen = manager.get(SETTINGS).expect(200);
        UUID optometrist = person(NORTHGATE.user(OPTOMETRIST).email());
        UUID harbours = person(Practice.harbour(), Practice.harbour().user(OWNER).email());
        Rest editing = manager.with("If-Match", seen.etag());

        assertThat(seen.texts("/reviewers", "/name")).contains(NORTHGATE.user(OWNER).name(), NORTHGATE.user(PRACTICE_MANAGER).name()).doesNotContain(NORTHGATE.user(OPTOMETRIST).name());
        assertThat(editing.put(SETTINGS, body(optometrist, 10)).expect(400).texts("/errors", "/field")).containsExactly("leadId");
        assertThat(editing.put(SETTINGS, body(harbours, 10)).expect(400).texts("/errors", "/field")).containsExactly("leadId");
        for (int years : List.of(5, 31, -1)) {
            assertThat(editing.put(SETTINGS, body(null, years)).expect(400).texts("/errors", "/field")).containsExactly("looksKeptYears");
        }
        manager.put(SETTINGS, body(null, 12)).expect(428);
        Answer changed = editing.put(SETTINGS, body(null, 12)).expect(200);
        editing.put(SETTINGS, body(null, 13)).expect(412);
        assertThat(changed.number("/looksKeptYears")).isEqualTo(12);
        assertThat(NORTHGATE.database().texts("select action from audit_entries where tenant_id = ? and action = 'privacy.changed'", NORTHGATE.id())).isNotEmpty();
        assertThat(Practice.harbour().as(PRACTICE_MANAGER).get(SETTINGS).expect(200).number("/looksKeptYears")).isEqualTo(10);
        NORTHGATE.as(OPTOMETRIST).get(SETTINGS).expect(403);
    }

    private UUID open(Visit visit, DefaultRole role) {
        restrict(visit);
        return NORTHGATE.as(role).post("/api/record-openings", wanted(visit)).expect(200).id();
    }

    private void restrict(Visit visit) {
        Rest owner = NORTHGATE.as(OWNER);
        if (owner.get("/api/patients/" + visit.patientId() + "/restriction").status() == 404) {
            owner.put("/api/patients/" + visit.patientId() + "/restriction", "{\"reason\":\"A colleague\"}").expect(200);
        }
    }

    private static String wanted(Visit visit) {
        return "{\"patientId\":\"" + visit.patientId() + "\",\"reason\":\"Broken lens, she cannot drive home\"}";
    }

    /** Until the listener is done with it, whether it wrote or not. */
    private static void handled(UUID opening) {
        await("it is handled").atMost(PATIENCE).until(() -> NORTHGATE.database().count(
            "select count(*) from event_inbox i join journey_events e on (e.tenant_id, e.id) = (i.tenant_id, i.event_id) where i.listener = 'PrivacyNotice' and e.aggregate_id = ?", opening) == 1);
    }

    private void name(UUID lead, int years) {
        Answer seen = manager.get(SETTINGS).expect(200);
        manager.with("If-Match", seen.etag()).put(SETTINGS, body(lead, years)).expect(200);
    }

    private static String body(UUID lead, int years) {
        return "{" + (lead == null ? "" : "\"leadId\":\"" + lead + "\",") + "\"looksKeptYears\":" + years + "}";
    }

    private static UUID person(String email) {
        return person(NORTHGATE, email);
    }

    private static UUID person(Practice practice, String email) {
        return UUID.fromString(practice.database().text("select id from users where tenant_id = ? and email = ?", practice.id(), email));
    }
}
