package app.fovea.audit.control;

import app.fovea.access.boundary.Work;
import app.fovea.access.entity.Caller;
import app.fovea.audit.entity.AuditSeals;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/** Every five seconds seals what the audit wrote, practice by practice; on several nodes each takes what no other has. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class Sealer {
    private static final Logger LOG = System.getLogger(Sealer.class.getName());

    @Inject
    private AuditSeals seals;
    @Inject
    private OneSeal one;

    private final AtomicBoolean sealing = new AtomicBoolean();

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    void seal() {
        if (!sealing.compareAndSet(false, true)) {
            return; // The last round still works on a long queue.
        }
        try {
            for (UUID practice : seals.practicesWaiting()) {
                Work.as(Caller.listener(practice, "sealer"), this::all);
            }
        } catch (SQLException | RuntimeException e) {
            LOG.log(Level.WARNING, "Sealing the audit stopped; entries wait in their queue and the next round tries again: " + e, e);
        } finally {
            sealing.set(false);
        }
    }

    private Void all() {
        while (one.put() == AuditSeals.BATCH) {
            LOG.log(Level.DEBUG, "A full seal was put on; there is more");
        }
        return null;
    }
}
