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
import java.util.List;

/**
 * Puts envelopes on the wire, outside any database transaction: one session, one commit for a batch. Each listener's queue gets its
 * own copy; the broker drops a copy whose id it has seen.
 */
@ApplicationScoped
public class Broker {
    private static final String DUPLICATE_ID = "_AMQ_DUPL_ID";
    private static final String GROUP = "JMSXGroupID";
    static final String EVENT_TYPE = "eventType";

    @Resource(lookup = "java:/ConnectionFactory")
    private ConnectionFactory connections;

    /** Everything or nothing. */
    public void publish(List<Envelope> batch) throws JMSException {
        try (Connection connection = connections.createConnection(); Session session = connection.createSession(true, Session.SESSION_TRANSACTED)) {
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
            session.commit();
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
