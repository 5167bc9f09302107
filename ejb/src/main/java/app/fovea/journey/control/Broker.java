package app.fovea.journey.control;

import app.fovea.journey.entity.Envelope;
import app.fovea.journey.entity.EventType;
import app.fovea.journey.entity.JsonColumn;
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
import java.util.List;

/**
 * Puts envelopes on the wire, outside any database transaction: one session, one commit for a batch. Each listener's queue gets its
 * own copy; the broker drops a copy whose id it has seen.
 */
@ApplicationScoped
public class Broker {
    private static final Logger LOG = System.getLogger(Broker.class.getName());
    private static final String DUPLICATE_ID = "_AMQ_DUPL_ID";
    private static final String GROUP = "JMSXGroupID";
    static final String EVENT_TYPE = "eventType";

    @Resource(lookup = "java:/ConnectionFactory")
    private ConnectionFactory connections;

    /**
     * Returns when the broker has all of it for sure. The broker refuses a whole transaction in which it knows one message already, as it
     * does after a crash between sending and marking; sent one by one it drops that message alone.
     */
    public void publish(List<Envelope> batch) throws JMSException {
        try (Connection connection = connections.createConnection()) {
            try (Session session = connection.createSession(true, Session.SESSION_TRANSACTED)) {
                send(session, batch);
                session.commit();
            } catch (JMSException refused) {
                LOG.log(Level.INFO, "The broker refused {0} events together and gets them one by one: {1}", batch.size(), refused.getMessage());
                try (Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
                    send(session, batch);
                }
            }
        }
    }

    private static void send(Session session, List<Envelope> batch) throws JMSException {
        MessageProducer producer = session.createProducer(null);
        for (Envelope event : batch) {
            String json = JsonColumn.write(event);
            for (Route route : Route.of(event.type())) {
                TextMessage message = message(session, event, json);
                message.setStringProperty(DUPLICATE_ID, event.id().toString());
                producer.send(session.createQueue(route.queue()), message, DeliveryMode.PERSISTENT, 4, 0);
            }
            if (event.type().startsWith(EventType.ORDER_CREATED.aggregateType() + ".")) {
                producer.send(session.createTopic(Route.WAKE_TOPIC), message(session, event, json), DeliveryMode.NON_PERSISTENT, 4, 60_000);
            }
        }
    }

    /** Sends one event to one listener again; without the duplicate id, since this is on purpose. */
    public void replay(Route route, Envelope event) throws JMSException {
        try (Connection connection = connections.createConnection(); Session session = connection.createSession(true, Session.SESSION_TRANSACTED)) {
            session.createProducer(session.createQueue(route.queue())).send(message(session, event, JsonColumn.write(event)));
            session.commit();
        }
    }

    private static TextMessage message(Session session, Envelope event, String json) throws JMSException {
        TextMessage message = session.createTextMessage(json);
        message.setStringProperty(EVENT_TYPE, event.type());
        message.setStringProperty(GROUP, event.tenantId() + "/" + event.subject());
        return message;
    }
}
