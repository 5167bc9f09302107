package app.fovea.outside;

import static app.fovea.access.entity.DefaultRole.DISPENSING_OPTICIAN;
import static app.fovea.access.entity.DefaultRole.OPTOMETRIST;
import static app.fovea.access.entity.DefaultRole.OWNER;
import static app.fovea.access.entity.DefaultRole.PRACTICE_MANAGER;
import static app.fovea.access.entity.DefaultRole.RECEPTIONIST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.fovea.world.Browser;
import app.fovea.world.Practice;
import app.fovea.world.Rest;
import app.fovea.world.Team;
import app.fovea.world.Visit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Round trips are what a call costs. Counted in PostgreSQL's own log, with everything that one request does: who is asking (one statement for
 * somebody who is remembered) and what was asked.
 */
class ACallAsksTheDatabaseAKnownNumberOfTimesIT {
    private static final Practice PRACTICE = Practice.northgate();

    @BeforeAll
    static void letPostgresTellEveryStatement() {
        PRACTICE.database().execute("alter system set log_statement = 'all'");
        PRACTICE.database().execute("alter system set log_line_prefix = '%a|'");
        PRACTICE.database().text("select pg_reload_conf()");
        mark();
    }

    @AfterAll
    static void letItBeQuietAgain() {
        PRACTICE.database().execute("alter system reset log_statement");
        PRACTICE.database().execute("alter system reset log_line_prefix");
        PRACTICE.database().text("select pg_reload_conf()");
    }

    @Test
    void who_is_asking_takes_one_statement_once_a_token_is_remembered() {
        Rest somebody = PRACTICE.as(OPTOMETRIST);
        assertThat(statements(() -> somebody.get("/api/me").expect(200))).isEqualTo(1);
    }

    @Test
    void who_is_asking_takes_one_statement_once_the_person_of_a_session_is_remembered() {
        Browser somebody = Browser.at(PRACTICE.nobody());
        somebody.signIn(PRACTICE.slug(), PRACTICE.user(OPTOMETRIST).email(), PRACTICE.password()).expect(302);
        assertThat(statements(() -> somebody.open("/no-such-page").expect(404))).isEqualTo(1);
    }

    /** The number; and in a transaction of its own, of which three only begin it, say whose it is, and end it: the token and the person with practice, roles and rights. */
    @Test
    void who_is_asking_takes_six_statements_after_a_change() {
        Rest somebody = PRACTICE.as(OPTOMETRIST);
        assertThat(statements(() -> {
            PRACTICE.database().execute("update access_versions set version = version + 1 where tenant_id = ?", PRACTICE.id());
            somebody.get("/api/me").expect(200);
        })).isEqualTo(6);
    }

    @Test
    void whoever_shows_something_that_is_no_token_costs_nothing() {
        Rest nobody = PRACTICE.nobody().bearer("fov_AAAA");
        assertThat(statements(() -> nobody.get("/api/me").expect(401))).isZero();
    }

    /** Who is asking, the transaction with whose it is, that somebody looks, under which ids the patient's records stand, and events, what was handled, failures, dead letters, messages. */
    @Test
    void a_timeline_takes_as_many_for_a_long_journey_as_for_a_short_one() {
        Rest manager = PRACTICE.as(OWNER);
        String busiest = PRACTICE.database().text("select patient_id from journey_events where tenant_id = ? and patient_id is not null group by patient_id order by count(*) desc, patient_id limit 1", PRACTICE.id());
        String quietest = PRACTICE.database().text("select patient_id from journey_events where tenant_id = ? and patient_id is not null group by patient_id order by count(*), patient_id limit 1", PRACTICE.id());

        long forShort = statements(() -> manager.get("/api/journey/timeline?patientId=" + quietest).expect(200));
        long forLong = statements(() -> manager.get("/api/journey/timeline?patientId=" + busiest).expect(200));

        assertThat(forLong).isEqualTo(forShort).isLessThanOrEqualTo(11);
    }

    @Test
    void the_figures_of_all_listeners_take_five_statements_and_their_transaction() {
        Rest manager = PRACTICE.as(OWNER);
        assertThat(statements(() -> manager.get("/api/journey/listeners").expect(200))).isLessThanOrEqualTo(9);
    }

    @Test
    void a_patients_summary_takes_as_many_for_a_long_history_as_for_none() {
        Rest manager = PRACTICE.as(OPTOMETRIST);
        // Beyond 50 entries a section also counts how many there are: one more for each such section, and no more than that.
        String busiest = PRACTICE.database().text(
            "select patient_id from journey_events where tenant_id = ? group by patient_id having count(*) < 50 order by count(*) desc, patient_id limit 1", PRACTICE.id());
        String newest = manager.post("/api/patients", "{\"givenName\":\"Nova\",\"familyName\":\"Newcomer\",\"birthDate\":\"1990-01-01\"}").expect(201).text("/id");

        long forNone = statements(() -> manager.get("/api/patients/" + newest + "/summary").expect(200));
        long forLong = statements(() -> manager.get("/api/patients/" + busiest + "/summary").expect(200));

        assertThat(forLong).isEqualTo(forNone).isLessThanOrEqualTo(17);
    }

    /** Who is asking, the transaction with whose it is, that somebody looks, the order, its history, and whether the exam that it was sold from was amended since. */
    @Test
    void an_order_takes_as_many_for_a_long_history_as_for_a_short_one() {
        Rest manager = PRACTICE.as(PRACTICE_MANAGER);
        String byHistory = "select o.id from orders o join order_transitions t on (t.tenant_id, t.order_id) = (o.tenant_id, o.id) where o.tenant_id = ? group by o.id order by count(*) %s, o.id limit 1";
        String shortest = PRACTICE.database().text(byHistory.formatted(""), PRACTICE.id());
        String longest = PRACTICE.database().text(byHistory.formatted("desc"), PRACTICE.id());

        long forShort = statements(() -> manager.get("/api/orders/" + shortest).expect(200));

        assertThat(statements(() -> manager.get("/api/orders/" + longest).expect(200))).isEqualTo(forShort).isLessThanOrEqualTo(8);
    }

    /** Who is asking, the transaction with whose it is, the columns, the jobs, how many stand in each column, and what the branches are called. */
    @Test
    void the_lab_board_takes_as_many_for_every_number_of_jobs() {
        Rest here = PRACTICE.as(PRACTICE_MANAGER);
        Rest there = Practice.harbour().as(PRACTICE_MANAGER);
        // How fast each lab is, is read once and remembered for minutes.
        here.get("/api/lab/board").expect(200);
        there.get("/api/lab/board").expect(200);
        assertThat(statements(() -> here.get("/api/lab/board").expect(200)))
            .isEqualTo(statements(() -> there.get("/api/lab/board").expect(200))).isLessThanOrEqualTo(8);
    }

    /** Their invoices and their patients, however many, and whose records are restricted; the settings only say how many there are. */
    @Test
    void sales_that_wait_take_as_many_for_every_number_and_are_counted_by_the_database() {
        Rest manager = PRACTICE.as(PRACTICE_MANAGER);
        for (int i = 0; i < 3; i++) {
            Visit.to(PRACTICE).checkedOut();
        }
        assertThat(manager.get("/api/orders/waiting?limit=100").expect(200).at("/items")).hasSizeGreaterThan(2);

        long one = statements(() -> manager.get("/api/orders/waiting?limit=1").expect(200));
        assertThat(statements(() -> manager.get("/api/orders/waiting?limit=100").expect(200))).isEqualTo(one).isLessThanOrEqualTo(8);
        assertThat(between(() -> manager.get("/api/settings/orders").expect(200))).containsIgnoringCase("select count(").doesNotContainIgnoringCase("issued_at");
    }

    @Test
    void a_page_of_patients_takes_as_many_whatever_its_size() {
        Rest reader = PRACTICE.as(DISPENSING_OPTICIAN);
        long one = statements(() -> reader.get("/api/patients?limit=1").expect(200));
        assertThat(statements(() -> reader.get("/api/patients?limit=100").expect(200))).isEqualTo(one).isLessThanOrEqualTo(6);
    }

    /** Whose records are restricted; those who are spelled like that, all family names, all given names, and who they belong to: as many for the practice with more patients. */
    @Test
    void to_find_somebody_in_spite_of_a_slip_takes_as_many_for_every_number_of_patients() {
        Practice.harbour().as(OPTOMETRIST).post("/api/patients", "{\"givenName\":\"Ada\",\"familyName\":\"Visitor\",\"birthDate\":\"1980-05-12\"}").expect(201);
        Visit.to(PRACTICE).registered();
        Rest here = PRACTICE.as(DISPENSING_OPTICIAN);
        Rest there = Practice.harbour().as(DISPENSING_OPTICIAN);
        assertThat(statements(() -> here.get("/api/patients?q=Visiotr").expect(200))).isEqualTo(statements(() -> there.get("/api/patients?q=Visiotr").expect(200))).isLessThanOrEqualTo(9);
    }

    /** The two practices have catalogues of different sizes. */
    @Test
    void the_lenses_for_an_exam_take_as_many_for_every_size_of_catalogue_and_whether_they_fit_or_not() {
        long here = lensList(PRACTICE, "");

        assertThat(lensList(Practice.harbour(), "")).isEqualTo(here).isLessThanOrEqualTo(8);
        assertThat(lensList(PRACTICE, "&all=true")).isEqualTo(here);
    }

    /** Until its commit; what follows by event is no longer the till's. One more for another pair: what was sold is written into each. */
    @Test
    void a_checkout_takes_as_many_for_every_sale_and_one_more_for_another_pair() {
        long one = checkout(1);

        assertThat(one).isLessThanOrEqualTo(23);
        assertThat(checkout(2)).isEqualTo(one + 1);
    }

    @Test
    void the_page_of_roles_takes_as_many_for_a_thousand_roles_as_for_eight() {
        Practice there = Practice.harbour();
        Browser owner = Browser.at(there.nobody());
        owner.signIn(there.slug(), there.user(OWNER).email(), there.password()).expect(302);
        String role = "/roles?role=" + there.role(RECEPTIONIST);
        long list = statements(() -> owner.open("/roles").expect(200));
        long editor = statements(() -> owner.open(role).expect(200));
        String many = Team.name("Counted");
        Team.of(there).manyRoles(1000, many);
        try {
            assertThat(statements(() -> owner.open("/roles").expect(200))).isEqualTo(list).isLessThanOrEqualTo(7);
            assertThat(statements(() -> owner.open(role).expect(200))).isEqualTo(editor).isLessThanOrEqualTo(26);
        } finally {
            Team.of(there).withoutThem(many);
        }
    }

    private static long lensList(Practice practice, String more) {
        String exam = practice.database().text("select exam_id from prescriptions where tenant_id = ? order by id limit 1", practice.id());
        Rest seller = practice.as(DISPENSING_OPTICIAN);
        return statements(() -> seller.get("/api/catalogue/lenses?examId=" + exam + more).expect(200));
    }

    /** The least of four, of which the first is there to be warm. */
    private static long checkout(int pairs) {
        return LongStream.generate(() -> checkoutOnce(pairs)).limit(4).min().orElseThrow();
    }

    private static long checkoutOnce(int pairs) {
        Visit visit = Visit.to(PRACTICE).buying(pairs).readyToPay();
        String body = visit.checkoutBody(Visit.card(visit.total()));
        PRACTICE.awaitListeners(); // Theirs would be counted with it.
        String told = between(() -> visit.seller().with("Idempotency-Key", UUID.randomUUID().toString()).post("/api/dispenses/" + visit.dispenseId() + "/checkout", body).expect(201));
        int commit = told.indexOf("COMMIT", told.indexOf("INSERT INTO invoices "));
        return count(told.substring(0, told.indexOf('\n', commit)));
    }

    /** The least of three times: now and then the sealing of the audit, a timer on the application's own connections, falls into one. */
    private static long statements(Runnable call) {
        call.run(); // Once to be warm: the driver and the caches ask their own questions the first time.
        return LongStream.generate(() -> statementsOnce(call)).limit(3).min().orElseThrow();
    }

    private static long statementsOnce(Runnable call) {
        return count(between(call));
    }

    /** Only the application's connections count, not the relay's. */
    private static long count(String told) {
        return told.lines().filter(line -> line.startsWith("fovea|LOG:  execute ") || line.startsWith("fovea|LOG:  statement: ")).count();
    }

    /** What was told between two marks that only this test writes. */
    private static String between(Runnable call) {
        String before = mark();
        call.run();
        String after = mark();
        String told = log();
        return told.substring(told.indexOf(before), told.indexOf(after));
    }

    private static String mark() {
        String mark = "mark " + UUID.randomUUID();
        PRACTICE.database().text("select '" + mark + "'");
        await().until(() -> log().contains(mark));
        return mark;
    }

    private static String log() {
        Path log = PRACTICE.server().data().log("postgres.log");
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
