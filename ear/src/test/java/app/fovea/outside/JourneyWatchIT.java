package app.fovea.outside;

import static app.fovea.access.entity.DefaultRole.OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.fovea.access.entity.Permission;
import app.fovea.world.Answer;
import app.fovea.world.GivenUp;
import app.fovea.world.Practice;
import app.fovea.world.Rest;
import app.fovea.world.Visit;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What became of events, and what can be done about those that did not arrive, in two practices. */
class JourneyWatchIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Practice northgate = Practice.northgate();
    private final Practice harbour = Practice.harbour();
    private final Rest owner = northgate.as(OWNER);
    private final Rest neighbour = harbour.as(OWNER);

    @Test
    void theTimelineTellsWhatLedToWhatAndWhoWasDoneWhen() {
        Visit visit = Visit.to(northgate).ordered();
        String path = "/api/journey/timeline?patientId=" + visit.patientId();

        Answer told = await("each listener is done").atMost(SOON).until(() -> owner.get(path).expect(200), answer -> all(answer, "handled").stream().anyMatch(each -> is(each, "listener", "OrderCreation")));

        List<JsonNode> events = all(told, "event");
        assertThat(events).extracting(each -> each.path("type").asText()).containsExactly("exam.finalized", "invoice.paid", "order.created");
        assertThat(events.get(2).path("because").asText()).isEqualTo(events.get(1).path("eventId").asText());
        assertThat(events.get(2).path("depth").asInt()).isGreaterThan(events.get(1).path("depth").asInt());
        assertThat(events.get(2).path("afterMillis").isNumber()).isTrue();
        assertThat(events.get(1).path("facts").path("totalAmount").isNumber()).isTrue();
        assertThat(all(told, "handled").stream().filter(each -> is(each, "listener", "OrderCreation"))).singleElement()
            .satisfies(each -> assertThat(each.path("because").asText()).isEqualTo(events.get(1).path("eventId").asText()));
        String correlation = events.get(0).path("correlationId").asText();
        assertThat(all(owner.get("/api/journey/timeline?correlationId=" + correlation).expect(200), "event")).hasSize(3);
        assertThat(neighbour.get("/api/journey/timeline?correlationId=" + correlation).expect(200).at("/items")).as("another practice's journey").isEmpty();
        assertThat(neighbour.get(path).expect(200).at("/items")).isEmpty();
    }

    @Test
    void whoeverMaySeeNoMoneyIsToldOfThePaymentAndOfNoAmount() {
        Visit visit = Visit.to(northgate).ordered();

        Answer told = northgate.holding(Set.of(Permission.JOURNEY_VIEW)).get("/api/journey/timeline?patientId=" + visit.patientId()).expect(200);

        assertThat(all(told, "event")).extracting(each -> each.path("type").asText()).contains("invoice.paid");
        assertThat(all(told, "event")).allSatisfy(each -> assertThat(each.path("facts")).isEmpty());
        assertThat(all(told, "message")).isEmpty();
    }

    @Test
    void whoeverMaySeeNoMoneyReadsEventsAndDeadLettersWithoutAmountsAndIsToldSo() {
        Visit visit = Visit.to(northgate).ordered();
        UUID event = GivenUp.event(northgate, visit.patientId(), "invoice.paid");
        await("it was audited").atMost(SOON).until(() -> handled("JourneyAudit", event) == 1);
        UUID letter = GivenUp.by(northgate, "JourneyAudit", event);
        String events = "/api/journey/events?type=invoice.paid&patientId=" + visit.patientId();
        Rest watcher = northgate.holding(Set.of(Permission.JOURNEY_VIEW, Permission.JOURNEY_DEAD_LETTERS));

        JsonNode told = watcher.get(events).expect(200).at("/items/0");
        JsonNode shown = watcher.get("/api/journey/dead-letters/" + letter).expect(200).at("/letter");

        assertThat(told.path("data").has("invoiceNumber")).isTrue();
        assertThat(told.path("data").has("totalAmount")).isFalse();
        assertThat(told.path("hidden").toString()).contains("totalAmount", "outstanding", "lineItems");
        assertThat(shown.path("envelope").path("data").has("invoiceNumber")).isTrue();
        assertThat(shown.path("envelope").path("data").has("totalAmount")).isFalse();
        assertThat(shown.path("hidden").toString()).contains("totalAmount");
        assertThat(owner.get(events).expect(200).at("/items/0/data/totalAmount").isNumber()).isTrue();
        assertThat(owner.get(events).expect(200).at("/items/0/hidden")).isEmpty();
        assertThat(owner.get("/api/journey/dead-letters/" + letter).expect(200).at("/letter/envelope/data/totalAmount").isNumber()).isTrue();
        assertThat(neighbour.get(events).expect(200).at("/items")).isEmpty();
        owner.post("/api/journey/dead-letters/" + letter + "/discard", "{\"reason\":\"A test made it.\"}").expect(204);
    }

    @Test
    void deadLettersAreListedShownAndReplayedAllAtOnce() {
        Visit visit = Visit.to(northgate).ordered();
        UUID event = GivenUp.event(northgate, visit.patientId(), "order.created");
        await("it was audited").atMost(SOON).until(() -> handled("JourneyAudit", event) == 1);
        UUID letter = GivenUp.by(northgate, "JourneyAudit", event);

        assertThat(owner.get("/api/journey/dead-letters?listener=JourneyAudit&state=dead&limit=100").expect(200).texts("/items", "/id")).contains(letter.toString());
        assertThat(owner.get("/api/journey/dead-letters?state=parked&limit=100").expect(200).texts("/items", "/id")).doesNotContain(letter.toString());
        Answer shown = owner.get("/api/journey/dead-letters/" + letter).expect(200);
        assertThat(shown.text("/stackTrace")).contains("at app.fovea");
        assertThat(shown.text("/letter/envelope/type")).isEqualTo("order.created");
        assertThat(listener(owner, "JourneyAudit").path("dead").asLong()).isPositive();
        assertThat(neighbour.get("/api/journey/dead-letters?limit=100").expect(200).texts("/items", "/id")).doesNotContain(letter.toString());
        neighbour.get("/api/journey/dead-letters/" + letter).expect(404);

        UUID replay = owner.post("/api/journey/dead-letters/replay", "{\"listener\":\"JourneyAudit\"}").expect(202).uuid("/items/0/id");

        Answer done = await("all went out").atMost(SOON).until(() -> owner.get("/api/journey/replays/" + replay).expect(200), each -> each.text("/state").equals("done"));
        assertThat(done.number("/sent")).isEqualTo(done.number("/planned")).isPositive();
        await("it is done in the end").atMost(SOON).until(() -> owner.get("/api/journey/dead-letters/" + letter).text("/letter/state").equals("solved"));
        assertThat(handled("JourneyAudit", event)).as("done once").isEqualTo(1);
        neighbour.get("/api/journey/replays/" + replay).expect(404);
        neighbour.request("DELETE", "/api/journey/replays/" + replay, null).expect(404);
        owner.request("DELETE", "/api/journey/replays/" + replay, null).expect(409);
    }

    @Test
    void aLetterOfAListenerThatIsNoMoreCannotBeReplayedAndCanBeGivenUp() {
        Visit visit = Visit.to(northgate).ordered();
        UUID letter = GivenUp.by(northgate, "Telegraph", GivenUp.event(northgate, visit.patientId(), "order.created"));

        assertThat(owner.post("/api/journey/dead-letters/" + letter + "/replay").expect(409).text("/detail")).contains("Telegraph").contains("give this dead letter up");
        neighbour.post("/api/journey/dead-letters/" + letter + "/discard", "{\"reason\":\"Nobody telegraphs.\"}").expect(404);
        owner.post("/api/journey/dead-letters/" + letter + "/discard", "{\"reason\":\"Nobody telegraphs.\"}").expect(204);
    }

    @Test
    void whatABrokerLostGoesToItsListenerAgainAndMakesNothingTwice() {
        Visit.to(northgate).ordered(); // Handled, and so not sent again.
        Visit visit = Visit.to(northgate).ordered();
        UUID event = GivenUp.event(northgate, visit.patientId(), "invoice.paid");
        northgate.database().execute("update journey_events set published_at = now() - interval '5 minutes' where id = ?", event);
        northgate.database().execute("delete from event_inbox where listener = 'OrderCreation' and event_id = ?", event);
        assertThat(listener(owner, "OrderCreation").path("waiting").asLong()).isPositive();

        UUID replay = owner.post("/api/journey/replays", range("OrderCreation", "unhandled")).expect(202).id();

        Answer done = await("all went out").atMost(SOON).until(() -> owner.get("/api/journey/replays/" + replay).expect(200), each -> each.text("/state").equals("done"));
        assertThat(done.number("/sent")).isPositive().isLessThan(done.number("/planned"));
        await("it is handled").atMost(SOON).until(() -> handled("OrderCreation", event) == 1);
        assertThat(owner.get("/api/orders?patientId=" + visit.patientId()).expect(200).at("/items")).hasSize(1);
        assertThat(northgate.database().count("select count(*) from audit_entries where target_id = ? and action = 'replay.started'", replay)).isEqualTo(1);
    }

    @Test
    void aRebuiltListenerDoesItsWorkAgainAndNobodyOutsideIsToldTwice() {
        Visit visit = Visit.to(northgate).ordered();

        UUID replay = owner.post("/api/journey/replays", range("OrderCreation", "rebuild")).expect(202).id();

        Answer done = await("all went out").atMost(SOON).until(() -> owner.get("/api/journey/replays/" + replay).expect(200), each -> each.text("/state").equals("done"));
        assertThat(done.number("/sent")).isEqualTo(done.number("/planned")).isPositive();
        assertThat(owner.get("/api/orders?patientId=" + visit.patientId()).expect(200).at("/items")).hasSize(1);
        assertThat(owner.post("/api/journey/replays", range("PatientNotification", "rebuild")).expect(422).text("/rule")).isEqualTo("listener_not_rebuildable");
        owner.post("/api/journey/replays", range("Nobody", "unhandled")).expect(400);
    }

    private static List<JsonNode> all(Answer told, String kind) {
        return StreamSupport.stream(told.at("/items").spliterator(), false).filter(each -> is(each, "kind", kind)).toList();
    }

    private static boolean is(JsonNode node, String field, String value) {
        return node.path(field).asText().equals(value);
    }

    private static JsonNode listener(Rest by, String name) {
        return StreamSupport.stream(by.get("/api/journey/listeners").expect(200).at("/items").spliterator(), false).filter(each -> is(each, "listener", name)).findFirst().orElseThrow();
    }

    private static String range(String listener, String mode) {
        return "{\"listener\":\"%s\",\"mode\":\"%s\",\"from\":\"%s\",\"to\":\"%s\"}".formatted(listener, mode, Instant.now().minus(Duration.ofHours(1)), Instant.now());
    }

    private long handled(String listener, UUID event) {
        return northgate.database().count("select count(*) from event_inbox where listener = ? and event_id = ?", listener, event);
    }
}
