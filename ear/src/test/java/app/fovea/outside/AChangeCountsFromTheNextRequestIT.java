package app.fovea.outside;

import static app.fovea.access.entity.DefaultRole.DISPENSING_OPTICIAN;
import static app.fovea.access.entity.DefaultRole.LAB_TECHNICIAN;
import static app.fovea.access.entity.DefaultRole.OPTOMETRIST;
import static app.fovea.access.entity.DefaultRole.OWNER;
import static app.fovea.access.entity.DefaultRole.RECEPTIONIST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.fovea.access.entity.DefaultRole;
import app.fovea.world.Answer;
import app.fovea.world.BoardStream;
import app.fovea.world.Browser;
import app.fovea.world.Database;
import app.fovea.world.Practice;
import app.fovea.world.Rest;
import app.fovea.world.Sql;
import app.fovea.world.Visit;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Whoever is remembered is met with what holds now. Every change is made in the database itself, behind the server's back, as another node
 * makes it; and each is met by a program with its token and by a browser with its session, both of them warm.
 */
class AChangeCountsFromTheNextRequestIT {
    private static final Practice PRACTICE = Practice.northgate();
    private static final Database DATABASE = PRACTICE.database();
    private static final String PATIENTS = "/api/patients?limit=1";

    /** Somebody with a role of their own, at work with a program and in a browser. */
    private record Somebody(String email, UUID id, UUID role, Rest program, Browser browser) {
        static Somebody with(DefaultRole like, String gocNumber) {
            String email = PRACTICE.hire(like, gocNumber);
            UUID id = UUID.fromString(DATABASE.text("select id from users where email = ?", email));
            UUID role = UUID.randomUUID();
            change("insert into dynamic_roles (tenant_id, id, name, description) values (?, ?, ?, '')", PRACTICE.id(), role, "Own role " + role);
            change("insert into dynamic_role_permissions (tenant_id, role_id, permission) select p.tenant_id, ?, p.permission from dynamic_role_permissions p"
                + " join dynamic_roles r on r.tenant_id = p.tenant_id and r.id = p.role_id where r.tenant_id = ? and r.name = ?", role, PRACTICE.id(), like.title());
            change("update user_dynamic_roles set role_id = ? where user_id = ?", role, id);
            Browser browser = Browser.at(PRACTICE.nobody());
            browser.signIn(PRACTICE.slug(), email, PRACTICE.password()).expect(302);
            Somebody somebody = new Somebody(email, id, role, PRACTICE.as(email, PRACTICE.password()), browser);
            somebody.program.get("/api/me").expect(200);
            somebody.browser.open("/").expect(200);
            return somebody;
        }

        void meets(String path, String page, int status) {
            program.get(path).expect(status);
            browser.open(page).expect(status);
        }

        void isShutOut() {
            program.get("/api/me").expect(401);
            assertThat(browser.open("/patients").expect(302).header("Location").orElseThrow()).contains("/sign-in");
        }

        List<String> rights() {
            return program.get("/api/me").expect(200).texts("/permissions", "");
        }
    }

    private Rest colleague;
    private Rest elsewhere;

    @BeforeEach
    void others() {
        colleague = PRACTICE.as(OPTOMETRIST);
        elsewhere = Practice.harbour().as(OPTOMETRIST);
    }

    @AfterEach
    void nobodyElseNoticed() {
        colleague.get(PATIENTS).expect(200);
        elsewhere.get(PATIENTS).expect(200);
    }

    // ------------------------------------------------------------------------------------------------------ roles, grants

    @Test
    void a_right_that_is_taken_from_a_role_and_given_again() {
        Somebody seller = Somebody.with(DISPENSING_OPTICIAN, "D-11111");
        seller.meets(PATIENTS, "/patients", 200);

        // Whatever else is in the role implies it.
        change("delete from dynamic_role_permissions where role_id = ?", seller.role());
        seller.meets(PATIENTS, "/patients", 403);

        change("insert into dynamic_role_permissions (tenant_id, role_id, permission) values (?, ?, 'patients:view')", PRACTICE.id(), seller.role());
        seller.meets(PATIENTS, "/patients", 200);
        assertThat(seller.rights()).containsExactly("patients:view");
    }

    @Test
    void a_role_that_is_taken_from_a_person_and_another_that_is_given() {
        Somebody receptionist = Somebody.with(RECEPTIONIST, null);
        receptionist.meets("/api/lab/board", "/lab", 403);

        change("update user_dynamic_roles set role_id = (select id from dynamic_roles where tenant_id = ? and name = ?) where user_id = ?",
            PRACTICE.id(), LAB_TECHNICIAN.title(), receptionist.id());
        receptionist.meets("/api/lab/board", "/lab", 200);

        change("delete from user_dynamic_roles where user_id = ?", receptionist.id());
        receptionist.meets("/api/lab/board", "/lab", 403);
        assertThat(receptionist.rights()).isEmpty();
    }

    @Test
    void a_role_that_ends_by_its_date() {
        Somebody receptionist = Somebody.with(RECEPTIONIST, null);

        change("update user_dynamic_roles set ends_on = (now() at time zone 'Europe/London')::date where user_id = ?", receptionist.id());
        receptionist.meets(PATIENTS, "/patients", 200);
        change("update user_dynamic_roles set ends_on = (now() at time zone 'Europe/London')::date - 1 where user_id = ?", receptionist.id());
        receptionist.meets(PATIENTS, "/patients", 403);
    }

    @Test
    void a_registration_that_is_entered_and_one_that_lapses() {
        Somebody optometrist = Somebody.with(OPTOMETRIST, null);
        assertThat(optometrist.rights()).doesNotContain("exams:finalize");

        change("update users set goc_number = '01-22222' where id = ?", optometrist.id());
        assertThat(optometrist.rights()).contains("exams:finalize");

        change("update users set registered_until = (now() at time zone 'Europe/London')::date - 1 where id = ?", optometrist.id());
        assertThat(optometrist.rights()).doesNotContain("exams:finalize").contains("exams:write");
    }

    // ---------------------------------------------------------------------------------------------------- people, tokens

    @Test
    void a_person_who_is_suspended_is_shut_out_and_a_session_stays_ended_when_they_are_let_in_again() {
        Somebody receptionist = Somebody.with(RECEPTIONIST, null);

        change("update users set active = false where id = ?", receptionist.id());
        receptionist.isShutOut();

        change("update users set active = true where id = ?", receptionist.id());
        receptionist.program().get("/api/me").expect(200);
        receptionist.browser().open("/patients").expect(302);
        receptionist.browser().signIn(PRACTICE.slug(), receptionist.email(), PRACTICE.password()).expect(302);
        receptionist.browser().open("/patients").expect(200);
    }

    @Test
    void a_token_that_is_taken_back_or_taken_away_and_no_other() {
        Somebody receptionist = Somebody.with(RECEPTIONIST, null);
        Rest second = PRACTICE.nobody().bearer(PRACTICE.signIn(receptionist.email(), PRACTICE.password()).expect(200).text("/accessToken"));
        Rest third = PRACTICE.nobody().bearer(PRACTICE.signIn(receptionist.email(), PRACTICE.password()).expect(200).text("/accessToken"));
        List.of(second, third).forEach(token -> token.get("/api/me").expect(200));
        List<String> newestFirst = DATABASE.texts("select id from access_tokens where user_id = ? order by created_at desc", receptionist.id());

        DATABASE.execute("update access_tokens set revoked_at = now() where id = ?::uuid", newestFirst.get(0));
        third.get("/api/me").expect(401);
        DATABASE.execute("delete from access_tokens where id = ?::uuid", newestFirst.get(1));
        second.get("/api/me").expect(401);
        receptionist.meets(PATIENTS, "/patients", 200);
    }

    @Test
    void a_practice_that_is_suspended() {
        Practice harbour = Practice.harbour();
        Browser browser = Browser.at(harbour.nobody());
        browser.signIn(harbour.slug(), harbour.user(OWNER).email(), harbour.password()).expect(302);
        browser.open("/patients").expect(200);
        DATABASE.execute("update tenants set state = 'suspended' where id = ?", harbour.id());
        try {
            elsewhere.get("/api/me").expect(401);
            browser.open("/patients").expect(302);
        } finally {
            DATABASE.execute("update tenants set state = 'active' where id = ?", harbour.id());
        }
    }

    // --------------------------------------------------------------------------------------------------- what is open long

    @Test
    void an_open_board_hears_nothing_more_and_ends_when_its_person_may_not_watch_it() {
        List<Somebody> losers = List.of(Somebody.with(LAB_TECHNICIAN, null), Somebody.with(LAB_TECHNICIAN, null), Somebody.with(LAB_TECHNICIAN, null));
        try (BoardStream unmarked = BoardStream.open(losers.get(0).program()); BoardStream suspended = BoardStream.open(losers.get(1).program());
             BoardStream revoked = BoardStream.open(losers.get(2).program()); BoardStream watching = BoardStream.open(PRACTICE.as(LAB_TECHNICIAN))) {
            change("delete from dynamic_role_permissions where role_id = ?", losers.get(0).role());
            change("update users set active = false where id = ?", losers.get(1).id());
            DATABASE.execute("update access_tokens set revoked_at = now() where user_id = ?", losers.get(2).id());

            UUID order = Visit.to(PRACTICE).ordered().orders().get(0);

            watching.await(order, 1);
            List.of(unmarked, suspended, revoked).forEach(lost -> {
                await("the end of the stream").atMost(Duration.ofSeconds(20)).until(lost::ended);
                assertThat(lost.all()).isEmpty();
            });
            assertThat(watching.ended()).isFalse();
        }
    }

    // ---------------------------------------------------------------------------------------- in the middle of a change

    /** Who is loaded between a change and its commit is kept under the number from before it. */
    @Test
    void a_change_that_is_not_committed_yet_holds_nobody_up_and_counts_once_it_is() throws SQLException {
        Somebody somebody = Somebody.with(RECEPTIONIST, null);
        forgetEverybody();
        try (Connection other = transaction()) {
            takeEverything(other, somebody);
            somebody.meets(PATIENTS, "/patients", 200);
            somebody.meets(PATIENTS, "/patients", 200);

            other.commit();

            somebody.meets(PATIENTS, "/patients", 403);
        }
    }

    /** A request has read the number and waits with the rights; another changes them; the request sees them as they were; the other commits. */
    @Test
    void what_was_loaded_before_a_change_is_never_kept_under_the_number_from_after_it() throws SQLException {
        Somebody somebody = Somebody.with(RECEPTIONIST, null);
        forgetEverybody();
        try (Connection holder = transaction(); Connection other = transaction()) {
            Sql.run(holder, "lock table user_dynamic_roles in access exclusive mode");
            CompletableFuture<Answer> asked = CompletableFuture.supplyAsync(() -> somebody.program().get(PATIENTS));
            await("the request at the rights").until(() -> somebodyWaitsFor("user_dynamic_roles"));
            Sql.run(other, "lock table access_versions in access exclusive mode");
            takeEverything(other, somebody);
            holder.commit();
            await("the request has seen the rights").until(() -> asked.isDone() || somebodyWaitsFor("access_versions"));
            other.commit();

            assertThat(asked.join().status()).isEqualTo(200);
            somebody.meets(PATIENTS, "/patients", 403);
        }
    }

    /** The same person is asked for by many at once while they change again and again: whoever asks after a commit is answered by it. */
    @Test
    void after_every_commit_the_next_answer_is_the_new_one_however_many_ask_meanwhile() {
        Somebody somebody = Somebody.with(RECEPTIONIST, null);
        AtomicBoolean enough = new AtomicBoolean();
        ExecutorService crowd = Executors.newFixedThreadPool(4);
        try {
            List<CompletableFuture<Void>> asking = IntStream.range(0, 4).mapToObj(i -> CompletableFuture.runAsync(() -> {
                while (!enough.get()) {
                    somebody.program().get("/api/me").expect(200);
                }
            }, crowd)).toList();
            for (int round = 0; round < 20; round++) {
                change("delete from dynamic_role_permissions where role_id = ?", somebody.role());
                assertThat(somebody.rights()).as("taken, round " + round).isEmpty();
                change("insert into dynamic_role_permissions (tenant_id, role_id, permission) values (?, ?, 'orders:view')", PRACTICE.id(), somebody.role());
                assertThat(somebody.rights()).as("given, round " + round).containsExactly("orders:view");
            }
            enough.set(true);
            asking.forEach(CompletableFuture::join);
        } finally {
            enough.set(true);
            crowd.shutdown();
        }
    }

    // ------------------------------------------------------------------------------------------------------ fails closed

    @Test
    void nobody_is_let_in_by_memory_when_the_number_cannot_be_read_or_is_not_there() {
        Somebody somebody = Somebody.with(RECEPTIONIST, null);
        DATABASE.execute("revoke select on access_versions from fovea_app");
        try {
            assertThat(somebody.program().get("/api/me").status()).isEqualTo(500);
            assertThat(somebody.browser().open("/patients").status()).isEqualTo(500);
        } finally {
            DATABASE.execute("grant select on access_versions to fovea_app");
        }
        somebody.meets(PATIENTS, "/patients", 200);

        long version = DATABASE.count("select version from access_versions where tenant_id = ?", PRACTICE.id());
        DATABASE.execute("delete from access_versions where tenant_id = ?", PRACTICE.id());
        try {
            somebody.isShutOut();
        } finally {
            DATABASE.execute("insert into access_versions (tenant_id, version) values (?, ?)", PRACTICE.id(), version + 1);
        }
        Answer again = somebody.program().get(PATIENTS);
        assertThat(again.status()).isEqualTo(200);
    }

    // ---------------------------------------------------------------------------------------------------------- helpers

    private static void forgetEverybody() {
        DATABASE.execute("update access_versions set version = version + 1 where tenant_id = ?", PRACTICE.id());
    }

    private static Connection transaction() throws SQLException {
        Connection connection = PRACTICE.server().superuser();
        connection.setAutoCommit(false);
        return connection;
    }

    private static void takeEverything(Connection by, Somebody from) throws SQLException {
        Sql.run(by, "insert into role_change_audit (tenant_id, id, actor_name, action) values (?, gen_random_uuid(), 'a test', 'test.prepared')", PRACTICE.id());
        Sql.run(by, "delete from dynamic_role_permissions where role_id = ?", from.role());
    }

    private static boolean somebodyWaitsFor(String table) {
        return DATABASE.count("select count(*) from pg_stat_activity where application_name = 'fovea' and wait_event_type = 'Lock' and query like ?", "%" + table + "%") > 0;
    }

    private static void change(String sql, Object... values) {
        DATABASE.executeAudited(PRACTICE.id(), sql, values);
    }
}
