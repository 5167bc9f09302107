package app.fovea.bench;

import app.fovea.server.FoveaServer;
import app.fovea.world.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * One practice of the demonstration, with its eight years, grown in the database to as many patients and as many practices as somebody wants to measure: making them one by one would take days.
 * Every key of Fovea begins with the practice, so a copied practice keeps the ids of all that is in it; a copied patient gets ids that are worked out from the original's.
 */
final class ManyPractices {
    /** What signs somebody in is one person's, and what was sent is known to somebody outside. */
    private static final Set<String> NOT_COPIED = Set.of("access_tokens", "idempotency_keys");
    /** Tables about patients that no foreign key leads to them, and columns with an id that no key holds. */
    private static final Set<String> LOOSE_TABLES = Set.of("journey_events", "notifications");
    private static final Set<String> LOOSE_COLUMNS = Set.of("id", "correlation_id", "causation_id", "aggregate_id", "event_id", "patient_id");

    private final FoveaServer server;
    private final Database database;
    private final UUID original;

    ManyPractices(FoveaServer server, UUID original) {
        this.server = server;
        this.database = new Database(server);
        this.original = original;
    }

    /** Gives the original so many times its patients, each with all that ever happened to them. */
    void patients(int times) {
        for (String table : aboutPatients()) {
            List<String> columns = columns(table);
            String values = columns.stream().map(column -> patientValue(table, column)).collect(Collectors.joining(", "));
            // One statement reads what was there before it: all copies are of originals.
            copy("insert into %s (%s) select %s from %s, generate_series(1, %d) copy where tenant_id = '%s'".formatted(table, String.join(", ", columns), values, table, times - 1, original));
        }
    }

    /** Until there are so many practices like the original. @return their slugs */
    List<String> practices(int count) {
        int there = (int) database.count("select count(*) from tenants where slug like 'bench-%'");
        if (there < count) {
            String made = "t.slug between 'bench-%05d' and 'bench-%05d'".formatted(there + 1, count);
            List<String> columns = columns("tenants");
            String values = columns.stream().map(column -> switch (column) {
                case "id" -> "md5('bench-' || n)::uuid";
                case "slug" -> "'bench-' || lpad(n::text, 5, '0')";
                default -> "o." + column;
            }).collect(Collectors.joining(", "));
            copy("insert into tenants (%s) select %s from tenants o, generate_series(%d, %d) n where o.id = '%s'".formatted(String.join(", ", columns), values, there + 1, count, original));
            for (String table : ofPractices()) {
                List<String> of = columns(table);
                copy("insert into %s (%s) select %s from %s o, tenants t where o.tenant_id = '%s' and %s".formatted(table, String.join(", ", of),
                    of.stream().map(column -> column.equals("tenant_id") ? "t.id" : "o." + column).collect(Collectors.joining(", ")), table, original, made));
            }
        }
        database.execute("analyze");
        return database.texts("select slug from tenants where slug like 'bench-%' order by slug");
    }

    /** Rows of all practices together. */
    long rows() {
        return database.count("select sum(n_live_tup)::bigint from pg_stat_user_tables");
    }

    private String patientValue(String table, String column) {
        boolean ofPatient = column.equals("id") || LOOSE_TABLES.contains(table) && LOOSE_COLUMNS.contains(column) || column.equals("correlation_id") || leadsToPatients(table, column);
        if (ofPatient) {
            return "md5(%s::text || copy)::uuid".formatted(column);
        }
        return switch (column) {
            case "number" -> "number || '-' || copy";
            case "nhs_number" -> "null";
            default -> column;
        };
    }

    private boolean leadsToPatients(String table, String column) {
        return database.count("""
            select count(*) from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any (k.conkey)
            where k.contype = 'f' and k.conrelid = cast(? as regclass) and a.attname = ? and a.attname <> 'tenant_id' and a.atttypid = 'uuid'::regtype and cast(k.confrelid as regclass)::text = any (string_to_array(?, ' '))""",
            table, column, String.join(" ", aboutPatients())) > 0;
    }

    /** Patients, and all tables from which keys lead to them. */
    private List<String> aboutPatients() {
        return database.texts("""
            with recursive about as (select 'patients'::regclass as name
              union select k.conrelid::regclass from pg_constraint k join about on k.confrelid = about.name where k.contype = 'f' and k.conrelid <> k.confrelid)
            select name::text from about union select unnest(string_to_array(?, ' ')) order by 1""", String.join(" ", LOOSE_TABLES));
    }

    private List<String> ofPractices() {
        return database.texts("select table_name::text from information_schema.columns where table_schema = 'public' and column_name = 'tenant_id' and is_generated = 'NEVER' order by 1").stream()
            .filter(table -> !NOT_COPIED.contains(table)).filter(table -> database.count("select count(*) from pg_class where relname = ? and relkind = 'r'", table) == 1).toList();
    }

    private List<String> columns(String table) {
        return database.texts("select column_name::text from information_schema.columns where table_schema = 'public' and table_name = ? and is_generated = 'NEVER' order by ordinal_position", table);
    }

    /** Without keys and triggers, which would look at every row that is right already. */
    private void copy(String sql) {
        try (Connection superuser = server.superuser(); Statement statement = superuser.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("set synchronous_commit = off");
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
