package app.fovea.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.fovea.audit.entity.Chain.Verdict;
import app.fovea.server.AuditedDatabase;
import app.fovea.tenancy.provisioning.Migrations;
import app.fovea.world.ScratchDatabases;
import app.fovea.world.ScratchDatabases.Database;
import app.fovea.world.Sql;
import app.fovea.world.WholePractice;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database itself promises of role_change_audit: each entry sealed, none without, none altered unseen, and no change of access without one. */
class TheTrailOfAccessIsSealedIT {
    private static final Database DATABASE = ScratchDatabases.shared().own("sealed_trail");
    private static final WholePractice MINE = ScratchDatabases.shared().practices().get(0);
    private static final WholePractice THEIRS = ScratchDatabases.shared().practices().get(1);
    private static final String ENTRY = "insert into role_change_audit (id, actor_name, action, role_id, after, reason) values (gen_random_uuid(), ?, 'role.changed', ?, ?::jsonb, ?)";

    private static final String SIGNED_IN = "insert into audit_entries (id, actor_name, action, target_type, detail) values (gen_random_uuid(), ?, 'signed_in', 'user', '{\"a\": 1.50}')";
    private static final ExecutorService SEALERS = Executors.newSingleThreadExecutor();

    private Connection app;
    private Connection superuser;

    @BeforeEach
    void connect() throws SQLException {
        app = DATABASE.app();
        app.setAutoCommit(false);
        Sql.tenant(app, MINE.tenantId());
        superuser = DATABASE.superuser();
        superuser.setAutoCommit(false);
    }

    @AfterEach
    void disconnect() throws SQLException {
        app.rollback();
        app.close();
        superuser.rollback();
        superuser.close();
    }

    // --------------------------------------------------------------------------------------------------------- written

    @Test
    void what_provisioning_wrote_is_a_chain_in_every_practice() throws SQLException {
        for (WholePractice practice : ScratchDatabases.shared().practices()) {
            Verdict verdict = verify(practice);

            assertThat(verdict.broken()).as(practice.slug()).isNull();
            assertThat(verdict.entries()).isGreaterThan(9);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"b\": 1.50, \"aa\": 1e3, \"a\": [true, null, \"\\u0001 \\\"quoted\\\" \\\\ é 𝄞 \\u2028\"], \"ß\": -0.0}", "{\"name\": \"Trainee\\nDispenser\\t\"}"})
    void the_database_and_the_program_seal_alike(String after) throws SQLException {
        write(app, "Fiona “O'Grady” \n Grant 𝄞", after, "Because\r\nof = 1:2\n");
        write(app, "", after, "");
        write(app, "x", null, null);
        app.commit();

        assertThat(verify(MINE).broken()).isNull();
    }

    @Test
    void place_time_and_seal_are_the_databases_own_words() throws SQLException {
        long last = lastOf(MINE);
        Sql.run(app, "insert into role_change_audit (id, at, seq, previous_hash, hash, actor_name, action, role_id) values (gen_random_uuid(), '1999-01-01', 7, 'mine', 'mine', 'Eve', 'role.changed', ?)",
            MINE.id("role"));

        assertThat(Sql.rows(app, "select seq, at > now() - interval '1 minute', hash = 'mine', previous_hash = 'mine', role_name from role_change_audit where actor_name = 'Eve'"))
            .containsExactly(List.of(String.valueOf(last + 1), "t", "f", "f", "Saturday help"));
    }

    @Test
    void two_practices_have_chains_of_their_own() throws SQLException {
        Verdict theirs = verify(THEIRS);
        write(app, "Fiona", null, null);
        app.commit();

        assertThat(verify(THEIRS)).isEqualTo(theirs);
        assertThat(verify(MINE).head().hash()).isNotEqualTo(theirs.head().hash());
    }

    @Test
    void many_who_write_at_once_make_one_chain() throws Exception {
        long before = lastOf(MINE);
        ExecutorService everybody = Executors.newFixedThreadPool(6);
        try {
            List<Future<?>> work = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                boolean change = i % 2 == 0;
                work.add(everybody.submit(() -> {
                    for (int n = 0; n < 20; n++) {
                        changeAndWrite(change);
                    }
                    return null;
                }));
            }
            for (Future<?> each : work) {
                each.get();
            }
        } finally {
            everybody.shutdown();
        }

        Verdict verdict = verify(MINE);
        assertThat(verdict.broken()).isNull();
        assertThat(verdict.head().seq()).isEqualTo(before + 120);
    }

    /** Changes of access begin with the practice's lock; a denied attempt is nothing but its entry. */
    private static void changeAndWrite(boolean change) throws SQLException {
        try (Connection connection = DATABASE.app()) {
            connection.setAutoCommit(false);
            Sql.tenant(connection, MINE.tenantId());
            if (change) {
                Sql.run(connection, "select version from access_versions where tenant_id = ? for update", MINE.tenantId());
                Sql.run(connection, "update dynamic_roles set description = description where id = ?", MINE.id("role"));
            }
            write(connection, "Somebody", null, null);
            connection.commit();
        }
    }

    // --------------------------------------------------------------------------------------------------------- touched

    @Test
    void an_entry_that_a_superuser_alters_is_named() throws SQLException {
        Sql.run(superuser, "update role_change_audit set reason = 'nothing to see here' where tenant_id = ? and seq = 3", MINE.tenantId());

        assertThat(verify(superuser, MINE).broken()).startsWith("Entry 3 of ").contains("was altered");
        assertThat(verify(superuser, THEIRS).broken()).isNull();
    }

    @Test
    void an_entry_that_a_superuser_removes_is_named() throws SQLException {
        Sql.run(superuser, "delete from role_change_audit where tenant_id = ? and seq = 3", MINE.tenantId());

        assertThat(verify(superuser, MINE).broken()).isEqualTo("Entry 3 is missing.");
    }

    @Test
    void entries_that_a_superuser_swaps_are_named() throws SQLException {
        Sql.run(superuser, "update role_change_audit set seq = -seq where tenant_id = ? and seq in (3, 4)", MINE.tenantId());
        Sql.run(superuser, "update role_change_audit set seq = 7 + seq where tenant_id = ? and seq < 0", MINE.tenantId());

        assertThat(verify(superuser, MINE).broken()).startsWith("Entry 3 of ").contains("was altered");
    }

    @Test
    void an_entry_that_a_superuser_gives_a_new_seal_does_not_fit_the_next() throws SQLException {
        Sql.run(superuser, "update role_change_audit set reason = 'nothing to see here' where tenant_id = ? and seq = 3", MINE.tenantId());
        Sql.run(superuser, "update role_change_audit e set hash = role_change_hash(e) where tenant_id = ? and seq = 3", MINE.tenantId());

        assertThat(verify(superuser, MINE).broken()).isEqualTo("Entry 4 does not follow entry 3: one of the two was put there later.");
    }

    @Test
    void a_tail_that_a_superuser_cuts_off_is_missed_by_the_head() throws SQLException {
        long last = lastOf(MINE);
        Sql.run(superuser, "delete from role_change_audit where tenant_id = ? and seq = ?", MINE.tenantId(), last);

        assertThat(verify(superuser, MINE).broken()).isEqualTo("Entry " + last + " is missing. The end of the trail was cut off.");
    }

    @Test
    void a_tail_that_is_cut_off_with_its_head_is_missed_by_a_head_that_was_kept() throws SQLException {
        String kept = verify(MINE).head().hash();
        Sql.run(superuser, "alter table audit_chain disable trigger user");
        Sql.run(superuser, "delete from role_change_audit where tenant_id = ? and seq = ?", MINE.tenantId(), lastOf(MINE));
        Sql.run(superuser, "update audit_chain c set seq = e.seq, hash = e.hash from (select seq, hash from role_change_audit where tenant_id = ? order by seq desc limit 1) e"
            + " where c.tenant_id = ? and c.chain = 'access'", MINE.tenantId(), MINE.tenantId());

        assertThat(verify(superuser, MINE).broken()).as("alone").isNull();
        assertThat(new AuditedDatabase(superuser).accessTrail(MINE.tenantId(), kept).broken()).contains("the head that was written down");
    }

    @Test
    void what_is_written_with_the_triggers_switched_off_is_named() throws SQLException {
        Sql.tenant(superuser, MINE.tenantId());
        Sql.run(superuser, "alter table role_change_audit disable trigger user");
        write(superuser, "Eve", null, null);

        assertThat(verify(superuser, MINE).broken()).contains("seals switched off");
    }

    // ---------------------------------------------------------------------------------------------------- the application

    @Test
    void the_application_cannot_move_the_head() {
        assertThatThrownBy(() -> Sql.run(app, "update audit_chain set seq = 0")).hasMessageContaining("moves with its entries");
    }

    @Test
    void the_application_cannot_begin_a_chain_by_hand() {
        assertThatThrownBy(() -> Sql.run(app, "insert into audit_chain (chain, seq) values ('journey', 5) on conflict do nothing")).hasMessageContaining("moves with its entries");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "insert into dynamic_roles (id, name) values (gen_random_uuid(), 'Unseen')",
        "update dynamic_roles set name = 'Unseen' where name = 'Saturday help'",
        "insert into dynamic_role_permissions (role_id, permission) select id, 'payments:refund' from dynamic_roles where not system and name = 'Saturday help'",
        "delete from dynamic_role_permissions where role_id in (select id from dynamic_roles where name = 'Saturday help')",
        "update user_dynamic_roles set ends_on = '2099-01-01' where role_id in (select id from dynamic_roles where not system)",
        "delete from user_dynamic_roles where role_id in (select id from dynamic_roles where not system)",
        "insert into users (id, email, name) values (gen_random_uuid(), 'unseen@practice.example', 'Un Seen')",
        "update users set active = false where email = 'colleague@practice.example'",
        "update users set email = 'eve@practice.example' where email = 'colleague@practice.example'",
        "update users set goc_number = '01-66666' where email = 'colleague@practice.example'",
        "update users set password_hash = null where email = 'colleague@practice.example'",
        "insert into pair_decisions (id, pair, refused) values (gen_random_uuid(), 'edit_and_delete', false)"})
    void nobody_changes_what_people_may_do_without_an_entry(String change) throws SQLException {
        for (Connection connection : List.of(app, superuser)) {
            Sql.tenant(connection, MINE.tenantId());
            String mine = connection == app ? change : change.replace(" where ", " where tenant_id = current_tenant() and ").replaceAll("from dynamic_roles where", "from dynamic_roles where true and");
            assertThat(Sql.run(connection, mine)).as(mine).isPositive();
            assertThatThrownBy(connection::commit).hasMessageContaining("with an entry in role_change_audit or not at all");
            connection.rollback();

            Sql.tenant(connection, MINE.tenantId());
            Sql.run(connection, mine);
            write(connection, "Fiona", null, "now it is told");
            Sql.run(connection, "set constraints all immediate");
            connection.rollback();
        }
    }

    @Test
    void an_entry_that_was_taken_back_counts_for_nothing() throws SQLException {
        Sql.run(app, "update dynamic_roles set name = 'Unseen' where name = 'Saturday help'");
        Sql.run(app, "savepoint before_the_entry");
        write(app, "Fiona", null, null);
        Sql.run(app, "rollback to before_the_entry");

        assertThatThrownBy(app::commit).hasMessageContaining("with an entry in role_change_audit or not at all");
    }

    @Test
    void the_entry_of_another_practice_counts_for_nothing() throws SQLException {
        Sql.run(superuser, "update dynamic_roles set name = 'Unseen' where tenant_id = ? and name = 'Saturday help'", MINE.tenantId());
        Sql.tenant(superuser, THEIRS.tenantId());
        write(superuser, "Fiona", null, null);

        assertThatThrownBy(superuser::commit).hasMessageContaining("with an entry in role_change_audit or not at all");
    }

    @Test
    void a_name_or_a_branch_is_changed_without_ceremony() throws SQLException {
        Sql.run(app, "update users set name = name || '!', version = version + 1 where email = 'colleague@practice.example'");
        Sql.run(app, "set constraints all immediate");
    }

    // -------------------------------------------------------------------------------------------------------- reporting

    @Test
    void the_reporting_views_tell_the_truth() throws SQLException {
        write(app, "Fiona", null, null);
        UUID role = UUID.randomUUID();
        Sql.run(app, "insert into dynamic_roles (id, name) values (?, 'Sunday help')", role);
        Sql.run(app, "insert into dynamic_role_permissions (role_id, permission) values (?, 'lab:stream')", role);
        assertThat(members(role)).isZero();
        assertThat(rights()).doesNotContain("lab:stream");
        Sql.run(app, "insert into user_dynamic_roles (user_id, role_id) values (?, ?)", MINE.id("colleague"), role);
        assertThat(members(role)).as("given").isOne();
        assertThat(rights()).contains("lab:stream");
        Sql.run(app, "update user_dynamic_roles set ends_on = (now() at time zone 'Europe/London')::date where role_id = ?", role);
        assertThat(members(role)).as("on its last day").isOne();
        Sql.run(app, "update user_dynamic_roles set ends_on = (now() at time zone 'Europe/London')::date - 1 where role_id = ?", role);
        assertThat(members(role)).as("ended").isZero();
        assertThat(Sql.texts(app, "select ends_on is not null from user_roles where role_id = ?", role)).as("still told").containsExactly("t");
        Sql.run(app, "update user_dynamic_roles set ends_on = null where role_id = ?", role);
        Sql.run(app, "update users set active = false where id = ?", MINE.id("colleague"));
        assertThat(members(role)).as("suspended").isZero();
        assertThat(rights()).isEmpty();
        assertThat(Sql.rows(app, "select actor_name, action from access_trail order by seq desc limit 1")).containsExactly(List.of("Fiona", "role.changed"));
        assertThat(Sql.texts(app, "select distinct tenant_id from access_trail")).containsExactly(MINE.tenantId().toString());
    }

    private long members(UUID role) throws SQLException {
        return Sql.number(app, "select members from role_members where role_id = ?", role);
    }

    private List<String> rights() throws SQLException {
        return Sql.texts(app, "select permission from user_permissions where user_id = ?", MINE.id("colleague"));
    }

    // ------------------------------------------------------------------------------------------------ everything else

    @Test
    void what_commits_late_is_sealed_late_and_nothing_twice() throws SQLException {
        seal(app);
        app.commit();
        long before = journal().verdict().entries();
        try (Connection late = DATABASE.app(); Connection sealer = DATABASE.app()) {
            late.setAutoCommit(false);
            sealer.setAutoCommit(false);
            Sql.tenant(late, MINE.tenantId());
            Sql.run(late, SIGNED_IN, "Late");
            for (int i = 0; i < 3; i++) {
                Sql.tenant(app, MINE.tenantId());
                Sql.run(app, SIGNED_IN, "Early");
                app.commit();
            }
            Sql.tenant(sealer, MINE.tenantId());
            seal(sealer);
            late.commit();
            Sql.tenant(app, MINE.tenantId());
            Sql.run(app, SIGNED_IN, "Meanwhile");
            app.commit();
            Sql.tenant(app, MINE.tenantId());
            Future<?> other = SEALERS.submit(() -> {
                seal(app);
                app.commit();
                return null;
            });
            Sql.run(sealer, "select 1");
            sealer.commit();
            other.get();
        } catch (java.util.concurrent.ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }

        AuditedDatabase.Journal journal = journal();
        assertThat(journal.verdict().broken()).isNull();
        assertThat(journal.verdict().entries()).isEqualTo(before + 5);
        assertThat(journal.waiting()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "update audit_entries set actor_name = 'Nobody' where tenant_id = ? and actor_name = 'Touched'",
        "update audit_entries set at = at - interval '1 second' where tenant_id = ? and actor_name = 'Touched'",
        "delete from audit_entries where tenant_id = ? and actor_name = 'Touched'",
        "delete from audit_seals where tenant_id = ? and seq = (select max(seq) from audit_seals)",
        "delete from audit_seals where tenant_id = ? and seq = 1",
        "update audit_seals set entry_ids = entry_ids[2:] where tenant_id = ? and cardinality(entry_ids) > 1",
        "insert into audit_entries (tenant_id, id, actor_name, action, target_type) select tenant_id, gen_random_uuid(), actor_name, action, target_type from audit_entries where tenant_id = ? and actor_name = 'Touched'"})
    void whoever_touches_what_is_sealed_is_found(String touch) throws SQLException {
        for (int i = 0; i < 2; i++) {
            Sql.tenant(app, MINE.tenantId());
            Sql.run(app, SIGNED_IN, "Touched");
            Sql.run(app, SIGNED_IN, "Touched");
            seal(app);
            app.commit();
        }
        assertThat(journal().verdict().broken()).isNull();
        Sql.run(superuser, "alter table audit_entries disable trigger user");

        assertThat(Sql.run(superuser, touch, MINE.tenantId())).isPositive();
        assertThat(new AuditedDatabase(superuser).journal(MINE.tenantId()).verdict().broken()).isNotNull();
    }

    private static void seal(Connection connection) throws SQLException {
        Sql.run(connection, """
            with batch as (select entry_id from audit_unsealed order by entry_id limit 1000 for update skip locked),
                 taken as (delete from audit_unsealed u using batch b where u.entry_id = b.entry_id returning u.entry_id),
                 ids as (select array_agg(entry_id order by entry_id) as entry_ids from taken)
            insert into audit_seals (entry_ids) select entry_ids from ids where entry_ids is not null""");
    }

    private static AuditedDatabase.Journal journal() throws SQLException {
        try (Connection connection = DATABASE.superuser()) {
            connection.setAutoCommit(false);
            return new AuditedDatabase(connection).journal(MINE.tenantId());
        }
    }

    // ---------------------------------------------------------------------------------------------------------- upgrade

    @Test
    void what_an_earlier_version_wrote_is_taken_into_the_chain() throws SQLException {
        Database before = ScratchDatabases.shared().blank("before_the_seals");
        Flyway.configure().dataSource(before.provisioner()).locations("classpath:db/migration").target("9?").load().migrate();
        try (Connection old = before.superuser()) {
            for (String slug : List.of("north", "south")) {
                UUID tenant = UUID.randomUUID();
                Sql.run(old, "insert into tenants (id, slug, name, country, currency, time_zone, state) values (?, ?, ?, 'GB', 'GBP', 'Europe/London', 'active')", tenant, slug, slug);
                UUID role = UUID.randomUUID();
                Sql.run(old, "insert into dynamic_roles (tenant_id, id, name) values (?, ?, 'Renamed since')", tenant, role);
                for (int day = 3; day >= 1; day--) {
                    Sql.run(old, "insert into role_change_audit (tenant_id, id, at, actor_name, action, role_id, after) values (?, gen_random_uuid(), now() - ? * interval '1 day', 'provisioning', 'role.created', ?, ?::jsonb)",
                        tenant, day, role, "{\"name\": \"Day " + day + "\"}");
                }
                Sql.run(old, "insert into audit_entries (tenant_id, id, actor_name, action, target_type) values (?, gen_random_uuid(), 'Fiona', 'signed_in', 'user')", tenant);
            }
        }
        Migrations.migrate(before.provisioner());

        try (Connection now = before.superuser()) {
            now.setAutoCommit(false);
            AuditedDatabase audited = new AuditedDatabase(now);
            assertThat(audited.practices().values()).containsExactly("north", "south");
            for (UUID tenant : audited.practices().keySet()) {
                assertThat(audited.accessTrail(tenant, null).broken()).isNull();
                assertThat(Sql.rows(now, "select seq, action, after ->> 'name', role_name from role_change_audit where tenant_id = ? order by seq", tenant)).startsWith(
                    List.of("1", "role.created", "Day 3", "Renamed since"), List.of("2", "role.created", "Day 2", "Renamed since"), List.of("3", "role.created", "Day 1", "Renamed since"));
                assertThat(Sql.text(now, "select after ->> 'entries' from role_change_audit where tenant_id = ? and action = 'audit.sealed'", tenant)).isEqualTo("3");
                assertThat(Sql.number(now, "select count(*) from audit_unsealed where tenant_id = ?", tenant)).isOne();
            }
        }
    }

    private static void write(Connection connection, String actor, String after, String reason) throws SQLException {
        Sql.run(connection, ENTRY, actor, MINE.id("role"), after, reason);
    }

    private static long lastOf(WholePractice practice) throws SQLException {
        return verify(practice).head().seq();
    }

    private static Verdict verify(WholePractice practice) throws SQLException {
        try (Connection connection = DATABASE.superuser()) {
            connection.setAutoCommit(false);
            return verify(connection, practice);
        }
    }

    private static Verdict verify(Connection connection, WholePractice practice) throws SQLException {
        return new AuditedDatabase(connection).accessTrail(practice.tenantId(), null);
    }
}
