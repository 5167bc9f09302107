package app.fovea.outside.tenancy;

import app.fovea.world.ScratchDatabases;
import app.fovea.world.ScratchDatabases.Walls;
import app.fovea.world.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * A table of which every row belongs to a tenant, as the database's catalogue knows it.
 *
 * @param columns those that can be written
 */
record TenantTable(String name, List<String> columns) {

    static List<TenantTable> all() throws SQLException {
        try (Connection superuser = ScratchDatabases.shared().with(Walls.ALL).superuser()) {
            return in(superuser);
        }
    }

    static List<TenantTable> in(Connection superuser) throws SQLException {
        return Sql.rows(superuser, """
                select c.relname, string_agg(quote_ident(a.attname), ', ' order by a.attnum)
                from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
                group by c.oid, c.relname having bool_or(a.attname = 'tenant_id') order by c.relname""").stream()
            .map(row -> new TenantTable(row.get(0), List.of(row.get(1).split(", ")))).toList();
    }

    /** A statement that inserts the row that {@link #anyRowOf} fetched. */
    String insert() {
        String columns = String.join(", ", this.columns);
        return "insert into " + name + " (" + columns + ") select " + columns + " from jsonb_populate_record(null::" + name + ", ?::jsonb)";
    }

    /** The same, leaving it to the database to say whose row it is. */
    String insertOfNobody() {
        String columns = String.join(", ", this.columns.stream().filter(column -> !column.equals("tenant_id")).toList());
        return "insert into " + name + " (" + columns + ") select " + columns + " from jsonb_populate_record(null::" + name + ", ?::jsonb)";
    }

    /** @return JSON; a test that finds none proves nothing, so it fails */
    String anyRowOf(Connection superuser, UUID tenant) throws SQLException {
        List<String> rows = Sql.texts(superuser, "select to_jsonb(t) from " + name + " t where tenant_id = ? order by ctid limit 1", tenant);
        if (rows.isEmpty()) {
            throw new AssertionError("No practice of the tests has a row in " + name + ": write one into world/whole-practice.sql.");
        }
        return rows.get(0);
    }

    /** Everything that a tenant has here, in one number. */
    String checksum(Connection superuser, UUID tenant) throws SQLException {
        return Sql.text(superuser, "select count(*) || ' ' || coalesce(sum(hashtextextended(to_jsonb(t)::text, 0)), 0) from " + name + " t where tenant_id = ?", tenant);
    }

    @Override
    public String toString() {
        return name;
    }
}
