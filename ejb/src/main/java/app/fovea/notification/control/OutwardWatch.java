package app.fovea.notification.control;

import app.fovea.notification.entity.MessageChannel;
import app.fovea.notification.entity.WaitingToLeave;
import app.fovea.notification.entity.WaitingToLeave.Figures;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
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

/** Looks every ten seconds how much waits to leave the house: whoever reads the metrics, however often, does not ask the database. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class OutwardWatch {
    private static final Logger LOG = System.getLogger(OutwardWatch.class.getName());
    /** What a reader of the metrics sees while the database does not answer: no number, rather than the last one that was good. */
    private static final Figures UNKNOWN = new Figures(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    @Inject
    private WaitingToLeave waiting;
    @Inject
    private MeterRegistry registry;
    @Inject
    private OutwardMeters meters;

    private volatile Figures seen = UNKNOWN;

    @PostConstruct
    void present() {
        registry.gauge("fovea.messages.waiting", Tags.of("channel", MessageChannel.EMAIL.id()), this, watch -> watch.seen.email());
        registry.gauge("fovea.messages.waiting", Tags.of("channel", MessageChannel.SMS.id()), this, watch -> watch.seen.sms());
        registry.gauge("fovea.webhook.deliveries.waiting", this, watch -> watch.seen.deliveries());
        registry.gauge("fovea.outward.overdue.seconds", this, watch -> watch.seen.overdueSeconds());
        meters.begin();
        look();
    }

    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
    void look() {
        try {
            seen = waiting.figures();
        } catch (SQLException | RuntimeException e) {
            seen = UNKNOWN;
            LOG.log(Level.DEBUG, "Nobody could look how much waits to leave the house", e);
        }
    }
}
