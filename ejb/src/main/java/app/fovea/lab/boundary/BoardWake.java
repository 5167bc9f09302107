package app.fovea.lab.boundary;

import app.fovea.journey.entity.Envelope;
import app.fovea.journey.entity.JsonColumn;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.jms.TextMessage;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.UUID;

/** Hears on every node that an order changed or a board looks otherwise, and wakes that node's screens. What is missed here is read again on reconnect. */
@MessageDriven(activationConfig = {
    @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = "java:/jms/topic/JourneyWake"),
    @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Topic"),
    @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "1")})
@TransactionManagement(TransactionManagementType.BEAN)
public class BoardWake implements MessageListener {
    private static final Logger LOG = System.getLogger(BoardWake.class.getName());

    @Inject
    private Event<BoardChanged> changed;
    @Inject
    private Event<BoardTouched> touched;

    public BoardWake() {
    }

    BoardWake(Event<BoardChanged> changed, Event<BoardTouched> touched) {
        this.changed = changed;
        this.touched = touched;
    }

    /** Never throws: what cannot be read, and a screen that fails, would come again and hold up the wake-ups behind it, of every practice. */
    @Override
    public void onMessage(Message message) {
        try {
            String text = ((TextMessage) message).getText();
            if (JsonColumn.read(text, JsonNode.class).has("specversion")) {
                Envelope event = JsonColumn.read(text, Envelope.class);
                changed.fire(new BoardChanged(event.tenantId(), event.id(), event.type(), named(event, "orderId"), named(event, "patientId")));
            } else {
                touched.fire(JsonColumn.read(text, BoardTouched.class));
            }
        } catch (JMSException | RuntimeException e) {
            LOG.log(Level.WARNING, "A wake-up reached no board, or not all of them; they look again when they reconnect", e);
        }
    }

    private static UUID named(Envelope event, String field) {
        return UUID.fromString(event.data().get(field).textValue());
    }
}
