package app.fovea.outside;

import static app.fovea.access.entity.DefaultRole.LAB_MANAGER;
import static app.fovea.access.entity.DefaultRole.OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.fovea.world.Answer;
import app.fovea.world.Database;
import app.fovea.world.Practice;
import app.fovea.world.Visit;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What happened to one order is heard in its order, by each listener, although an earlier event fails for a while or for good; and nobody else waits. */
class NothingOvertakesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Practice NORTHGATE = Practice.northgate();
    private static final Practice HARBOUR = Practice.harbour();
    private static final Database DATABASE = NORTHGATE.database();

    private static UUID replayed;
    private static UUID givenUp;

    @BeforeAll
    static void theAuditOfTwoOrdersFailsWhileTheyGoOn() {
        DATABASE.execute("create table audit_refuses (target_id uuid primary key, told integer not null default 0)");
        DATABASE.execute("grant select, update on audit_refuses to fovea_app");
        DATABASE.execute("create table audit_refusals (patient text constraint refused_on_purpose check (false))");
        DATABASE.execute("grant insert on audit_refusals to fovea_app");
        DATABASE.execute("""
            create function refuse_audit() returns trigger language plpgsql as $$ begin
              if exists (select from audit_refuses where target_id = new.target_id) and new.action = 'order.created' then insert into audit_refusals (patient) values ('Rosalind ' || 'Quillfeather'); end if;
              return new;
            end $$""");
        DATABASE.execute("create trigger refused_on_purpose before insert on audit_entries for each row execute function refuse_audit()");
        replayed = madeWhileTheAuditIsBroken();
        givenUp = madeWhileTheAuditIsBroken();
    }

    @AfterAll
    static void repair() {
        DATABASE.execute("drop trigger if exists refused_on_purpose on audit_entries");
        DATABASE.execute("drop function if exists refuse_audit()");
        DATABASE.execute("drop table if exists audit_refuses, audit_refusals");
    }

    /** Nobody knows an order's id before it is there: the audit is broken for all of them until this one has failed once. */
    private static UUID madeWhileTheAuditIsBroken() {
        DATABASE.execute("""
            create or replace function refuse_audit() returns trigger language plpgsql as $$ begin
              if new.action = 'order.created' then insert into audit_refusals (patient) values ('Rosalind ' || 'Quillfeather'); end if;
              return new;
            end $$""");
        UUID order = Visit.to(NORTHGATE).ordered().orders().get(0);
        DATABASE.execute("insert into audit_refuses (target_id) values (?)", order);
        await("the audit fails").atMost(PATIENCE).until(() -> DATABASE.count("""
            select count(*) from event_failures f join journey_events e on e.tenant_id = f.tenant_id and e.id = f.event_id where e.aggregate_id = ?""", order) > 0);
        DATABASE.execute("""
            create or replace function refuse_audit() returns trigger language plpgsql as $$ begin
              if exists (select from audit_refuses where target_id = new.target_id) and new.action = 'order.created' then insert into audit_refusals (patient) values ('Rosalind ' || 'Quillfeather'); end if;
              return new;
            end $$""");
        NORTHGATE.as(LAB_MANAGER).post("/api/orders/" + order + "/transitions", "{\"to\":\"awaiting_frame\",\"version\":1}").expect(200);
        NORTHGATE.as(LAB_MANAGER).post("/api/orders/" + order + "/transitions", "{\"to\":\"in_production\",\"version\":2}").expect(200);
        return order;
    }

    /** Its order is made here and not before the first test: after its last try, a quarter of a minute later, it would not come again by itself. */
    @Test
    void laterEventsWaitUntilTheEarlierOneSucceedsByItself() {
        UUID recovering = madeWhileTheAuditIsBroken();
        assertThat(heardOf(recovering)).isEmpty();

        DATABASE.execute("delete from audit_refuses where target_id = ?", recovering);

        awaitHeard(recovering, List.of("order.created", "order.status_changed", "order.status_changed"));
        assertThat(DATABASE.count("select count(*) from dead_letters where aggregate_id = ?", recovering)).as("no person was needed").isZero();
    }

    @Test
    void whatFollowsADeadOneIsParkedBehindItAndGoesOnInOrderOnceThatIsReplayed() {
        Answer letters = awaitLetters(replayed, "dead", "parked", "parked");
        assertThat(Visit.to(NORTHGATE).ordered().orders()).as("other orders do not wait").hasSize(1);
        assertThat(Visit.to(HARBOUR).ordered().orders()).hasSize(1);
        UUID dead = letterOf(letters, replayed, "dead");
        UUID parked = letterOf(letters, replayed, "parked");
        assertThat(NORTHGATE.as(LAB_MANAGER).post("/api/journey/dead-letters/" + parked + "/replay").expect(409).text("/detail")).contains("waits behind an earlier event");
        assertThat(heardOf(replayed)).isEmpty();

        DATABASE.execute("delete from audit_refuses where target_id = ?", replayed);
        NORTHGATE.as(LAB_MANAGER).post("/api/journey/dead-letters/" + dead + "/replay").expect(202);

        awaitHeard(replayed, List.of("order.created", "order.status_changed", "order.status_changed"));
        await("all of them are solved").atMost(PATIENCE).until(() -> DATABASE.count("select count(*) from dead_letters where aggregate_id = ? and state = 'solved'", replayed) == 3);
        assertThat(DATABASE.count("select count(*) from audit_entries where target_id = ?", replayed)).as("once each").isEqualTo(3);
    }

    @Test
    void whatFollowsADeadOneGoesOnWithoutItOnceThatIsGivenUpWithAReason() {
        UUID dead = letterOf(awaitLetters(givenUp, "dead", "parked", "parked"), givenUp, "dead");
        NORTHGATE.as(OWNER).post("/api/journey/dead-letters/" + dead + "/discard", "{\"reason\":\" \"}").expect(400);
        NORTHGATE.as(LAB_MANAGER).post("/api/journey/dead-letters/" + dead + "/discard", "{\"reason\":\"It is in the paper file.\"}").expect(403);

        NORTHGATE.as(OWNER).post("/api/journey/dead-letters/" + dead + "/discard", "{\"reason\":\"It is in the paper file.\"}").expect(204);

        awaitHeard(givenUp, List.of("order.status_changed", "order.status_changed"));
        NORTHGATE.as(OWNER).post("/api/journey/dead-letters/" + dead + "/replay").expect(409);
        assertThat(DATABASE.count("select count(*) from audit_entries where action = 'dead_letter.discarded' and target_id = ?", dead)).isEqualTo(1);
    }

    /** PostgreSQL's own words tell the whole row, and the driver's those of a batch. */
    @Test
    void whyItFailedIsKeptAndLoggedWithoutTheValuesOfTheRowThatWasRefused() throws IOException {
        await("one died").atMost(PATIENCE).until(() -> DATABASE.count("select count(*) from dead_letters where aggregate_id = ? and error is not null", givenUp) == 1);

        assertThat(DATABASE.texts("select error from event_failures union all select error || stack_trace from dead_letters where error is not null"))
            .anyMatch(text -> text.contains("refused_on_purpose")).noneMatch(text -> text.contains("Rosalind Quillfeather"));
        for (String log : List.of("server.log", "postgres.log")) {
            assertThat(Files.readString(NORTHGATE.server().data().log(log))).as(log).contains("refused_on_purpose").doesNotContain("Rosalind Quillfeather");
        }
    }

    private static Answer awaitLetters(UUID order, String... states) {
        return await("its letters").atMost(PATIENCE).until(() -> NORTHGATE.as(OWNER).get("/api/journey/dead-letters").expect(200), found ->
            found.at("/items").findValuesAsText("aggregateId").stream().filter(order.toString()::equals).count() == states.length
            && DATABASE.texts("select state from dead_letters where aggregate_id = ? order by aggregate_seq", order).equals(List.of(states)));
    }

    private static UUID letterOf(Answer letters, UUID order, String state) {
        for (var letter : letters.at("/items")) {
            if (letter.get("aggregateId").asText().equals(order.toString()) && letter.get("state").asText().equals(state)) {
                return UUID.fromString(letter.get("id").asText());
            }
        }
        throw new AssertionError("no letter of " + order + " is " + state);
    }

    private static void awaitHeard(UUID order, List<String> actions) {
        await("the audit of " + order).atMost(PATIENCE).until(() -> heardOf(order), actions::equals);
    }

    /** What the audit has heard of it, in the order in which it did. */
    private static List<String> heardOf(UUID order) {
        return DATABASE.texts("""
            select a.action from audit_entries a join event_inbox i on i.tenant_id = a.tenant_id and i.event_id = a.event_id and i.listener = 'JourneyAudit'
            where a.target_id = ? order by i.handled_at""", order);
    }
}
