package app.fovea.outside;

import static app.fovea.access.entity.DefaultRole.LAB_MANAGER;
import static app.fovea.access.entity.DefaultRole.OWNER;
import static app.fovea.access.entity.DefaultRole.RECEPTIONIST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.fovea.server.FoveaServer;
import app.fovea.world.Answer;
import app.fovea.world.Database;
import app.fovea.world.Practice;
import app.fovea.world.RunningFovea;
import app.fovea.world.Visit;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Somebody pulls the plug, on a server of its own: what was answered is done once, whatever died on the way. */
class CrashIT {
    private static final Duration RECOVERY = Duration.ofSeconds(90);
    private static FoveaServer server;
    private static Practice northgate;
    private static Practice harbour;
    private static Database database;

    @BeforeAll
    static void aServerThatMayDie() {
        server = RunningFovea.ownOne("crash");
        server.start();
        northgate = Practice.of(server, RunningFovea.NORTHGATE);
        harbour = Practice.of(server, RunningFovea.HARBOUR);
        database = new Database(server);
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @Test
    void aSaleThatWasCommittedBeforeTheCrashIsOrderedOnceAfterIt() {
        List<Visit> visits = List.of(Visit.to(northgate).readyToPay(), Visit.to(harbour).readyToPay());
        database.execute("revoke select on journey_events from fovea_relay");
        List<Visit> paid = visits.stream().map(Visit::paidInFull).toList();
        assertThat(paid).allSatisfy(visit -> assertThat(database.count(
            "select count(*) from journey_events where aggregate_id = ? and published_at is null", visit.invoiceId())).as("committed, not relayed").isEqualTo(1));

        server.killServer();
        database.execute("grant select on journey_events to fovea_relay");
        server.startServer();

        assertThat(paid).allSatisfy(visit -> {
            assertThat(visit.awaitOrders(1)).hasSize(1);
            UUID event = UUID.fromString(database.text("select id from journey_events where aggregate_id = ?", visit.invoiceId()));
            await("the audit").atMost(RECOVERY).until(() -> database.count("select count(*) from audit_entries where event_id = ?", event) == 1);
            assertThat(database.count("select count(*) from journey_events where type = 'order.created' and patient_id = ?", visit.patientId())).isEqualTo(1);
            assertThat(database.count("select count(*) from event_inbox where event_id = ? and listener = 'OrderCreation'", event)).isEqualTo(1);
        });
    }

    @Test
    void anEventWhoseMarkWasLostIsSentAgainAndHoldsUpNothing() {
        Visit visit = Visit.to(northgate).ordered();
        await("the mark").atMost(RECOVERY).until(() -> database.count("select count(*) from journey_events where aggregate_id = ? and published_at is not null", visit.invoiceId()) == 1);
        // As a crash leaves it that comes after the broker took the message and before the outbox says so.
        database.execute("update journey_events set published_at = null where aggregate_id = ?", visit.invoiceId());

        List<Visit> behindIt = List.of(Visit.to(northgate).ordered(), Visit.to(harbour).ordered());

        assertThat(behindIt).allSatisfy(later -> assertThat(later.orders()).hasSize(1));
        await("the outbox is empty").atMost(RECOVERY).until(() -> database.count("select count(*) from journey_events where published_at is null") == 0);
        assertThat(visit.orders()).hasSize(1);
    }

    @Test
    void aMessageThatComesTwiceIsHeardOnce() {
        Visit visit = Visit.to(northgate).ordered();
        UUID event = UUID.fromString(database.text("select id from journey_events where aggregate_id = ?", visit.invoiceId()));
        UUID letter = UUID.randomUUID();
        // As if the broker had given up on a message that was handled after all; replaying goes past its duplicate detection.
        database.execute("""
            insert into dead_letters (tenant_id, id, listener, event_id, event_type, aggregate_id, aggregate_seq, envelope, failed_at)
            select tenant_id, ?, 'OrderCreation', id, type, aggregate_id, aggregate_seq, jsonb_build_object('specversion', '1.0', 'id', id, 'source', 'urn:fovea:journey', 'type', type,
              'subject', aggregate_type || '/' || aggregate_id, 'time', to_char(occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
              'dataschema', 'urn:fovea:events:invoice.paid:v1', 'datacontenttype', 'application/json', 'tenantid', tenant_id, 'actorid', actor_id,
              'actorname', actor_name, 'correlationid', correlation_id, 'sequence', lpad(aggregate_seq::text, 19, '0'), 'data', payload), now()
            from journey_events where id = ?""", letter, event);

        northgate.as(LAB_MANAGER).post("/api/journey/dead-letters/" + letter + "/replay").expect(202);
        harbour.as(LAB_MANAGER).post("/api/journey/dead-letters/" + letter + "/replay").expect(404);
        Visit later = Visit.to(northgate).ordered();

        assertThat(later.orders()).as("the queue went on behind it").hasSize(1);
        assertThat(visit.orders()).hasSize(1);
        assertThat(database.count("select count(*) from event_inbox where event_id = ? and listener = 'OrderCreation'", event)).isEqualTo(1);
        await("its letter is solved").atMost(RECOVERY).until(() -> database.count("select count(*) from dead_letters where event_id = ? and state <> 'solved'", event) == 0);
        northgate.as(LAB_MANAGER).post("/api/journey/dead-letters/" + letter + "/replay").expect(409);
    }

    @Test
    void whatFailsForGoodIsSeenWithItsReasonAndWorksAfterTheRepair() {
        Visit visit = Visit.to(northgate).readyToPay();
        Visit theirs = Visit.to(harbour).readyToPay();
        database.execute("alter table orders add constraint broken_on_purpose check (patient_id <> '%s') not valid".formatted(visit.patientId()));
        visit.paidInFull();
        assertThat(theirs.ordered().orders()).as("one poisoned message holds up nobody else").hasSize(1);

        UUID event = UUID.fromString(database.text("select id from journey_events where aggregate_id = ?", visit.invoiceId()));
        Answer letters = await("the dead letter").atMost(RECOVERY).until(() -> northgate.as(LAB_MANAGER).get("/api/journey/dead-letters").expect(200),
            found -> found.texts("/items", "/eventId").contains(event.toString()));
        int at = letters.texts("/items", "/eventId").indexOf(event.toString());
        assertThat(letters.text("/items/" + at + "/listener")).isEqualTo("OrderCreation");
        assertThat(letters.text("/items/" + at + "/error")).contains("broken_on_purpose");
        assertThat(visit.orders()).isEmpty();
        assertThat(harbour.as(LAB_MANAGER).get("/api/journey/dead-letters").expect(200).texts("/items", "/eventId")).doesNotContain(event.toString());
        assertThat(northgate.as(RECEPTIONIST).get("/api/journey/dead-letters").expect(403).text("/permission")).isEqualTo("journey:dead_letters");

        database.execute("alter table orders drop constraint broken_on_purpose");
        northgate.as(LAB_MANAGER).post("/api/journey/dead-letters/" + letters.text("/items/" + at + "/id") + "/replay").expect(202);

        assertThat(visit.awaitOrders(1)).hasSize(1);
        await("its letter is solved").atMost(RECOVERY).until(() -> !northgate.as(LAB_MANAGER).get("/api/journey/dead-letters").expect(200).texts("/items", "/eventId").contains(event.toString()));
        assertThat(northgate.as(OWNER).get("/api/orders/" + visit.orders().get(0)).expect(200).uuid("/invoiceId")).isEqualTo(visit.invoiceId());
    }
}
