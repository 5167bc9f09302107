package app.fovea.patient.entity;

import app.fovea.journey.entity.JsonColumn;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Erases, as {@code fovea_eraser}: the one role that the walls round what never changes let through, and that sees nobody but for whom an {@link Erasure} stands (V39_1). One person is one transaction:
 * when it is broken off nothing of them is gone, and the next round begins them anew.
 */
@ApplicationScoped
public class Eraser {
    /** What stands where a name stood: nothing may be empty there. */
    private static final String ERASED = "Erased";

    private static final UUID FIRST = new UUID(0, 0);
    private static final String EVENTS = "select id from journey_events where tenant_id = ?1 and patient_id = ?2";
    private static final String SALES = "select id from dispenses where tenant_id = ?1 and patient_id = ?2";
    private static final String PAIRS = "select id from dispense_pairs where tenant_id = ?1 and dispense_id in (" + SALES + ")";
    private static final String INVOICES = "select id from invoices where tenant_id = ?1 and patient_id = ?2";

    /** What a merge remembers of how somebody is reached: taken apart, neither record brings it back. */
    private static final String REACHED = "array['email', 'phone', 'address', 'preferredChannel', 'language']";
    private static final String NOT_AT_ALL = "cast('{\"notifyByEmail\": false, \"notifyBySms\": false}' as jsonb)";

    /** Of somebody whose record stays: how they were reached, in what was written to them and in what their details were. */
    private static final List<Step> CONTACT = List.of(
        new Step("notifications", "update notifications set recipient = null, subject = null, body = null, error = null where tenant_id = ?1 and patient_id = ?2"),
        new Step("patient_versions", "update patient_versions set details = details - array['email', 'phone', 'address'] where tenant_id = ?1 and patient_id = ?2"),
        Step.theirs("recalls"),
        new Step("patient_merges", "update patient_merges set details_before = (details_before - " + REACHED + ") || " + NOT_AT_ALL + ", details_after = (details_after - " + REACHED + ") || " + NOT_AT_ALL
            + " where tenant_id = ?1 and (kept_id = ?2 or merged_id = ?2)"));

    /** What belongs to something goes before it. */
    private static final List<Step> RECORD = List.of(
        Step.delete("webhook_tries", "delivery_id in (select id from webhook_deliveries where tenant_id = ?1 and event_id in (" + EVENTS + "))"),
        Step.delete("webhook_deliveries", "event_id in (" + EVENTS + ")"),
        Step.delete("dead_letters", "event_id in (" + EVENTS + ")"),
        Step.delete("event_failures", "event_id in (" + EVENTS + ")"),
        Step.delete("advice_sale_treatments", "sale_id in (" + PAIRS + ")"),
        Step.delete("advice_sale_uses", "sale_id in (" + PAIRS + ")"),
        Step.delete("advice_sales", "id in (" + PAIRS + ")"),
        Step.theirs("notifications"),
        Step.delete("machine_files", "order_id in (select id from orders where tenant_id = ?1 and patient_id = ?2)"),
        Step.delete("collection_reminders", "order_id in (select id from orders where tenant_id = ?1 and patient_id = ?2)"),
        Step.delete("inspections", "order_id in (select id from orders where tenant_id = ?1 and patient_id = ?2)"),
        Step.delete("order_transitions", "order_id in (select id from orders where tenant_id = ?1 and patient_id = ?2)"),
        Step.theirs("orders"),
        Step.delete("order_releases", "dispense_id in (" + SALES + ")"),
        Step.delete("dispense_pair_treatments", "pair_id in (" + PAIRS + ")"),
        Step.delete("dispense_pairs", "dispense_id in (" + SALES + ")"),
        new Step("invoices", "update invoices set dispense_id = null, discount_reason = case when discount_reason is null then null else '" + ERASED + "' end where tenant_id = ?1 and patient_id = ?2"),
        new Step("payments", "update payments set reference = null, reason = case when reason is null then null else '" + ERASED + "' end where tenant_id = ?1 and invoice_id in (" + INVOICES + ")"),
        new Step("write_offs", "update write_offs set reason = '" + ERASED + "' where tenant_id = ?1 and invoice_id in (" + INVOICES + ")"),
        new Step("sale_cancellations", "update sale_cancellations set reason = '" + ERASED + "' where tenant_id = ?1 and invoice_id in (" + INVOICES + ")"),
        Step.theirs("dispenses"),
        Step.theirs("prescriptions"),
        Step.theirs("exams"),
        Step.theirs("journey_events"),
        Step.delete("patient_merges", "(kept_id = ?2 or merged_id = ?2)"),
        Step.theirs("recalls"),
        Step.theirs("patient_alerts"),
        Step.theirs("patient_versions"),
        Step.theirs("recent_patients"),
        Step.theirs("record_openings"),
        Step.delete("restriction_admits", "restriction_id in (select id from record_restrictions where tenant_id = ?1 and patient_id = ?2)"),
        Step.theirs("record_restrictions"),
        Step.theirs("record_views"),
        new Step("patients", """
            update patients set number = 'erased ' || id, given_name = '%s', family_name = 'person', birth_date = date '1900-01-01', email = null, phone = null, address = null, nhs_number = null,
              registered_sight_impaired = false, notify_by_email = false, notify_by_sms = false, preferred_channel = null, language = null, erased_at = now() where tenant_id = ?1 and id = ?2""".formatted(ERASED)));

    @Resource(lookup = "java:jboss/datasources/FoveaEraser")
    private DataSource eraser;

    /** For the server, which gives it its data source. */
    public Eraser() {
    }

    /** @param eraser connects as {@code fovea_eraser} */
    public Eraser(DataSource eraser) {
        this.eraser = eraser;
    }

    /** Something that stands to be erased. */
    public record Standing(UUID tenantId, UUID id) {
    }

    /** What one table loses. @param sql ?1 the tenant, ?2 the patient */
    private record Step(String table, String sql) {
        private static Step delete(String table, String which) {
            return new Step(table, "delete from " + table + " where tenant_id = ?1 and " + which);
        }

        private static Step theirs(String table) {
            return delete(table, "patient_id = ?2");
        }
    }

    /** Every practice. */
    public List<UUID> practices() throws SQLException {
        try (Connection connection = eraser.getConnection(); PreparedStatement select = connection.prepareStatement("select id from tenants order by id"); ResultSet rows = select.executeQuery()) {
            List<UUID> practices = new ArrayList<>();
            while (rows.next()) {
                practices.add(rows.getObject(1, UUID.class));
            }
            return practices;
        }
    }

    /** Over all practices, in the order in which they were asked for. @param after the last one of the page before; null for the first */
    public List<Standing> standing(Standing after, int limit) throws SQLException {
        try (Connection connection = eraser.getConnection();
             PreparedStatement select = connection.prepareStatement("select tenant_id, id from erasures where done_at is null and (id, tenant_id) > (?, ?) order by id, tenant_id limit ?")) {
            select.setObject(1, after == null ? FIRST : after.id());
            select.setObject(2, after == null ? FIRST : after.tenantId());
            select.setInt(3, limit);
            try (ResultSet rows = select.executeQuery()) {
                List<Standing> standing = new ArrayList<>();
                while (rows.next()) {
                    standing.add(new Standing(rows.getObject(1, UUID.class), rows.getObject(2, UUID.class)));
                }
                return standing;
            }
        }
    }

    /**
     * All of it or nothing, in a transaction of its own. Of a record that goes all others of the same person go with it, and it is judged once more with the person locked: of whoever came back since it was
     * asked for nothing goes, and the erasure is done with nothing.
     *
     * @return how many rows of which table; empty where another node is at it or was, and while a message to them waits to leave
     */
    public Optional<Erasure.Gone> erase(Standing standing) throws SQLException {
        try (Connection connection = eraser.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Optional<Erasure.Gone> gone = erase(connection, standing);
                connection.commit();
                return gone;
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    private static Optional<Erasure.Gone> erase(Connection connection, Standing standing) throws SQLException {
        try (PreparedStatement tenant = connection.prepareStatement("select set_config('fovea.tenant', ?, true)")) {
            tenant.setString(1, standing.tenantId().toString());
            tenant.execute();
        }
        Set<UUID> records = locked(connection, standing); // Before any of their erasures, so that no two nodes hold one half each.
        UUID patient;
        Erasure.Kind kind;
        try (PreparedStatement mine = connection.prepareStatement("select patient_id, upper(kind) from erasures where tenant_id = ? and id = ? and done_at is null for update skip locked")) {
            mine.setObject(1, standing.tenantId());
            mine.setObject(2, standing.id());
            try (ResultSet row = mine.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                patient = row.getObject(1, UUID.class);
                kind = Erasure.Kind.valueOf(row.getString(2));
            }
        }
        if (kind == Erasure.Kind.CONTACT) {
            return run(connection, "select from notifications where tenant_id = ?1 and patient_id = ?2 and state = 'waiting' limit 1", standing.tenantId(), patient) > 0
                ? Optional.empty() : Optional.of(done(connection, standing, gone(connection, standing, patient, CONTACT)));
        }
        Map<UUID, UUID> together = together(connection, standing, records);
        if (mustBeKept(connection, standing)) {
            for (UUID id : together.keySet()) {
                done(connection, new Standing(standing.tenantId(), id), new TreeMap<>());
            }
            return Optional.of(new Erasure.Gone(new TreeMap<>()));
        }
        SortedMap<String, Integer> all = new TreeMap<>();
        for (Map.Entry<UUID, UUID> each : together.entrySet()) {
            SortedMap<String, Integer> gone = gone(connection, standing, each.getValue(), RECORD);
            run(connection, "update erasures set reason = '" + ERASED + "' where tenant_id = ?1 and patient_id = ?2 and kind = 'contact'", standing.tenantId(), each.getValue());
            done(connection, new Standing(standing.tenantId(), each.getKey()), gone);
            gone.forEach((table, rows) -> all.merge(table, rows, Integer::sum));
        }
        return Optional.of(new Erasure.Gone(all));
    }

    /** All records of a person whose record goes; none of whoever's stays: this role does not see them. */
    private static Set<UUID> locked(Connection connection, Standing standing) throws SQLException {
        try (PreparedStatement theirs = connection.prepareStatement("""
                select m.id from patients m where m.tenant_id = ? and m.person_id = (select p.person_id from patients p join erasures e on e.tenant_id = p.tenant_id and e.patient_id = p.id where e.tenant_id = ? and e.id = ?)
                order by m.id for update of m""")) {
            theirs.setObject(1, standing.tenantId());
            theirs.setObject(2, standing.tenantId());
            theirs.setObject(3, standing.id());
            try (ResultSet rows = theirs.executeQuery()) {
                Set<UUID> records = new HashSet<>();
                while (rows.next()) {
                    records.add(rows.getObject(1, UUID.class));
                }
                return records;
            }
        }
    }

    /** @return whose each is, by the erasure that stands for it */
    private static Map<UUID, UUID> together(Connection connection, Standing standing, Set<UUID> records) throws SQLException {
        try (PreparedStatement theirs = connection.prepareStatement("select id, patient_id from erasures where tenant_id = ? and patient_id = any(?) and kind = 'record' and done_at is null")) {
            theirs.setObject(1, standing.tenantId());
            theirs.setArray(2, connection.createArrayOf("uuid", records.toArray()));
            try (ResultSet rows = theirs.executeQuery()) {
                Map<UUID, UUID> together = new TreeMap<>();
                while (rows.next()) {
                    together.put(rows.getObject(1, UUID.class), rows.getObject(2, UUID.class));
                }
                return together;
            }
        }
    }

    private static boolean mustBeKept(Connection connection, Standing standing) throws SQLException {
        try (PreparedStatement judge = connection.prepareStatement("select must_be_kept(patient_id, kept_until) from erasures where tenant_id = ? and id = ?")) {
            judge.setObject(1, standing.tenantId());
            judge.setObject(2, standing.id());
            try (ResultSet row = judge.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private static SortedMap<String, Integer> gone(Connection connection, Standing standing, UUID patient, List<Step> steps) throws SQLException {
        SortedMap<String, Integer> gone = new TreeMap<>();
        for (Step step : steps) {
            int rows = run(connection, step.sql(), standing.tenantId(), patient);
            if (rows > 0) {
                gone.put(step.table(), rows);
            }
        }
        return gone;
    }

    private static Erasure.Gone done(Connection connection, Standing standing, SortedMap<String, Integer> gone) throws SQLException {
        try (PreparedStatement done = connection.prepareStatement("update erasures set done_at = clock_timestamp(), gone = cast(? as jsonb) where tenant_id = ? and id = ?")) {
            done.setString(1, JsonColumn.write(gone));
            done.setObject(2, standing.tenantId());
            done.setObject(3, standing.id());
            done.executeUpdate();
        }
        return new Erasure.Gone(gone);
    }

    /** @return how many rows it changed or found */
    private static int run(Connection connection, String sql, UUID tenant, UUID patient) throws SQLException {
        List<UUID> values = new ArrayList<>();
        StringBuilder numbered = new StringBuilder();
        for (int at = 0; at < sql.length(); at++) {
            char sign = sql.charAt(at);
            numbered.append(sign);
            if (sign == '?') {
                values.add(sql.charAt(++at) == '1' ? tenant : patient);
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(numbered.toString())) {
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            if (!statement.execute()) {
                return statement.getUpdateCount();
            }
            try (ResultSet found = statement.getResultSet()) {
                return found.next() ? 1 : 0;
            }
        }
    }
}
