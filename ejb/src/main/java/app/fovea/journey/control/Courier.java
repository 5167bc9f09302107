package app.fovea.journey.control;

import app.fovea.journey.entity.Envelope;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Brings events to single listeners again: the next try, a later step, a replay. */
@ApplicationScoped
public class Courier {
    /** What no listener of ours can read and belongs to no practice. Nobody hears it; whoever runs the broker sees it there. */
    static final String UNREADABLE = "DeadLetters";
    private static final Object BAG = Courier.class;

    @Resource(lookup = "java:/ConnectionFactory")
    private ConnectionFactory connections;
    @Resource(lookup = "java:jboss/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transaction;

    private record Errand(Route route, Parcel parcel, Instant at) {
    }

    /**
     * A listener's later step about the same event: comes to the listener with this part, not before that time. It leaves just before the
     * transaction commits: when the broker does not take it, the work is undone and comes again. When the commit fails after that, the
     * step comes although the work was undone; it finds nothing to do, or does what the repeated work would ask for again.
     *
     * @param part in words of the listener, never empty; each is handled once
     */
    public void later(Route route, Envelope event, String part, Instant at) {
        if (part.isEmpty()) {
            throw new IllegalArgumentException("a later step has a name");
        }
        later(route, Parcel.of(event, part, Parcel.Why.NEWS), at);
    }

    /** As {@link #later(Route, Envelope, String, Instant)} does; several of one transaction leave in their order. */
    public void later(Route route, Parcel parcel, Instant at) {
        bag().add(new Errand(route, parcel, at));
    }

    @SuppressWarnings("unchecked")
    private List<Errand> bag() {
        List<Errand> bag = (List<Errand>) transaction.getResource(BAG);
        if (bag == null) {
            List<Errand> mine = new ArrayList<>();
            transaction.putResource(BAG, mine);
            transaction.registerInterposedSynchronization(new Synchronization() {
                @Override
                public void beforeCompletion() {
                    run(mine);
                }

                @Override
                public void afterCompletion(int status) {
                    // What left, left.
                }
            });
            return mine;
        }
        return bag;
    }

    /** At once, whatever becomes of a transaction. @throws IllegalStateException when the broker is away */
    void send(Route route, Parcel parcel, Duration pause) {
        run(List.of(new Errand(route, parcel, Instant.now().plus(pause))));
    }

    private void run(List<Errand> errands) {
        try (Connection connection = connections.createConnection(); Session session = connection.createSession(true, Session.SESSION_TRANSACTED)) {
            MessageProducer producer = session.createProducer(null);
            for (Errand errand : errands) {
                producer.setDeliveryDelay(Math.max(0, Duration.between(Instant.now(), errand.at()).toMillis()));
                producer.send(session.createQueue(errand.route().queue()), errand.parcel().message(session));
            }
            session.commit();
        } catch (JMSException e) {
            throw new IllegalStateException("the broker did not take the message; try again when it is back", e);
        }
    }

    /** Puts what cannot be read where whoever runs the broker finds it. */
    void setAside(Message unreadable) {
        try (Connection connection = connections.createConnection(); Session session = connection.createSession(true, Session.SESSION_TRANSACTED)) {
            session.createProducer(session.createQueue(UNREADABLE)).send(unreadable);
            session.commit();
        } catch (JMSException e) {
            throw new IllegalStateException("the broker did not take the message back", e);
        }
    }
}
