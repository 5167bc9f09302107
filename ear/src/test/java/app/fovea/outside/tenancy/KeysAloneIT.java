package app.fovea.outside.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.fovea.world.ScratchDatabases;
import app.fovea.world.ScratchDatabases.Database;
import app.fovea.world.ScratchDatabases.Walls;
import app.fovea.world.Sql;
import app.fovea.world.WholePractice;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Wall 3 with the other two taken away: as superuser, in a database without policies and triggers. What holds here, the keys hold. */
class KeysAloneIT {
    private static final String FOREIGN_KEY_VIOLATION = "23503";
    private static final Database DATABASE = ScratchDatabases.shared().with(Walls.KEYS_ALONE);
    private static final WholePractice MINE = ScratchDatabases.shared().practices().get(0);
    private static final WholePractice THEIRS = ScratchDatabases.shared().practices().get(1);

    private static Connection superuser;

    /** A foreign key between two tables that tenants own; its columns but for {@code tenant_id}, and those they point to. */
    record Key(String table, List<String> columns, String target, List<String> targetColumns) {
        /** Points a row of one practice at a row of another, or of its own. */
        String repoint() {
            String set = String.join(", ", columns);
            String from = targetColumns.stream().map(column -> "t." + column).collect(Collectors.joining(", "));
            return "update " + table + " set (" + set + ") = (select " + from + " from " + target + " t where t.tenant_id = ? order by t.ctid limit 1)"
                + " where ctid = (select ctid from " + table + " where tenant_id = ? order by ctid limit 1)";
        }

        @Override
        public String toString() {
            return table + " (" + String.join(", ", columns) + ") to " + target;
        }
    }

    static List<Key> keys() throws SQLException {
        try (Connection superuser = DATABASE.superuser()) {
            return Sql.rows(superuser, """
                    select k.conrelid::regclass, string_agg(a.attname, ',' order by i), k.confrelid::regclass, string_agg(b.attname, ',' order by i)
                    from pg_constraint k cross join generate_subscripts(k.conkey, 1) i
                    join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[i]
                    join pg_attribute b on b.attrelid = k.confrelid and b.attnum = k.confkey[i]
                    where k.contype = 'f' and k.connamespace = 'public'::regnamespace and k.confrelid <> 'tenants'::regclass
                    group by k.oid, k.conrelid, k.confrelid order by 1, 2""").stream()
                .map(row -> new Key(row.get(0), withoutTenant(row.get(1)), row.get(2), withoutTenant(row.get(3)))).toList();
        }
    }

    private static List<String> withoutTenant(String columns) {
        return Stream.of(columns.split(",")).filter(column -> !column.equals("tenant_id")).toList();
    }

    @BeforeAll
    static void connect() throws SQLException {
        superuser = DATABASE.superuser();
        superuser.setAutoCommit(false);
    }

    @AfterEach
    void undo() throws SQLException {
        superuser.rollback();
    }

    @AfterAll
    static void disconnect() throws SQLException {
        superuser.close();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void a_row_cannot_point_into_another_practice(Key key) throws SQLException {
        assertThat(rows(key.table(), MINE)).as("rows of mine in %s", key.table()).isPositive();
        assertThat(rows(key.target(), THEIRS)).as("rows of theirs in %s", key.target()).isPositive();
        assertThat(Sql.run(superuser, key.repoint(), MINE.tenantId(), MINE.tenantId())).as("at home it may point").isOne();

        assertThatThrownBy(() -> Sql.run(superuser, key.repoint(), THEIRS.tenantId(), MINE.tenantId()))
            .isInstanceOfSatisfying(SQLException.class, refused -> assertThat(refused.getSQLState()).isEqualTo(FOREIGN_KEY_VIOLATION));
    }

    @Test
    void there_are_keys_to_hold() throws SQLException {
        assertThat(keys()).hasSizeGreaterThan(30);
    }

    private static long rows(String table, WholePractice practice) throws SQLException {
        return Sql.number(superuser, "select count(*) from " + table + " where tenant_id = ?", practice.tenantId());
    }
}
