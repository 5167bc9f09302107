package app.fovea.journey.control;

import app.fovea.journey.entity.Pruning;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;

/** Takes away every night, in small transactions, what is too old to be needed; on several nodes one does it and the others find nothing left. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class NightlyPruning {
    private static final Logger LOG = System.getLogger(NightlyPruning.class.getName());
    static final int BATCH = 2_000;

    @Inject
    private Pruning pruning;

    /** For the server, which fills it. */
    public NightlyPruning() {
    }

    NightlyPruning(Pruning pruning) {
        this.pruning = pruning;
    }

    @Schedule(hour = "3", minute = "17", persistent = false)
    void prune() {
        for (Pruning.Kind kind : Pruning.Kind.values()) {
            try {
                LOG.log(Level.INFO, "{0} of {1} were too old to be needed and are gone", all(kind), kind);
            } catch (SQLException | RuntimeException e) {
                LOG.log(Level.WARNING, "What is too old of " + kind + " could not be taken away; the next night tries again", e);
            }
        }
    }

    private int all(Pruning.Kind kind) throws SQLException {
        int gone = 0;
        int batch;
        do {
            batch = pruning.prune(kind, BATCH);
            gone += batch;
        } while (batch == BATCH);
        return gone;
    }
}
