package app.fovea.outside;

import static app.fovea.access.entity.DefaultRole.OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.fovea.world.Answer;
import app.fovea.world.Mailbox;
import app.fovea.world.Practice;
import app.fovea.world.Receiver;
import app.fovea.world.Receiver.Received;
import app.fovea.world.Rest;
import app.fovea.world.Sql;
import app.fovea.world.Visit;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Other programs hear of a practice's events: signed, tried again, and of no other practice's. */
class WebhooksIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Practice northgate = Practice.northgate();
    private final Practice harbour = Practice.harbour();
    private final Rest owner = northgate.as(OWNER);
    private final Receiver receiver = Receiver.open();
    private UUID webhook;
    private String secret;

    @AfterEach
    void remove() {
        if (webhook != null) {
            owner.request("DELETE", "/api/webhooks/" + webhook, null).expect(204);
        }
        receiver.close();
    }

    @Test
    void an_event_arrives_once_signed_and_with_what_it_says() {
        webhookFor("exam.finalized");
        Visit visit = Visit.to(northgate).examined();

        Received message = awaitMessage(received -> received.body().contains(visit.examId().toString()));

        assertThat(message.signedWith(secret)).isTrue();
        assertThat(Duration.between(Instant.ofEpochSecond(message.timestamp()), Instant.now()).abs()).isLessThan(Duration.ofMinutes(5));
        assertThat(message.contentType()).startsWith("application/cloudevents+json");
        Answer body = new Answer("the body", 200, null, message.body());
        assertThat(body.text("/id")).isEqualTo(message.id());
        assertThat(body.text("/type")).isEqualTo("exam.finalized");
        assertThat(body.text("/timestamp")).isEqualTo(body.text("/time"));
        assertThat(body.text("/data/examId")).isEqualTo(visit.examId().toString());
        assertThat(body.text("/tenantid")).isEqualTo(northgate.id().toString());
        assertThat(message.body()).doesNotContain("actorname", "Visitor", "sphere");
        Answer delivery = awaitDelivery(message.id(), "delivered");
        assertThat(delivery.number("/tries")).isEqualTo(1);
        assertThat(delivery.texts("/attempts", "/status")).containsExactly("200");
        assertThat(delivery.texts("/attempts", "/answer")).containsExactly("answer 200");
        assertThat(received(message.id())).hasSize(1);
    }

    @Test
    void another_practices_webhook_hears_of_nothing_of_ours() {
        webhookFor("exam.finalized");
        try (Receiver theirs = Receiver.open()) {
            UUID other = harbour.as(OWNER).post("/api/webhooks", draft(theirs.url(), "exam.finalized")).expect(201).id();
            Visit ours = Visit.to(northgate).examined();
            Visit foreign = Visit.to(harbour).examined();

            awaitMessage(received -> received.body().contains(ours.examId().toString()));
            await().atMost(PATIENCE).until(() -> theirs.received().stream().anyMatch(received -> received.body().contains(foreign.examId().toString())));

            assertThat(theirs.received()).noneMatch(received -> received.body().contains(northgate.id().toString()));
            assertThat(receiver.received()).noneMatch(received -> received.body().contains(harbour.id().toString()));
            assertThat(theirs.received()).noneMatch(received -> received.signedWith(secret));
            owner.get("/api/webhooks/" + other).expect(404);
            harbour.as(OWNER).request("DELETE", "/api/webhooks/" + other, null).expect(204);
        }
    }

    @Test
    void what_it_did_not_ask_for_it_does_not_get() {
        webhookFor("order.created");
        Visit visit = Visit.to(northgate).ordered();

        awaitMessage(received -> received.body().contains(visit.orders().get(0).toString()));

        assertThat(receiver.received()).allMatch(received -> received.body().contains("\"type\":\"order.created\""));
    }

    /** The first pause of the schedule is five seconds. */
    @Test
    void what_failed_is_tried_again_with_the_same_id_and_each_try_is_kept() {
        webhookFor("exam.finalized");
        receiver.answering(503);
        Visit visit = Visit.to(northgate).examined();
        Received first = awaitMessage(received -> received.body().contains(visit.examId().toString()));
        awaitTries(first.id(), 1);
        assertThat(owner.get("/api/webhooks/" + webhook).expect(200).text("/lastError")).isEqualTo("answered 503");
        receiver.answering(200);

        Answer delivery = awaitDelivery(first.id(), "delivered");

        assertThat(received(first.id())).hasSize(2).allMatch(received -> received.signedWith(secret)).allMatch(received -> received.body().equals(first.body()));
        assertThat(delivery.texts("/attempts", "/status")).containsExactly("503", "200");
        assertThat(delivery.texts("/attempts", "/error").get(0)).isEqualTo("answered 503");
        assertThat(owner.get("/api/webhooks/" + webhook).expect(200).at("/failingSince").isMissingNode()).isTrue();
    }

    @Test
    void a_receiver_that_asks_for_later_is_left_alone_until_then() {
        webhookFor("exam.finalized");
        receiver.answering(429).askingToComeBackIn(3600);
        Visit visit = Visit.to(northgate).examined();
        Received first = awaitMessage(received -> received.body().contains(visit.examId().toString()));

        Answer delivery = awaitTries(first.id(), 1);

        assertThat(Instant.parse(delivery.text("/nextTryAt"))).isAfter(Instant.now().plusSeconds(3000));
    }

    @Test
    void a_new_secret_signs_beside_the_old_one_until_that_is_ended() {
        webhookFor("exam.finalized");
        String newer = owner.post("/api/webhooks/" + webhook + "/rotate").expect(200).text("/secret");
        String newest = owner.post("/api/webhooks/" + webhook + "/rotate").expect(200).text("/secret");

        Received during = ping();
        assertThat(List.of(secret, newer, newest)).allMatch(during::signedWith);
        assertThat(owner.get("/api/webhooks/" + webhook).expect(200).texts("/secrets", "/endsAt")).hasSize(3);
        owner.post("/api/webhooks/" + webhook + "/end-old-secrets").expect(200);

        Received after = ping();
        assertThat(after.signedWith(newest)).isTrue();
        assertThat(List.of(secret, newer)).noneMatch(after::signedWith);
    }

    /** A day is not waited for: the row that says since when is set back. */
    @Test
    void after_a_day_of_failures_it_is_switched_off_people_are_told_and_what_was_missed_is_sent_later() {
        webhookFor("exam.finalized");
        receiver.answering(500);
        Visit early = Visit.to(northgate).examined();
        Received first = awaitMessage(received -> received.body().contains(early.examId().toString()));
        awaitTries(first.id(), 1);
        northgate.database().execute("update webhook_health set failing_since = now() - interval '24 hours' where endpoint_id = ?", webhook);

        Answer off = await().atMost(PATIENCE).until(() -> owner.get("/api/webhooks/" + webhook).expect(200), seen -> seen.text("/state").equals("disabled"));

        assertThat(off.text("/disabledReason")).isEqualTo("failing");
        assertThat(northgate.database().count("select count(*) from audit_entries where action = 'webhook.disabled' and target_id = ? and actor_name = 'webhooks'", webhook)).isEqualTo(1);
        Mailbox box = new Mailbox(northgate.user(OWNER).email());
        await().atMost(PATIENCE).until(() -> box.mails().stream().anyMatch(mail -> mail.text().contains("/settings/webhooks?of=" + webhook)));
        awaitDelivery(first.id(), "failed");
        // What happens while it is off is not sent.
        Visit late = Visit.to(northgate).examined();
        northgate.awaitListeners();
        owner.post("/api/webhooks/" + webhook + "/replay", span(early)).expect(422);
        receiver.answering(200);

        owner.post("/api/webhooks/" + webhook + "/enable").expect(200);
        assertThat(owner.post("/api/webhooks/" + webhook + "/replay", span(early)).expect(200).number("/replayed")).isGreaterThanOrEqualTo(2);

        awaitMessage(received -> received.body().contains(late.examId().toString()));
        await().atMost(PATIENCE).until(() -> received(first.id()).size() >= 2);
        assertThat(owner.post("/api/webhooks/" + webhook + "/replay", span(early)).expect(200).number("/replayed")).isZero();
    }

    /** Two nodes that come by at once take what is lost one each, and neither waits for the other. */
    @Test
    void what_was_lost_is_brought_again_and_what_another_node_has_in_hand_is_left_to_it() throws SQLException {
        Visit one = Visit.to(northgate).examined();
        Visit two = Visit.to(northgate).examined();
        northgate.awaitListeners(); // Else they are sent by themselves.
        webhookFor("exam.finalized");
        for (Visit visit : List.of(one, two)) {
            // Two minutes after its time it counts as lost: there are ten seconds to take it in hand before anybody looks.
            northgate.database().execute("""
                insert into webhook_deliveries (tenant_id, id, endpoint_id, event_id, event_type, replay_no, state, next_try_at, created_at)
                select tenant_id, gen_random_uuid(), ?, id, type, 0, 'pending', now() - interval '110 seconds', now() from journey_events where aggregate_id = ?""", webhook, visit.examId());
        }
        try (Connection anotherNode = northgate.server().superuser()) {
            anotherNode.setAutoCommit(false);
            Sql.run(anotherNode, "select id from webhook_deliveries where event_id = (select id from journey_events where aggregate_id = ?) for update", two.examId());
            Visit next = Visit.to(northgate).examined();

            awaitMessage(received -> received.body().contains(one.examId().toString()));
            awaitMessage(received -> received.body().contains(next.examId().toString()));
            assertThat(receiver.received()).noneMatch(received -> received.body().contains(two.examId().toString()));
            anotherNode.rollback();
        }
        Visit.to(northgate).examined();
        awaitMessage(received -> received.body().contains(two.examId().toString()));
        assertThat(receiver.received().stream().filter(received -> received.body().contains(one.examId().toString()))).as("once").hasSize(1);
    }

    @Test
    void what_is_older_than_a_year_is_not_sent_again_since_nobody_knows_any_more_what_arrived() {
        webhookFor("exam.finalized");

        assertThat(owner.post("/api/webhooks/" + webhook + "/replay", "{\"from\":\"%s\"}".formatted(Instant.now().minus(Duration.ofDays(367)))).expect(400).texts("/errors", "/code"))
            .containsExactly("from_too_old");
    }

    @Test
    void one_that_is_gone_is_switched_off_at_once() {
        webhookFor("exam.finalized");
        receiver.answering(410);
        Visit.to(northgate).examined();

        Answer off = await().atMost(PATIENCE).until(() -> owner.get("/api/webhooks/" + webhook).expect(200), seen -> seen.text("/state").equals("disabled"));

        assertThat(off.text("/disabledReason")).isEqualTo("gone");
    }

    @Test
    void a_mailbox_that_is_gone_keeps_the_news_of_a_switched_off_webhook_from_nobody_else() {
        String hired = northgate.hire(OWNER, null);
        UUID person = UUID.fromString(northgate.database().text("select id from users where email = ?", hired));
        String dead = "gone.." + hired;
        northgate.database().executeAudited(northgate.id(), "update users set email = ? where id = ?", dead, person);
        try {
            webhookFor("exam.finalized");
            receiver.answering(410);
            Visit.to(northgate).examined();

            Mailbox box = new Mailbox(northgate.user(OWNER).email());
            await().atMost(PATIENCE).until(() -> box.mails().stream().anyMatch(mail -> mail.text().contains("/settings/webhooks?of=" + webhook)));
            String theirs = "select count(*) from dead_letters where listener = 'Webhooks' and part like 'disabled:" + webhook + ":%:" + person + "' and error like '%was not told%'";
            await("the failure is seen").atMost(PATIENCE).until(() -> northgate.database().count(theirs) == 1);
            assertThat(box.mails().stream().filter(mail -> mail.text().contains("/settings/webhooks?of=" + webhook))).hasSize(1);
        } finally {
            northgate.database().executeAudited(northgate.id(), "update users set active = false where id = ?", person);
            northgate.database().execute("update dead_letters set state = 'discarded', settled_at = now() where part like '%' || ?", person.toString());
        }
    }

    @Test
    void one_delivery_is_sent_again_on_request_and_not_while_it_is_on_its_way() {
        webhookFor("exam.finalized");
        Visit visit = Visit.to(northgate).examined();
        Received first = awaitMessage(received -> received.body().contains(visit.examId().toString()));
        Answer delivery = awaitDelivery(first.id(), "delivered");

        Answer again = owner.post("/api/webhook-deliveries/" + delivery.id() + "/replay").expect(202);

        assertThat(again.number("/replayNo")).isEqualTo(1);
        await().atMost(PATIENCE).until(() -> received(first.id()).size() == 2);
        await().atMost(PATIENCE).until(() -> owner.get("/api/webhook-deliveries/" + again.id()).expect(200).text("/state").equals("delivered"));
        receiver.answering(500);
        Answer third = owner.post("/api/webhook-deliveries/" + delivery.id() + "/replay").expect(202);
        owner.post("/api/webhook-deliveries/" + third.id() + "/replay").expect(409);
    }

    @Test
    void with_one_idempotency_key_a_test_and_a_replay_are_sent_once() {
        webhookFor("exam.finalized");
        Rest once = owner.with("Idempotency-Key", UUID.randomUUID().toString());
        String test = "/api/webhooks/" + webhook + "/test";
        UUID ping = once.post(test).expect(202).id();
        assertThat(once.post(test).expect(202).id()).isEqualTo(ping);
        Visit visit = Visit.to(northgate).examined();
        Received first = awaitMessage(received -> received.body().contains(visit.examId().toString()));
        String replay = "/api/webhook-deliveries/" + awaitDelivery(first.id(), "delivered").id() + "/replay";

        UUID again = once.post(replay).expect(202).id();

        await().atMost(PATIENCE).until(() -> owner.get("/api/webhook-deliveries/" + again).expect(200).text("/state").equals("delivered"));
        assertThat(once.post(replay).expect(202).id()).isEqualTo(again);
        assertThat(received(first.id())).hasSize(2);
        String missed = "/api/webhooks/" + webhook + "/replay";
        once.post(missed, span(visit)).expect(200);
        once.post(missed, "{\"from\":\"2020-01-01T00:00:00Z\"}").expect(409);
    }

    /** As when a node dies and the broker's journal is lost with it. */
    @Test
    void a_delivery_that_nobody_has_in_hand_is_found_without_another_event() {
        webhookFor("exam.finalized");
        receiver.answering(429).askingToComeBackIn(3600);
        Visit visit = Visit.to(northgate).examined();
        Received first = awaitMessage(received -> received.body().contains(visit.examId().toString()));
        awaitTries(first.id(), 1);
        receiver.answering(200);

        northgate.database().execute("update webhook_deliveries set next_try_at = now() - interval '1 hour' where endpoint_id = ?", webhook);

        awaitDelivery(first.id(), "delivered");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://10.0.0.1/", "https://169.254.169.254/latest/meta-data/", "https://127.0.0.2/", "https://[::1]/", "https://192.168.1.1:8443/", "http://10.0.0.1/", "https://0.0.0.0/"})
    void an_address_inside_a_network_is_refused_unless_the_operator_named_it(String url) {
        Answer refused = owner.post("/api/webhooks", draft(url, "order.shipped")).expect(400);

        assertThat(refused.texts("/errors", "/field")).containsExactly("url");
    }

    @Test
    void an_address_that_was_good_once_is_judged_again_each_time() {
        webhookFor("exam.finalized");
        northgate.database().execute("update webhook_endpoints set url = 'http://127.0.0.2:1/hook' where id = ?", webhook);

        UUID ping = owner.post("/api/webhooks/" + webhook + "/test").expect(202).id();

        Answer failed = await().atMost(PATIENCE).until(() -> owner.get("/api/webhook-deliveries/" + ping).expect(200), seen -> seen.text("/state").equals("failed"));
        assertThat(failed.text("/lastError")).contains("inside a network");
    }

    @Test
    void the_secret_is_shown_once_and_lies_sealed_in_the_database() {
        webhookFor("order.shipped");

        assertThat(secret).startsWith("whsec_");
        assertThat(owner.get("/api/webhooks/" + webhook).expect(200).body()).doesNotContain(secret, "whsec_");
        assertThat(owner.get("/api/webhooks").expect(200).body()).doesNotContain("whsec_");
        assertThat(northgate.database().texts("select sealed from webhook_secrets where endpoint_id = ?", webhook)).hasSize(1).allMatch(sealed -> sealed.startsWith("v1:") && !sealed.contains(secret.substring(6)));
        assertThat(northgate.database().texts("select detail::text from audit_entries where target_id = ?", webhook)).noneMatch(detail -> detail.contains("whsec_"));
    }

    @Test
    void a_stale_change_and_a_second_one_to_the_same_address_are_refused() {
        webhookFor("order.shipped");
        String path = "/api/webhooks/" + webhook;
        String seen = owner.get(path).expect(200).etag();
        owner.put(path, draft(receiver.url(), "order.created")).expect(428);

        owner.with("If-Match", seen).put(path, draft(receiver.url(), "order.created")).expect(200);

        owner.with("If-Match", seen).put(path, draft(receiver.url(), "order.created")).expect(412);
        assertThat(owner.post("/api/webhooks", draft(receiver.url(), "order.created")).expect(400).texts("/errors", "/code")).containsExactly("url_taken");
    }

    // --------------------------------------------------------------------------------------------------------------- helpers

    private void webhookFor(String type) {
        Answer made = owner.post("/api/webhooks", draft(receiver.url(), type)).expect(201);
        webhook = made.id();
        secret = made.text("/secret");
    }

    private static String draft(String url, String type) {
        return "{\"url\":\"%s\",\"eventTypes\":[\"%s\"]}".formatted(url, type);
    }

    private Received ping() {
        int before = receiver.received().size();
        owner.post("/api/webhooks/" + webhook + "/test").expect(202);
        await().atMost(PATIENCE).until(() -> receiver.received().stream().skip(before).anyMatch(received -> received.body().contains("webhook.ping")));
        return receiver.received().stream().skip(before).filter(received -> received.body().contains("webhook.ping")).findFirst().orElseThrow();
    }

    /** From just before that exam to now. */
    private String span(Visit visit) {
        return "{\"from\":\"%s\"}".formatted(northgate.database().text("select to_char(min(occurred_at) at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') from journey_events where aggregate_id = ?", visit.examId()));
    }

    private Received awaitMessage(Predicate<Received> wanted) {
        await().atMost(PATIENCE).until(() -> receiver.received().stream().anyMatch(wanted));
        return receiver.received().stream().filter(wanted).findFirst().orElseThrow();
    }

    private List<Received> received(String id) {
        return receiver.received().stream().filter(received -> received.id().equals(id)).toList();
    }

    private Answer awaitDelivery(String eventId, String state) {
        return await().atMost(PATIENCE).until(() -> delivery(eventId), seen -> seen != null && seen.text("/state").equals(state));
    }

    private Answer awaitTries(String eventId, int tries) {
        return await().atMost(PATIENCE).until(() -> delivery(eventId), seen -> seen != null && seen.at("/attempts").size() >= tries);
    }

    /** The newest of that event; null while there is none. */
    private Answer delivery(String eventId) {
        Answer all = owner.get("/api/webhooks/" + webhook + "/deliveries?limit=100").expect(200);
        List<String> events = all.texts("/items", "/eventId");
        return events.contains(eventId) ? owner.get("/api/webhook-deliveries/" + all.texts("/items", "/id").get(events.indexOf(eventId))).expect(200) : null;
    }
}
