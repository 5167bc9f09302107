package app.fovea.notification.control;

import app.fovea.access.boundary.Work;
import app.fovea.access.entity.Caller;
import app.fovea.notification.entity.WaitingToLeave;
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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Every ten seconds looks for messages and webhook deliveries whose time is over and which nobody has in hand: the step that was to bring them is lost with a
 * broker's journal, or came before its row was committed. On several nodes each takes what no other has.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class OverdueWatch {
    private static final Logger LOG = System.getLogger(OverdueWatch.class.getName());
    /** So long after its time something counts as lost: a step that is only late comes within that. */
    private static final Duration LOST_AFTER = Duration.ofMinutes(2);

    @Inject
    private WaitingToLeave waiting;
    @Inject
    private BringAgain bring;

    private final AtomicBoolean looking = new AtomicBoolean();

    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
    void look() {
        if (!looking.compareAndSet(false, true)) {
            return; // The last round still works.
        }
        try {
            Instant since = Instant.now().minus(LOST_AFTER);
            practices(since).forEach(practice -> in(practice, since));
        } finally {
            looking.set(false);
        }
    }

    private List<UUID> practices(Instant since) {
        try {
            return waiting.practices(since);
        } catch (SQLException | RuntimeException e) {
            LOG.log(Level.WARNING, "Nobody could look for overdue messages; the next round tries again: " + e);
            return List.of();
        }
    }

    /** One practice's trouble is not another's. */
    private void in(UUID practice, Instant since) {
        try {
            int brought = Work.as(Caller.listener(practice, "overdue"), () -> bring.messages(since) + bring.deliveries(since));
            if (brought > 0) {
                LOG.log(Level.INFO, "{0} overdue messages and webhook deliveries of the practice {1} were brought to their queues again", brought, practice);
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Overdue messages of the practice " + practice + " could not be brought again; the next round tries it: " + e);
        }
    }
}
