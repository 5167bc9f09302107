package app.fovea.journey.control;

import app.fovea.journey.entity.OutboxState;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PostConstruct;
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

/** Looks every ten seconds how much waits in the outbox: whoever reads the metrics, however often, does not ask the database. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class OutboxWatch {
    private static final Logger LOG = System.getLogger(OutboxWatch.class.getName());
    /** What a reader of the metrics sees while the database does not answer: no number, rather than the last one that was good. */
    private static final OutboxState.Waiting UNKNOWN = new OutboxState.Waiting(Double.NaN, Double.NaN);

    @Inject
    private OutboxState outbox;
    @Inject
    private MeterRegistry registry;
    @Inject
    private JourneyMeters meters;

    private volatile OutboxState.Waiting seen = UNKNOWN;

    @PostConstruct
    void present() {
        registry.gauge("fovea.outbox.waiting", this, watch -> watch.seen.events());
        registry.gauge("fovea.outbox.oldest.seconds", this, watch -> watch.seen.oldestSeconds());
        meters.relayed(0); // Brings the other figures into being.
        look();
    }

    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
    void look() {
        try {
            seen = outbox.waiting();
        } catch (SQLException | RuntimeException e) {
            seen = UNKNOWN;
            LOG.log(Level.DEBUG, "The outbox could not be looked into", e);
        }
    }
}
