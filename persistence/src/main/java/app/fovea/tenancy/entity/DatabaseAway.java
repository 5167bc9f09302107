package app.fovea.tenancy.entity;

import jakarta.resource.ResourceException;
import java.sql.SQLException;
import java.util.Set;

/** Whether a failure means that the database cannot be reached: nobody did anything wrong, and asking again in a moment is the remedy. */
public final class DatabaseAway {
    /** How long to wait before asking again: a restart takes some seconds. */
    public static final int SECONDS = 5;

    /**
     * Connection exceptions (class 08), shutdown by an administrator, shutdown after a crash, starting up (57P01 to 57P03), and too many connections (53300), as PostgreSQL's
     * appendix A has them.
     */
    private static final Set<String> STATES = Set.of("57P01", "57P02", "57P03", "53300");

    private DatabaseAway() {
    }

    public static boolean isBehind(Throwable thrown) {
        return Causes.of(thrown).stream().anyMatch(DatabaseAway::says);
    }

    private static boolean says(Throwable thrown) {
        if (thrown instanceof SQLException sql && sql.getSQLState() != null) {
            return sql.getSQLState().startsWith("08") || STATES.contains(sql.getSQLState());
        }
        // The pool has none to give and can make none, or all are lent out for longer than anybody should wait.
        return thrown instanceof ResourceException;
    }
}
