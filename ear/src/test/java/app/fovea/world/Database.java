package app.fovea.world;

import app.fovea.server.FoveaServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.UUID;
import java.util.stream.Stream;

/** A look behind the scenes, and a hand there: the database as its superuser, bound by no policy. */
public final class Database {
    private final FoveaServer server;

    public Database(FoveaServer server) {
        this.server = server;
    }

    public long count(String sql, Object... parameters) {
        return Long.parseLong(text(sql, parameters));
    }

    /** The one value that the query gives. */
    public String text(String sql, Object... parameters) {
        List<String> rows = texts(sql, parameters);
        if (rows.size() != 1) {
            throw new AssertionError(sql + " gave " + rows.size() + " rows");
        }
        return rows.get(0);
    }

    /** The first column of every row. */
    public List<String> texts(String sql, Object... parameters) {
        try (Connection connection = server.superuser(); PreparedStatement statement = prepared(connection, sql, parameters); ResultSet rows = statement.executeQuery()) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    public int execute(String sql, Object... parameters) {
        try {
            return tryToExecute(sql, parameters);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    /**
     * For tables that nobody changes without an entry in the trail of access: this one statement and the entry, in one transaction.
     *
     * @param sql begins with insert, update or delete
     */
    public int executeAudited(UUID tenant, String sql, Object... parameters) {
        Object[] all = Stream.concat(Stream.of(tenant), Arrays.stream(parameters)).toArray();
        return execute("with entry as (insert into role_change_audit (tenant_id, id, actor_name, action) values (?, gen_random_uuid(), 'a test', 'test.prepared')) " + sql, all);
    }

    /** For what the database is expected to refuse. */
    public int tryToExecute(String sql, Object... parameters) throws SQLException {
        try (Connection connection = server.superuser(); PreparedStatement statement = prepared(connection, sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    /** Of every table how many rows it has and which transaction wrote last: equal before and after means that nothing was written. */
    public Map<String, String> fingerprint() {
        String everyTable = texts("select tablename from pg_tables where schemaname = 'public'").stream()
            .map("select '%1$s ' || count(*) || ' rows, last written by ' || coalesce(max(xmin::text::bigint), 0) from %1$s"::formatted).collect(Collectors.joining(" union all "));
        return new TreeMap<>(texts(everyTable).stream().map(row -> row.split(" ", 2)).collect(Collectors.toMap(row -> row[0], row -> row[1])));
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }
}
