package app.fovea.tenancy.entity;

import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** All that lies behind a failure. */
final class Causes {
    private Causes() {
    }

    /** Itself, every cause, what a batch names next to it, and what the transaction manager only attaches: a commit that broke off names the connection there alone. */
    static Set<Throwable> of(Throwable thrown) {
        Set<Throwable> found = Collections.newSetFromMap(new IdentityHashMap<>());
        gather(thrown, found);
        return found;
    }

    private static void gather(Throwable thrown, Set<Throwable> found) {
        if (thrown == null || !found.add(thrown)) {
            return;
        }
        gather(thrown.getCause(), found);
        for (Throwable attached : thrown.getSuppressed()) {
            gather(attached, found);
        }
        if (thrown instanceof SQLException sql) {
            gather(sql.getNextException(), found);
        }
    }
}
