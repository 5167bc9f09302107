package app.fovea.outside.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.fovea.patient.entity.Eraser;
import app.fovea.patient.entity.Eraser.Standing;
import app.fovea.patient.entity.Erasure;
import app.fovea.world.ScratchDatabases;
import app.fovea.world.Sql;
import app.fovea.world.WholePractice;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two practices with a row in every table, alike down to their numbers. A person of one is erased. */
class WhatIsErasedIsGoneIT {
    private static final List<WholePractice> PRACTICES = ScratchDatabases.shared().practices();
    private static final WholePractice MINE = PRACTICES.get(0);
    private static final WholePractice THEIRS = PRACTICES.get(1);
    private static int made;

    private final ScratchDatabases.Database database = ScratchDatabases.shared().own("erasing" + made++);
    private final Eraser eraser = new Eraser(database.erasers());
    private Connection superuser;
    private Connection app;

    @BeforeEach
    void connect() throws SQLException {
        superuser = database.superuser();
        app = database.app();
        app.setAutoCommit(false);
    }

    @AfterEach
    void disconnect() throws SQLException {
        app.rollback();
        app.close();
        superuser.close();
    }

    @Test
    void of_a_record_that_was_kept_long_enough_nothing_stays_that_names_the_person() throws SQLException {
        longAgo();
        String total = Sql.text(superuser, "select sum(total) || ' ' || sum(vat) || ' ' || sum(paid) from invoices where tenant_id = ?", MINE.tenantId());
        String paid = Sql.text(superuser, "select sum(amount) || ' ' || count(*) from payments where tenant_id = ?", MINE.tenantId());
        String theirs = fingerprint(THEIRS);

        Erasure.Gone gone = erase(ask("record"));

        assertThat(gone.rows()).containsKeys("exams", "prescriptions", "orders", "order_transitions", "dispense_pairs", "notifications", "journey_events", "patient_versions", "record_views", "webhook_tries");
        for (String trace : List.of("Patent", "secret.patient@example.com", "07700 900123", "9434765919", "P-000041", "1961-04-12\", \"family", "secret findings", "A secret slip", "A secret hour")) {
            assertThat(where(MINE, trace)).as("tables with “%s”", trace).isEmpty();
        }
        assertThat(Sql.number(superuser, "select count(*) from patients where tenant_id = ? and id = ? and given_name = 'Erased' and erased_at is not null and num_nonnulls(email, phone, address, nhs_number, language) = 0",
            MINE.tenantId(), MINE.id("patient"))).isOne();
        assertThat(Sql.text(superuser, "select sum(total) || ' ' || sum(vat) || ' ' || sum(paid) from invoices where tenant_id = ?", MINE.tenantId())).as("what a practice must account for").isEqualTo(total);
        assertThat(Sql.text(superuser, "select sum(amount) || ' ' || count(*) from payments where tenant_id = ?", MINE.tenantId())).isEqualTo(paid);
        assertThat(Sql.number(superuser, "select count(*) from patients where tenant_id = ? and given_name = 'Hidden'", MINE.tenantId())).as("somebody else").isOne();
        assertThat(fingerprint(THEIRS)).isEqualTo(theirs);
    }

    /** A new table that refers to a person either goes or is named here with why it stays. */
    @Test
    void whatever_refers_to_a_person_goes_or_stays_for_a_reason() throws SQLException {
        longAgo();

        erase(ask("record"));

        assertThat(Sql.texts(superuser, """
            with recursive held as (select 'patients'::regclass::oid as o union select c.conrelid from pg_constraint c join held on c.confrelid = held.o where c.contype = 'f')
            select o::regclass::text from held""").stream().filter(table -> left(table)).toList())
            .containsExactlyInAnyOrder(
                "patients", // Without a name, for invoices to point to.
                "invoices", "invoice_lines", "payments", "refund_lines", "write_offs", "sale_cancellations", "cash_up_payments", // Sums.
                "erasures", // That it was done.
                "record_restrictions", "restriction_admits", "record_openings"); // Somebody else's.
    }

    @Test
    void of_a_record_that_stays_addresses_go_from_messages_and_earlier_details() throws SQLException {
        Sql.run(superuser, "update notifications set state = 'sent', send_after = null, recipient = 'secret.patient@example.com', subject = 'secret', body = 'Dear Secret' where tenant_id = ?", MINE.tenantId());
        Sql.run(superuser, "set session_replication_role = replica");
        Sql.run(superuser, "update patient_versions set details = details || '{\"email\":\"old@example.com\"}' where tenant_id = ?", MINE.tenantId());
        Sql.run(superuser, "set session_replication_role = origin");

        Erasure.Gone gone = erase(ask("contact"));

        assertThat(gone.rows()).containsOnlyKeys("notifications", "patient_versions", "patient_merges", "recalls");
        assertThat(where(MINE, "old@example.com")).isEmpty();
        assertThat(Sql.number(superuser, "select count(*) from notifications where tenant_id = ? and num_nonnulls(recipient, subject, body) > 0", MINE.tenantId())).isZero();
        assertThat(Sql.text(superuser, "select details ->> 'familyName' from patient_versions where tenant_id = ?", MINE.tenantId())).isEqualTo("Patent");
        assertThat(Sql.number(superuser, "select count(*) from exams where tenant_id = ?", MINE.tenantId())).isEqualTo(2);
    }

    /** Taken apart later, neither of two records brings back what the other one knew. */
    @Test
    void addresses_go_from_what_was_known_when_two_records_were_merged() throws SQLException {
        Sql.run(superuser, "set session_replication_role = replica");
        Sql.run(superuser, "update patient_merges set details_before = details_before || '{\"email\":\"before@example.com\",\"notifyBySms\":true}', details_after = details_after || '{\"phone\":\"07700 900999\",\"language\":\"cy\"}' where tenant_id = ?", MINE.tenantId());
        Sql.run(superuser, "set session_replication_role = origin");

        erase(ask("contact"));

        assertThat(Sql.rows(superuser, "select details_before ->> 'email', details_before ->> 'notifyBySms', details_after ->> 'phone', details_after ->> 'language', details_after ->> 'familyName' from patient_merges where tenant_id = ?", MINE.tenantId()))
            .containsExactly(Arrays.asList(null, "false", null, null, "Patient"));
    }

    @Test
    void all_records_of_a_person_go_together_or_none_does() throws SQLException {
        merged();
        longAgo();
        Sql.tenant(app, MINE.tenantId());
        insert("record", MINE.id("patient"));
        assertThatThrownBy(app::commit).isInstanceOf(SQLException.class).hasMessageContaining("has another record");

        Sql.tenant(app, MINE.tenantId());
        Standing left = insert("record", MINE.id("patient"));
        Standing other = insert("record", MINE.id("restricted patient"));
        app.commit();
        assertThat(eraser.erase(other)).isPresent();

        assertThat(eraser.erase(left)).as("gone with the other one").isEmpty();
        assertThat(Sql.number(superuser, "select count(*) from patients where tenant_id = ? and erased_at is not null and given_name = 'Erased'", MINE.tenantId())).isEqualTo(2);
        assertThat(Sql.number(superuser, "select count(*) from patient_merges where tenant_id = ?", MINE.tenantId())).isZero();
        assertThat(Sql.number(superuser, "select count(*) from erasures where tenant_id = ? and done_at is null", MINE.tenantId())).isZero();
    }

    @Test
    void whoever_was_here_on_one_of_their_records_keeps_all_of_them() throws SQLException {
        merged();
        longAgo();
        Sql.run(superuser, "insert into exams (tenant_id, id, patient_id, optometrist_id, correlation_id, state, examined_on) values (?, gen_random_uuid(), ?, ?, gen_random_uuid(), 'draft', current_date)",
            MINE.tenantId(), MINE.id("restricted patient"), MINE.id("colleague"));

        assertThatThrownBy(() -> ask("record")).isInstanceOf(SQLException.class).hasMessageContaining("must be kept");
    }

    @Test
    void of_whoever_comes_back_before_it_is_done_nothing_goes() throws SQLException {
        longAgo();
        Standing standing = ask("record");
        Sql.run(superuser, "insert into exams (tenant_id, id, patient_id, optometrist_id, correlation_id, state, examined_on) values (?, gen_random_uuid(), ?, ?, gen_random_uuid(), 'draft', current_date)",
            MINE.tenantId(), MINE.id("patient"), MINE.id("colleague"));

        assertThat(erase(standing).rows()).isEmpty();

        assertThat(Sql.number(superuser, "select count(*) from patients where tenant_id = ? and id = ? and erased_at is null and given_name = 'Secret'", MINE.tenantId(), MINE.id("patient"))).isOne();
        assertThat(eraser.standing(null, 10)).as("asked for anew when it is due").doesNotContain(standing);
    }

    @Test
    void nothing_is_written_of_somebody_who_is_erased() throws SQLException {
        longAgo();
        erase(ask("record"));
        Sql.tenant(app, MINE.tenantId());

        assertThatThrownBy(() -> Sql.run(app, "insert into exams (id, patient_id, optometrist_id, correlation_id, state, examined_on) values (gen_random_uuid(), ?, ?, gen_random_uuid(), 'draft', current_date)", MINE.id("patient"), MINE.id("colleague")))
            .isInstanceOf(SQLException.class).hasMessageContaining("is erased");
    }

    @Test
    void a_message_that_waits_is_sent_first() throws SQLException {
        Sql.run(superuser, "update notifications set state = 'waiting', send_after = now() where tenant_id = ?", MINE.tenantId());

        assertThat(eraser.erase(ask("contact"))).isEmpty();
    }

    /** Whatever the program says. */
    @ParameterizedTest
    @ValueSource(strings = {
        "update exams set examined_on = current_date - 2000 where tenant_id = ?",
        "update invoices set issued_at = now() - interval '6 years' where tenant_id = ?",
        "update payments set taken_at = now() - interval '6 years' where tenant_id = ?",
        "update order_transitions set at = now() - interval '6 years' where tenant_id = ?",
        "update orders set category = 'pending', stage = 'pending' where tenant_id = ?",
        "update patients set birth_date = current_date - 6000 where tenant_id = ?"})
    void the_database_lets_nobodys_record_go_who_was_here_is_waiting_or_is_no_adult(String lately) throws SQLException {
        longAgo();
        Sql.run(superuser, "set session_replication_role = replica");
        Sql.run(superuser, lately, MINE.tenantId());
        Sql.run(superuser, "set session_replication_role = origin");

        assertThatThrownBy(() -> ask("record")).isInstanceOf(SQLException.class).hasMessageContaining("must be kept");
    }

    /** The door is open, and nobody but the eraser comes through; and it reaches nobody else. */
    @Test
    void the_walls_stand_for_everybody_else_while_an_erasure_stands() throws SQLException {
        longAgo();
        ask("record");
        for (String table : List.of("prescriptions", "payments", "invoice_lines", "order_transitions", "record_views", "journey_events", "patient_versions", "patient_alerts", "audit_entries")) {
            refused(app, MINE, "delete from " + table);
        }
        refused(app, MINE, "delete from exams");
        refused(app, MINE, "update erasures set done_at = now()");
        try (Connection other = database.erasers().getConnection()) {
            other.setAutoCommit(false);
            refused(other, MINE, "delete from payments");
            refused(other, MINE, "delete from invoices");
            refused(other, MINE, "delete from patients");
            refused(other, MINE, "update invoices set total = 0");
            refused(other, MINE, "select given_name from patients");
            Sql.tenant(other, MINE.tenantId());
            assertThat(Sql.number(other, "select count(id) from patients")).as("the one who is erased").isOne();
            assertThat(Sql.run(other, "delete from record_restrictions")).as("somebody else's").isZero();
            Sql.tenant(other, THEIRS.tenantId());
            assertThat(Sql.number(other, "select count(id) from patients")).isZero();
            assertThat(Sql.run(other, "delete from order_transitions")).isZero();
            other.rollback();
        }
        superuser.setAutoCommit(false);
        refused(superuser, MINE, "delete from prescriptions");
        refused(superuser, MINE, "delete from exams where state = 'finalized'");
        superuser.setAutoCommit(true);
    }

    @Test
    void what_was_broken_off_goes_on_and_what_is_done_is_done_once() throws SQLException {
        longAgo();
        Standing standing = ask("record");
        try (Connection another = database.superuser()) {
            another.setAutoCommit(false);
            Sql.run(another, "select from erasures where id = ? for update", standing.id());
            assertThat(eraser.erase(standing)).as("another node is at it").isEmpty();
            another.rollback();
        }
        assertThat(eraser.standing(null, 10)).contains(standing);
        assertThat(eraser.erase(standing)).isPresent();
        assertThat(eraser.erase(standing)).isEmpty();
        assertThat(eraser.standing(null, 10)).doesNotContain(standing);
    }

    private void longAgo() throws SQLException {
        Sql.run(superuser, "set session_replication_role = replica");
        for (String sql : List.of("update exams set examined_on = current_date - interval '12 years', updated_at = now() - interval '12 years'", "update patients set created_at = now() - interval '12 years'",
            "update invoices set issued_at = now() - interval '12 years'", "update payments set taken_at = now() - interval '12 years'", "update dispenses set updated_at = now() - interval '12 years'",
            "update orders set created_at = now() - interval '12 years', category = 'completed', stage = 'dispensed', held_from = null", "update order_transitions set at = now() - interval '12 years'")) {
            Sql.run(superuser, sql + " where tenant_id = ?", MINE.tenantId());
        }
        Sql.run(superuser, "set session_replication_role = origin");
    }

    private Standing ask(String kind) throws SQLException {
        Sql.tenant(app, MINE.tenantId());
        Standing standing = insert(kind, MINE.id("patient"));
        app.commit();
        return standing;
    }

    private Standing insert(String kind, UUID patient) throws SQLException {
        UUID id = UUID.randomUUID();
        Sql.run(app, "insert into erasures (id, patient_id, kind, asked_by_name, asked_at, reason, kept_until) values (?, ?, ?, 'retention', now(), 'because', current_date - 1)", id, patient, kind);
        return new Standing(MINE.tenantId(), id);
    }

    /** Two records of the practice are one person's. */
    private void merged() throws SQLException {
        Sql.run(superuser, "set session_replication_role = replica");
        Sql.run(superuser, "update patient_merges set undone_at = null, undone_by = null, undo_reason = null where tenant_id = ?", MINE.tenantId());
        Sql.run(superuser, "update patients set merged_into = ?, merged_at = now() where tenant_id = ? and id = ?", MINE.id("patient"), MINE.tenantId(), MINE.id("restricted patient"));
        Sql.run(superuser, "set session_replication_role = origin");
    }

    private Erasure.Gone erase(Standing standing) throws SQLException {
        Optional<Erasure.Gone> gone = eraser.erase(standing);
        assertThat(gone).isPresent();
        return gone.get();
    }

    private static void refused(Connection connection, WholePractice practice, String sql) throws SQLException {
        Sql.tenant(connection, practice.tenantId());
        assertThatThrownBy(() -> Sql.run(connection, sql)).as(sql).isInstanceOf(SQLException.class).satisfies(refusal -> assertThat(refusal.getMessage()).containsAnyOf("permission denied", "final"));
        connection.rollback();
    }

    private boolean left(String table) {
        try {
            return Sql.number(superuser, "select count(*) from " + table + " where tenant_id = ?", MINE.tenantId()) > 0;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Which tables of a practice have a row with these words in any column. */
    private List<String> where(WholePractice practice, String words) throws SQLException {
        return TenantTable.all().stream().map(TenantTable::name).filter(table -> {
            try {
                return Sql.number(superuser, "select count(*) from " + table + " t where tenant_id = ? and t::text like ?", practice.tenantId(), "%" + words + "%") > 0;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }).toList();
    }

    private String fingerprint(WholePractice practice) throws SQLException {
        StringBuilder all = new StringBuilder();
        for (TenantTable table : TenantTable.all()) {
            all.append(table.name()).append(' ').append(Sql.text(superuser, "select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from " + table.name() + " t where tenant_id = ?", practice.tenantId())).append('\n');
        }
        return all.toString();
    }
}
