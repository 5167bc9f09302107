package app.fovea.journey.control;

import app.fovea.access.entity.Caller;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.journey.entity.DeadLetter;
import app.fovea.journey.entity.DeadLetterRepository;
import app.fovea.journey.entity.Envelope;
import app.fovea.journey.entity.JsonColumn;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;

/** Dead letters, kept for the tenant they belong to. */
@Stateless
public class DeadLetterShelf {
    private static final Logger LOG = System.getLogger(DeadLetterShelf.class.getName());

    @Inject
    private DeadLetterRepository letters;
    @Inject
    private Delivery delivery;
    @Inject
    private Broker broker;

    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void keep(Message message) {
        Envelope event = Delivery.read(message);
        String queue = originalQueue(message);
        String error = delivery.takeLastError(queue, event.id());
        LOG.log(Level.ERROR, "{0} {1} died in {2}: {3}", event.type(), event.id(), queue, error);
        try {
            CurrentCaller.as(Caller.listener(event.tenantId(), "dead-letters"), () -> {
                letters.add(new DeadLetter(queue, event, error, Instant.now()));
                letters.flush();
                return null;
            });
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends it to its listener again. Should the mark be lost, the inbox keeps a second replay from doing anything. */
    public void replay(DeadLetter letter) {
        Route route = Route.ofQueue(letter.queue()).orElseThrow(() -> new IllegalStateException("no listener has the queue " + letter.queue()));
        try {
            broker.replay(route, JsonColumn.read(letter.envelope(), Envelope.class));
        } catch (JMSException e) {
            throw new IllegalStateException("the broker did not take the message; try again when it is back", e);
        }
        letter.replayed(CurrentCaller.get().userId(), Instant.now());
    }

    private static String originalQueue(Message message) {
        try {
            String queue = message.getStringProperty("_AMQ_ORIG_QUEUE");
            return queue == null ? "unknown" : queue.replaceFirst("^jms\\.queue\\.", "");
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }
}
