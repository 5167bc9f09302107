package app.fovea.world;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** SQL as a test says it: one line each. */
public final class Sql {
    private Sql() {
    }

    /** Of the one row and one column that it answers with. */
    public static long number(Connection connection, String sql, Object... values) throws SQLException {
        return Long.parseLong(text(connection, sql, values));
    }

    public static String text(Connection connection, String sql, Object... values) throws SQLException {
        return texts(connection, sql, values).get(0);
    }

    /** The first column. */
    public static List<String> texts(Connection connection, String sql, Object... values) throws SQLException {
        return rows(connection, sql, values).stream().map(row -> row.get(0)).toList();
    }

    public static List<List<String>> rows(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, values); ResultSet found = statement.executeQuery()) {
            List<List<String>> rows = new ArrayList<>();
            while (found.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
                    row.add(found.getString(column));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    /** @return how many rows it touched */
    public static int run(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, values)) {
            statement.execute();
            return Math.max(0, statement.getUpdateCount());
        }
    }

    /** For the rest of the transaction, as the application does it; with null, nobody's. */
    public static void tenant(Connection connection, UUID tenant) throws SQLException {
        run(connection, "select set_config('fovea.tenant', ?, true)", tenant == null ? "" : tenant.toString());
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
