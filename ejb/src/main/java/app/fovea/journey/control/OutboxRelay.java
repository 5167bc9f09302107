package app.fovea.journey.control;

import app.fovea.journey.entity.JourneyLog;
import app.fovea.journey.entity.Outbox;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Empties the outbox into the broker: at once after each commit, and every two seconds for what a crash, another node or a broker
 * that was away has left behind. Never part of a business transaction: a sale does not wait for the broker, nor fail with it.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class OutboxRelay {
    private static final Logger LOG = System.getLogger(OutboxRelay.class.getName());
    private static final int BATCH = 100;

    @Inject
    private Outbox outbox;
    @Inject
    private Broker broker;
    @Inject
    private JourneyMeters meters;
    @Resource
    private ManagedExecutorService executor;

    /** How often somebody asked since the drain that is running began; 0 when none is. */
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicBoolean stopped = new AtomicBoolean();

    public void appended(@Observes(during = TransactionPhase.AFTER_SUCCESS) JourneyLog.Appended event) {
        wake();
    }

    @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
    void poll() {
        wake();
    }

    private void wake() {
        if (asked.getAndIncrement() == 0) {
            try {
                executor.execute(this::drain);
            } catch (RejectedExecutionException e) {
                asked.set(0);
                LOG.log(Level.WARNING, "The relay could not start; the next poll tries again", e);
            }
        }
    }

    private void drain() {
        int seen;
        do {
            seen = asked.get();
            if (!emptied()) {
                asked.set(0);
                return;
            }
        } while (!asked.compareAndSet(seen, 0));
    }

    /** @return false when the broker or the database is away, or anything else is wrong: the next poll tries again */
    private boolean emptied() {
        try {
            while (relayed() == BATCH) {
                LOG.log(Level.DEBUG, "A full batch went out; there is more");
            }
            if (stopped.compareAndSet(true, false)) {
                LOG.log(Level.INFO, "The relay goes on");
            }
            return true;
        } catch (SQLException | RuntimeException | LinkageError | VirtualMachineError e) {
            meters.relayStopped();
            if (stopped.compareAndSet(false, true)) { // Once, and not with every poll for as long as it lasts.
                LOG.log(Level.WARNING, "The relay stopped; events wait in the outbox until it goes on: " + e, e);
            }
            return false;
        }
    }

    private int relayed() throws SQLException {
        int events = outbox.relay(BATCH, broker::publish);
        meters.relayed(events);
        return events;
    }
}
