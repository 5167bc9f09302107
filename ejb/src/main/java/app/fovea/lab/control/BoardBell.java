package app.fovea.lab.control;

import app.fovea.access.entity.CurrentCaller;
import app.fovea.journey.control.Route;
import app.fovea.journey.entity.JsonColumn;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;

/** Tells every node, once it is committed, that a board looks otherwise though no event of the journey says so. Nobody waits for the broker, and what it loses a screen sees with its next look. */
@ApplicationScoped
public class BoardBell {
    private static final Logger LOG = System.getLogger(BoardBell.class.getName());
    private static final long WORTH_MILLIS = 60_000;

    @Resource(lookup = "java:/ConnectionFactory")
    private ConnectionFactory connections;
    @Resource
    private ManagedExecutorService executor;
    @Inject
    private Event<Rung> rung;

    /** What is to be told when this transaction commits, as it goes on the wire. @param orderId the one job that looks otherwise; null for the whole board */
    public record Rung(UUID tenantId, UUID orderId) {
    }

    /** The practice of whoever calls has other columns. */
    public void columnsChanged() {
        rung.fire(new Rung(CurrentCaller.get().tenantId(), null));
    }

    /** One of their jobs looks otherwise. */
    public void changed(UUID orderId) {
        rung.fire(new Rung(CurrentCaller.get().tenantId(), orderId));
    }

    void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) Rung change) {
        try {
            executor.execute(() -> tell(change));
        } catch (RejectedExecutionException e) {
            LOG.log(Level.WARNING, "No board was told of a change; they see it with their next look", e);
        }
    }

    private void tell(Rung change) {
        try (Connection connection = connections.createConnection(); Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
             MessageProducer producer = session.createProducer(session.createTopic(Route.WAKE_TOPIC))) {
            producer.send(session.createTextMessage(JsonColumn.write(change)), DeliveryMode.NON_PERSISTENT, producer.getPriority(), WORTH_MILLIS);
        } catch (JMSException | RuntimeException e) {
            LOG.log(Level.WARNING, "No board was told of a change; they see it with their next look", e);
        }
    }
}
