package app.fovea.tenancy.provisioning;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * New rows of one table, sent in batches and complete once closed. {@code tenant_id} is never among the columns: the
 * database fills it with the transaction's tenant ({@link CurrentTenant}).
 */
public final class Rows implements AutoCloseable {
    private static final int BATCH = 500;

    private final PreparedStatement statement;
    private Rows parents;
    private int waiting;

    /** @param table and columns are names from the program, never from outside */
    public Rows(Connection connection, String table, String... columns) throws SQLException {
        statement = connection.prepareStatement("insert into " + table + " (" + String.join(", ", columns) + ") values ("
            + String.join(", ", Collections.nCopies(columns.length, "?")) + ")");
    }

    /** These rows point to those: they are never sent before them. */
    public Rows after(Rows pointedTo) {
        parents = pointedTo;
        return this;
    }

    /** A value for a {@code jsonb} column. */
    public record Json(String text) {
    }

    /** A value for an array column. */
    public record Numbers(List<? extends Number> values) {
    }

    public Rows add(Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            bind(i + 1, values[i]);
        }
        statement.addBatch();
        if (++waiting == BATCH) {
            flush();
        }
        return this;
    }

    private void bind(int position, Object value) throws SQLException {
        if (value instanceof Instant instant) {
            statement.setObject(position, instant.atOffset(ZoneOffset.UTC));
        } else if (value instanceof Json json) {
            statement.setObject(position, json.text(), Types.OTHER);
        } else if (value instanceof Numbers numbers) {
            statement.setObject(position, numbers.values().stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}")), Types.OTHER);
        } else {
            statement.setObject(position, value);
        }
    }

    private void flush() throws SQLException {
        if (waiting > 0) {
            if (parents != null) {
                parents.flush();
            }
            statement.executeBatch();
            waiting = 0;
        }
    }

    /** Sends what is still waiting. */
    @Override
    public void close() throws SQLException {
        try (statement) {
            flush();
        }
    }
}
