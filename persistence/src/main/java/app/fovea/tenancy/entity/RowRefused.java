package app.fovea.tenancy.entity;

import java.sql.SQLException;

/** Whether a failure means that the database is there and takes a row at no time: it points to nothing, or holds what no column can. */
public final class RowRefused {
    /** Classes of SQLSTATE, as PostgreSQL's appendix A has them: data exceptions, and integrity constraints. */
    private static final String DATA = "22";
    private static final String INTEGRITY = "23";
    /** Somebody else was quicker: the next time it is found there. */
    private static final String UNIQUE = "23505";

    private RowRefused() {
    }

    public static boolean isBehind(Throwable thrown) {
        return !DatabaseAway.isBehind(thrown) && Causes.of(thrown).stream().anyMatch(RowRefused::says);
    }

    private static boolean says(Throwable thrown) {
        return thrown instanceof SQLException sql && sql.getSQLState() != null && !UNIQUE.equals(sql.getSQLState())
            && (sql.getSQLState().startsWith(DATA) || sql.getSQLState().startsWith(INTEGRITY));
    }
}
