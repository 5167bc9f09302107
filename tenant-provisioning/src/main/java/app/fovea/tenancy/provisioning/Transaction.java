package app.fovea.tenancy.provisioning;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** One transaction on a connection of its own: all of the work, or nothing of it. Not for a data source that JTA looks after. */
public final class Transaction {
    private Transaction() {
    }

    /** What is done in it. */
    @FunctionalInterface
    public interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    public static <T> T on(DataSource dataSource, Work<T> work) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.in(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException | Error failed) {
                undo(connection, failed);
                throw failed;
            }
        }
    }

    private static void undo(Connection connection, Throwable failed) {
        try {
            connection.rollback();
        } catch (SQLException alsoFailed) {
            failed.addSuppressed(alsoFailed);
        }
    }
}
