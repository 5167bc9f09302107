package app.fovea.journey.control;

import app.fovea.access.entity.Caller;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.journey.control.Delivered.Outcome;
import app.fovea.journey.entity.Envelope;
import app.fovea.tenancy.entity.RowRefused;
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
 * acknowledged when what is to become of it is safe: its work is committed, or its next try is on the wire, or its dead letter is in the database (or, where no
 * practice is there to keep it, it lies with the broker's own). Only a crash in between brings it again, and then the inbox knows.
 */
@ApplicationScoped
public class Delivery {
    private static final Logger LOG = System.getLogger(Delivery.class.getName());
    private static final RandomGenerator CHANCE = RandomGenerator.getDefault();
    /** Three seconds: whoever restores a database or opens a practice meanwhile may be that late. */
    private static final int WAITS_OF_NOBODYS = 5;

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
            if (outcome == Outcome.SET_ASIDE) {
                courier.setAside(message);
            }
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
        return Outcome.HANDLED;
    }

    private Outcome waitBehind(Route route, Parcel parcel, UUID inFront) {
        if (!shelf.parkedBehind(route, parcel, inFront)) {
            Parcel waited = parcel.waited();
            if (waited.mayWaitForTheLost()) {
                shelf.bringAgain(route, inFront);
            }
            comeBack(route, waited);
        }
        return Outcome.WAITS;
    }

    private Outcome failed(Route route, Parcel parcel, RuntimeException failure) {
        try {
            return failures.record(route, parcel, failure);
        } catch (RuntimeException unstored) {
            if (belongsToNobody(parcel, unstored)) {
                LOG.log(Level.ERROR, parcel.event().type() + " " + parcel.event().id() + " belongs to no practice that could keep it as a dead letter of " + route.queue() + "; it lies in "
                    + Courier.UNREADABLE + " now: " + unstored, failure);
                return Outcome.SET_ASIDE;
            }
            // A failure that cannot even be written down is the house's and not the event's: it costs no try.
            LOG.log(Level.WARNING, parcel.event().type() + " " + parcel.event().id() + " failed in " + route.queue() + " and that could not be stored; it comes again: " + unstored, failure);
            comeBack(route, parcel.waited());
            return Outcome.WAITS;
        }
    }

    /** The database is there and will never keep it: it names a practice that is not, or holds what no row may. */
    private static boolean belongsToNobody(Parcel parcel, Throwable unstored) {
        return parcel.waits() >= WAITS_OF_NOBODYS && RowRefused.isBehind(unstored);
    }

    private void comeBack(Route route, Parcel waited) {
        courier.send(route, waited, BackOff.WAITING.pauseAfter(Math.min(waited.waits(), 30), CHANCE).orElseThrow());
    }
}
