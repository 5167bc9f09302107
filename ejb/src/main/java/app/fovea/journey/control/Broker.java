package app.fovea.journey.control;

import app.fovea.journey.entity.Envelope;
import app.fovea.journey.entity.EventType;
import app.fovea.journey.entity.Outbox.Refused;
import app.fovea.journey.entity.Outbox.Sent;
import app.fovea.journey.entity.Outbox.Taken;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Puts what happened on the wire, outside any database transaction: one session, one commit for a batch. Each listener's queue gets its
 * own copy; the broker drops a copy whose id it has seen.
 */
@ApplicationScoped
public class Broker {
    private static final Logger LOG = System.getLogger(Broker.class.getName());
    private static final String DUPLICATE_ID = "_AMQ_DUPL_ID";

    @Resource(lookup = "java:/ConnectionFactory")
    private ConnectionFactory connections;

    /**
     * Returns when the broker has it for sure. The broker refuses a whole transaction in which it knows one message already, as it
     * does after a crash between sending and marking; sent one by one it drops that message alone.
     *
     * @throws JMSException when the broker is away
     */
    public Sent publish(List<Envelope> batch) throws JMSException {
        try (Connection connection = connections.createConnection()) {
            try (Session session = connection.createSession(true, Session.SESSION_TRANSACTED)) {
                List<Taken> taken = new ArrayList<>();
                for (Envelope event : batch) {
                    taken.add(send(session, event));
                }
                session.commit();
                return new Sent(taken, List.of());
            } catch (JMSException | RuntimeException together) {
                LOG.log(Level.INFO, "The broker refused {0} events together and gets them one by one: {1}", batch.size(), together.getMessage());
                return oneByOne(connection, batch);
            }
        }
    }

    /** What is refused alone, while others are taken, is that event's own trouble; later ones of its aggregate stay behind it. */
    private static Sent oneByOne(Connection connection, List<Envelope> batch) throws JMSException {
        Sent sent = new Sent(new ArrayList<>(), new ArrayList<>());
        Set<String> held = new HashSet<>();
        try (Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            for (Envelope event : batch) {
                if (held.contains(event.subject())) {
                    continue;
                }
                try {
                    sent.taken().add(send(session, event));
                } catch (JMSException | RuntimeException refused) {
                    throwWhenAway(connection, refused);
                    LOG.log(Level.ERROR, "The broker does not take " + event.type() + " " + event.id() + ": what follows it about the same " + event.subject() + " waits", refused);
                    sent.refused().add(new Refused(event, refused.toString()));
                    held.add(event.subject());
                }
            }
        }
        return sent;
    }

    private static void throwWhenAway(Connection connection, Exception refused) throws JMSException {
        try (Session another = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            another.createTextMessage();
        } catch (JMSException away) {
            away.addSuppressed(refused);
            throw away;
        }
    }

    private static Taken send(Session session, Envelope event) throws JMSException {
        List<Route> routes = Route.of(event.type());
        TextMessage message = Parcel.news(event).message(session);
        message.setStringProperty(DUPLICATE_ID, event.id().toString());
        MessageProducer producer = session.createProducer(null);
        for (Route route : routes) {
            producer.send(session.createQueue(route.queue()), message, DeliveryMode.PERSISTENT, 4, 0);
        }
        if (EventType.ORDER_CREATED.aggregateType().equals(event.subject().split("/")[0])) {
            producer.send(session.createTopic(Route.WAKE_TOPIC), Parcel.news(event).message(session), DeliveryMode.NON_PERSISTENT, 4, 60_000);
        }
        producer.close();
        return new Taken(event, routes.stream().map(Route::queue).toList());
    }
}
