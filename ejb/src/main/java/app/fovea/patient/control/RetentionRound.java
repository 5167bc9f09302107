package app.fovea.patient.control;

import app.fovea.access.boundary.Work;
import app.fovea.access.entity.Caller;
import app.fovea.patient.entity.Eraser;
import app.fovea.patient.entity.Eraser.Standing;
import app.fovea.patient.entity.LastSeen;
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
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Finds every night, practice by practice, whose record was kept as long as the rule says, and erases every twenty seconds what stands to be erased. Each person is a transaction of their own: a round
 * that is broken off goes on where it was, and one person's trouble is nobody else's. On several nodes each takes what no other has.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class RetentionRound {
    private static final Logger LOG = System.getLogger(RetentionRound.class.getName());
    private static final int BATCH = 200;

    @Inject
    private Eraser eraser;
    @Inject
    private DueRecords due;

    private final AtomicBoolean erasing = new AtomicBoolean();

    @Schedule(hour = "2", minute = "41", persistent = false)
    void findDue() {
        try {
            for (UUID practice : eraser.practices()) {
                find(practice);
            }
        } catch (SQLException | RuntimeException e) {
            LOG.log(Level.WARNING, "Nobody could look for records that were kept long enough; the next night tries again: " + e, e);
        }
    }

    private void find(UUID practice) {
        try {
            int found = Work.as(Caller.listener(practice, "retention"), this::all);
            LOG.log(found > 0 ? Level.INFO : Level.DEBUG, "{0} records of the practice {1} were kept as long as they must be and are erased", found, practice);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Records of the practice " + practice + " could not be looked through; the next night tries it: " + e, e);
        }
    }

    private int all() {
        int found = 0;
        UUID after = null;
        List<LastSeen> page;
        do {
            page = due.page(after, BATCH);
            for (LastSeen seen : page) {
                after = seen.patientId();
                found += ask(seen);
            }
        } while (page.size() == BATCH);
        return found;
    }

    private int ask(LastSeen seen) {
        try {
            return due.askFor(seen.patientId()) ? 1 : 0;
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The record " + seen.patientId() + " is due by its rule, and the database keeps it: " + e.getMessage());
            return 0;
        }
    }

    @Schedule(hour = "*", minute = "*", second = "*/20", persistent = false)
    void erase() {
        if (!erasing.compareAndSet(false, true)) {
            return; // The last round still works.
        }
        try {
            List<Standing> page = eraser.standing(null, BATCH);
            while (!page.isEmpty()) { // To the end: those that wait for a message, or fail each time, keep nobody else's back.
                page.forEach(this::erase);
                page = eraser.standing(page.get(page.size() - 1), BATCH);
            }
        } catch (SQLException | RuntimeException e) {
            LOG.log(Level.WARNING, "Nobody could look for what stands to be erased; the next round tries again: " + e);
        } finally {
            erasing.set(false);
        }
    }

    private void erase(Standing standing) {
        try {
            eraser.erase(standing).ifPresent(gone -> LOG.log(Level.INFO, "The erasure {0} of the practice {1} is done: {2}", standing.id(), standing.tenantId(), gone));
        } catch (SQLException | RuntimeException e) {
            LOG.log(Level.WARNING, "The erasure " + standing.id() + " of the practice " + standing.tenantId() + " could not be done, and nothing of it is; the next round tries it: " + e, e);
        }
    }
}
