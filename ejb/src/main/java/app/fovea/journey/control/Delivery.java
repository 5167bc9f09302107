package app.fovea.journey.control;

import app.fovea.access.entity.Caller;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.journey.control.Delivered.Outcome;
import app.fovea.journey.entity.Envelope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * What every listener does with a message: take the tenant from the event, do the work once and in the order of the aggregate, and when it fails try again
 * later, until it is done or among the dead letters.
 *
 * <p>Nothing of this is left to the broker's own redelivery: that breaks the order, differs from broker to broker, and tells nobody why. A message is
 * acknowledged when what is to become of it is safe: its work is committed, or its next try is on the wire, or its dead letter is in the database. Only a crash
 * in between brings it again, and then the inbox knows.
 */
@ApplicationScoped
public class Delivery {
    private static final Logger LOG = System.getLogger(Delivery.class.getName());
    private static final RandomGenerator CHANCE = RandomGenerator.getDefault();
    /** After this many waits something may be lost rather than late: about every twenty seconds. */
    private static final int LOOK_FOR_THE_LOST = 8;

    @Inject
    private OnceInTransaction once;
    @Inject
    private EventSchemas schemas;
    @Inject
    private FailureBook failures;
    @Inject
    private DeadLetterShelf shelf;
    @Inject
    private Courier courier;
    @Inject
    private Event<Delivered> delivered;

    public void handle(Route route, Message message, Consumer<Envelope> work) {
        handle(route, message, (event, part) -> work.accept(event));
    }

    /** @param work is told the event and, for a later step that it asked {@link Courier} for, the part; null for the event itself */
    public void handle(Route route, Message message, BiConsumer<Envelope, String> work) {
        Parcel parcel;
        try {
            parcel = Parcel.read(message);
        } catch (JMSException | RuntimeException e) {
            LOG.log(Level.ERROR, "A message in the queue " + route.queue() + " is none of ours; it lies in " + Courier.UNREADABLE + " now", e);
            courier.setAside(message);
            return;
        }
        long began = System.nanoTime();
        try {
            Outcome outcome = CurrentCaller.as(Caller.listener(parcel.event().tenantId(), route.queue()), () -> deliver(route, parcel, work));
            delivered.fire(new Delivered(route, outcome, Duration.ofNanos(System.nanoTime() - began), parcel.lagsSince()));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Outcome deliver(Route route, Parcel parcel, BiConsumer<Envelope, String> work) {
        try {
            schemas.check(parcel.event());
            Optional<UUID> inFront = once.run(route, parcel, work);
            if (inFront.isPresent()) {
                return waitBehind(route, parcel, inFront.get());
            }
        } catch (RuntimeException failure) {
            return failed(route, parcel, failure);
        }
        return parcel.why() == Parcel.Why.REPLAY ? settled(route, parcel) : Outcome.HANDLED;
    }

    private Outcome waitBehind(Route route, Parcel parcel, UUID inFront) {
        if (!shelf.parkedBehind(route, parcel, inFront)) {
            if (parcel.waits() % LOOK_FOR_THE_LOST == LOOK_FOR_THE_LOST - 1) {
                shelf.bringAgain(route, inFront);
            }
            comeBack(route, parcel);
        }
        return Outcome.WAITS;
    }

    private Outcome settled(Route route, Parcel parcel) {
        try {
            shelf.settle(route, parcel);
            return Outcome.HANDLED;
        } catch (RuntimeException databaseAway) {
            // The work is done and the inbox knows: next time only the letter is left to settle.
            LOG.log(Level.WARNING, "The dead letter of " + parcel.event().id() + " could not be settled; it is tried again", databaseAway);
            comeBack(route, parcel);
            return Outcome.WAITS;
        }
    }

    private Outcome failed(Route route, Parcel parcel, RuntimeException failure) {
        try {
            return failures.record(route, parcel, failure);
        } catch (RuntimeException databaseAway) {
            // A failure that cannot even be written down is the house's and not the event's: it costs no try.
            LOG.log(Level.WARNING, parcel.event().type() + " " + parcel.event().id() + " failed in " + route.queue() + " and that could not be stored; it comes again: " + databaseAway, failure);
            comeBack(route, parcel);
            return Outcome.WAITS;
        }
    }

    private void comeBack(Route route, Parcel parcel) {
        courier.send(route, parcel.waited(), BackOff.WAITING.pauseAfter(Math.min(parcel.waits() + 1, 30), CHANCE).orElseThrow());
    }
}
