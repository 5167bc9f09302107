package app.fovea.outside;

import static app.fovea.access.entity.DefaultRole.LAB_MANAGER;
import static app.fovea.access.entity.DefaultRole.OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.fovea.world.Answer;
import app.fovea.world.Database;
import app.fovea.world.GivenUp;
import app.fovea.world.Practice;
import app.fovea.world.RunningFovea;
import app.fovea.world.Sql;
import app.fovea.world.Visit;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Replays that fail, are lost, come twice or are given up while they are at work: what they were to do is done, and their dead letters say so. */
class WhatComesAgainIsDoneOnceIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final long DOOR = 0x6164766963L;
    private static final Practice NORTHGATE = Practice.northgate();
    private static final Practice HARBOUR = Practice.harbour();
    private static final Database DATABASE = NORTHGATE.database();

    private static Visit refused;
    private static Visit lost;
    private static UUID lostDeposit;

    /** Both take a quarter of a minute to come to pass, and so begin together. */
    @BeforeAll
    static void aRebuildDiesAndAReplayIsLost() {
        DATABASE.execute("create table advice_trouble (dispense_id uuid primary key, hangs boolean not null)");
        DATABASE.execute("grant select on advice_trouble to fovea_app");
        DATABASE.execute("""
            create function trouble_advice() returns trigger language plpgsql as $$ declare trouble boolean; begin
              select t.hangs into trouble from advice_trouble t join dispense_pairs p on p.dispense_id = t.dispense_id where p.id = new.id;
              if trouble then perform pg_advisory_xact_lock(%d); elsif not trouble then raise exception 'refused on purpose'; end if;
              return new;
            end $$""".formatted(DOOR));
        DATABASE.execute("create trigger trouble before insert on advice_sales for each row execute function trouble_advice()");

        Instant from = Instant.now();
        refused = Visit.to(NORTHGATE).ordered();
        forgotten(refused);
        DATABASE.execute("insert into advice_trouble values (?, false)", refused.dispenseId());
        NORTHGATE.as(OWNER).post("/api/journey/replays", rebuild(from)).expect(202);

        lost = Visit.to(HARBOUR);
        lost.paid(lost.readyToPay().percentOfTotal(10)).awaitLabHasHeard();
        lostDeposit = GivenUp.event(HARBOUR, lost.patientId(), "invoice.paid");
        DATABASE.execute("update journey_events set published_at = now() - interval '5 minutes' where id = ?", lostDeposit);
        DATABASE.execute("delete from event_inbox where listener = 'OrderCreation' and event_id = ?", lostDeposit);
        DATABASE.execute("update dead_letters set state = 'replaying' where id = ?", GivenUp.by(HARBOUR, "OrderCreation", lostDeposit));
        lost.pay(Visit.card(lost.percentOfTotal(90))).expect(201);
    }

    @AfterAll
    static void repair() {
        DATABASE.execute("drop trigger if exists trouble on advice_sales");
        DATABASE.execute("drop function if exists trouble_advice()");
        DATABASE.execute("drop table if exists advice_trouble");
    }

    @Test
    void whatDiedWhileAListenerWasBuiltUpAgainIsBuiltUpWhenItIsReplayed() {
        UUID event = GivenUp.event(NORTHGATE, refused.patientId(), "order.created");
        UUID letter = UUID.fromString(await("it dies").atMost(PATIENCE).until(() -> DATABASE.texts("select id from dead_letters where event_id = ? and listener = 'AdviceFeedback' and state = 'dead'", event),
            found -> found.size() == 1).get(0));
        DATABASE.execute("delete from advice_trouble where dispense_id = ?", refused.dispenseId());

        HARBOUR.as(LAB_MANAGER).post("/api/journey/dead-letters/" + letter + "/replay").expect(404);
        NORTHGATE.as(LAB_MANAGER).post("/api/journey/dead-letters/" + letter + "/replay").expect(202);

        awaitState(letter, "solved");
        assertThat(remembered(refused)).as("what the letter says is done").isEqualTo(1);
    }

    @Test
    void aReplayThatABrokerLostIsBroughtAgainByWhatWaitsForItAndItsLetterIsSolved() {
        await("its letter is solved").atMost(PATIENCE).until(() -> DATABASE.text("select state from dead_letters where event_id = ?", lostDeposit), "solved"::equals);
        lost.awaitLabHasHeard();
        assertThat(lost.awaitOrders(1)).hasSize(1);
    }

    @Test
    void aLetterOfWhatAnotherCopyHasDoneIsSolved() {
        Instant from = Instant.now();
        Visit visit = Visit.to(HARBOUR).ordered();
        UUID letter = GivenUp.by(HARBOUR, "AdviceFeedback", awaitHandled(HARBOUR, visit));

        HARBOUR.as(OWNER).post("/api/journey/replays", rebuild(from)).expect(202);

        awaitState(letter, "solved");
        assertThat(remembered(visit)).isEqualTo(1);
    }

    @Test
    void whoeverGivesUpAReplayThatIsAtWorkIsToldThatItIsDone() throws SQLException {
        Visit visit = Visit.to(NORTHGATE).ordered();
        UUID event = forgotten(visit);
        DATABASE.execute("delete from event_inbox where listener = 'AdviceFeedback' and event_id = ?", event);
        UUID letter = GivenUp.by(NORTHGATE, "AdviceFeedback", event);
        DATABASE.execute("insert into advice_trouble values (?, true)", visit.dispenseId());

        CompletableFuture<Answer> givenUp;
        try (Connection doorkeeper = NORTHGATE.server().superuser()) {
            Sql.run(doorkeeper, "select pg_advisory_lock(?)", DOOR);
            NORTHGATE.as(LAB_MANAGER).post("/api/journey/dead-letters/" + letter + "/replay").expect(202);
            await("it is at work").atMost(PATIENCE).until(() -> DATABASE.count("select count(*) from pg_locks where locktype = 'advisory' and not granted") == 1);
            givenUp = CompletableFuture.supplyAsync(() -> NORTHGATE.as(OWNER).post("/api/journey/dead-letters/" + letter + "/discard", "{\"reason\":\"It takes too long.\"}"));
            await("somebody gives it up").atMost(PATIENCE).until(() -> DATABASE.count("select count(*) from pg_locks where locktype = 'transactionid' and not granted") == 1);
        }

        givenUp.join().expect(409);
        awaitState(letter, "solved");
        assertThat(remembered(visit)).isEqualTo(1);
    }

    /** Restored from before the practice was opened, say: nobody has a place to keep its dead letters in. */
    @Test
    void anEventOfAPracticeThatIsNotThereIsSetAsideAtTheBrokerAndHoldsUpNobody() throws SQLException {
        double before = setAside();
        UUID event = UUID.randomUUID();
        try (Connection superuser = NORTHGATE.server().superuser()) {
            Sql.run(superuser, "set session_replication_role = replica");
            Sql.run(superuser, """
                insert into journey_events (tenant_id, id, type, schema_version, aggregate_type, aggregate_id, aggregate_seq, correlation_id, actor_name, occurred_at, payload)
                values (gen_random_uuid(), ?, 'exam.finalized', 1, 'exam', gen_random_uuid(), 1, gen_random_uuid(), 'nobody', now(), '{}')""", event);
        }
        try {
            await("both its listeners are rid of it").atMost(PATIENCE).until(() -> setAside() == before + 2);
        } finally {
            DATABASE.execute("delete from journey_events where id = ?", event);
        }
        assertThat(DATABASE.count("select count(*) from event_failures where event_id = ?", event)).isZero();
        assertThat(Visit.to(NORTHGATE).ordered().orders()).hasSize(1);
        assertThat(Visit.to(HARBOUR).ordered().orders()).hasSize(1);
    }

    /** @return the event that told of it */
    private static UUID forgotten(Visit visit) {
        UUID event = awaitHandled(visit.practice(), visit);
        for (String table : new String[] {"advice_sale_treatments where sale_id", "advice_sale_uses where sale_id", "advice_sales where id"}) {
            DATABASE.execute("delete from " + table + " in (select id from dispense_pairs where dispense_id = ?)", visit.dispenseId());
        }
        return event;
    }

    private static UUID awaitHandled(Practice practice, Visit visit) {
        UUID event = GivenUp.event(practice, visit.patientId(), "order.created");
        await("advice has heard of it").atMost(PATIENCE).until(() -> DATABASE.count("select count(*) from event_inbox where listener = 'AdviceFeedback' and event_id = ?", event) == 1);
        return event;
    }

    private static long remembered(Visit visit) {
        return DATABASE.count("select count(*) from advice_sales where id in (select id from dispense_pairs where dispense_id = ?)", visit.dispenseId());
    }

    private static void awaitState(UUID letter, String state) {
        await("the letter is " + state).atMost(PATIENCE).until(() -> DATABASE.text("select state from dead_letters where id = ?", letter), state::equals);
    }

    private static String rebuild(Instant from) {
        return "{\"listener\":\"AdviceFeedback\",\"mode\":\"rebuild\",\"from\":\"%s\",\"to\":\"%s\"}".formatted(from, Instant.now().plusSeconds(1));
    }

    /** How many messages lie where the broker keeps what nobody took. */
    private static double setAside() {
        try {
            String metrics = HttpClient.newHttpClient().send(HttpRequest.newBuilder(RunningFovea.shared().management().resolve("/metrics")).build(), HttpResponse.BodyHandlers.ofString()).body();
            Matcher line = Pattern.compile("(?m)^messaging_activemq_message_count\\{[^}]*name=\"DeadLetters\"[^}]*} (\\S+)$").matcher(metrics);
            assertThat(line.find()).isTrue();
            return Double.parseDouble(line.group(1));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
