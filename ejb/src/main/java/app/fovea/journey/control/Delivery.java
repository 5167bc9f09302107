package app.fovea.journey.control;

import app.fovea.access.entity.Caller;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.journey.entity.Envelope;
import app.fovea.journey.entity.JsonColumn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * What every listener does with a message: take the tenant from the event, do the work once in one database transaction, and throw on
 * trouble, so that the broker delivers again and in the end puts it among the dead letters.
 */
@ApplicationScoped
public class Delivery {
    /** Why an event failed last, until it succeeds or dies: the dead letter tells it. */
    private final Map<String, String> lastErrors = new ConcurrentHashMap<>();

    @Inject
    private OnceInTransaction once;

    public void handle(Route route, Message message, Consumer<Envelope> work) {
        Envelope event = read(message);
        String key = route.queue() + "/" + event.id();
        try {
            CurrentCaller.as(Caller.listener(event.tenantId(), route.queue()), () -> {
                once.run(route.queue(), event, work);
                return null;
            });
            lastErrors.remove(key);
        } catch (Exception e) {
            lastErrors.put(key, rootOf(e).toString());
            throw e instanceof RuntimeException runtime ? runtime : new IllegalStateException(e);
        }
    }

    static Envelope read(Message message) {
        try {
            return JsonColumn.read(((TextMessage) message).getText(), Envelope.class);
        } catch (JMSException e) {
            throw new IllegalStateException("the message cannot be read", e);
        }
    }

    /** Forgets it too. Null when this node has never seen it fail. */
    String takeLastError(String queue, UUID eventId) {
        return lastErrors.remove(queue + "/" + eventId);
    }

    private static Throwable rootOf(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }
}
