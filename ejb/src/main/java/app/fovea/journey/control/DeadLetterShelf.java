package app.fovea.journey.control;

import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Refusal.Conflict;
import app.fovea.access.entity.Refusal.NotFound;
import app.fovea.journey.entity.DeadLetter;
import app.fovea.journey.entity.DeadLetter.State;
import app.fovea.journey.entity.DeadLetterRepository;
import app.fovea.journey.entity.Envelope;
import app.fovea.journey.entity.EventFailureRepository;
import app.fovea.journey.entity.Inbox;
import app.fovea.journey.entity.JourneyLog;
import app.fovea.journey.entity.JsonColumn;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Dead letters, and what waits behind them: later events of an aggregate stay here, in their order, until the dead one in front of them is handled or given up.
 */
@Stateless
public class DeadLetterShelf {
    private static final Duration ON_ITS_WAY = Duration.ofMinutes(1);

    @Inject
    private DeadLetterRepository letters;
    @Inject
    private EventFailureRepository failures;
    @Inject
    private Inbox inbox;
    @Inject
    private JourneyLog log;
    @Inject
    private Courier courier;

    /** @return false when the event in front is not dead: then it is on its way, and this one comes again */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public boolean parkedBehind(Route route, Parcel parcel, UUID inFront) {
        Optional<DeadLetter> front = letters.lockOpen(route.queue(), inFront, "");
        if (front.filter(letter -> letter.state() != State.REPLAYING).isEmpty()) {
            return false;
        }
        DeadLetter letter = letters.openOrNew(route.queue(), parcel.event(), parcel.part());
        letter.parkBehind(inFront, Instant.now());
        if (parcel.why() == Parcel.Why.REBUILD) {
            letter.keepRebuild();
        }
        return true;
    }

    /**
     * Sends an event from the log to a listener that waits for it, unless it will be tried again anyway or is hardly on its way yet: a broker that lost its journal has lost it.
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void bringAgain(Route route, UUID eventId) {
        Instant now = Instant.now();
        Instant moment = now.minus(ON_ITS_WAY);
        if (!failures.willBeTriedAgain(route.queue(), eventId, moment)) {
            boolean rebuild = letters.lockOpen(route.queue(), eventId, "").filter(DeadLetter::rebuild).isPresent();
            log.find(eventId).filter(event -> event.publishedAt() != null && event.publishedAt().isBefore(moment))
                .ifPresent(event -> courier.later(route, Parcel.of(event.envelope(CurrentCaller.get().tenantId()), "", again(rebuild)), now));
        }
    }

    /** What a dead letter tells of is done: it is solved, and what waited behind it goes on. Part of the work's own transaction. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void settle(Route route, Parcel parcel) {
        Instant now = Instant.now();
        letters.lockOpen(route.queue(), parcel.event().id(), parcel.part()).ifPresent(letter -> letter.solved(now));
        release(route, parcel.event().id(), now);
    }

    /** Sends it to its listener again. One that is on its way already may be sent once more: the inbox keeps the second from doing anything. */
    public void replay(DeadLetter letter) {
        switch (letter.state()) {
            case DEAD, REPLAYING -> bring(routeOf(letter), letter, Instant.now());
            case PARKED -> throw new Conflict("It waits behind an earlier event about the same thing. Replay that one: this one follows by itself.");
            case SOLVED -> throw new Conflict("This dead letter was replayed already, and its listener has handled it.");
            case DISCARDED -> throw new Conflict("This dead letter was given up.");
        }
    }

    /**
     * Nobody will handle it; what waits behind it goes on without it. In the order of a listener's work, the inbox first and then the letter: a replay that is at work is
     * waited for, and a letter that it has solved is not given up.
     */
    public void discard(UUID id, String reason) {
        DeadLetter seen = letters.find(id).orElseThrow(() -> new NotFound("dead letter"));
        inbox.firstTime(seen.listener(), seen.eventId(), seen.part());
        DeadLetter letter = letters.lock(id).orElseThrow(() -> new NotFound("dead letter"));
        if (letter.state() == State.SOLVED || letter.state() == State.DISCARDED) {
            throw new Conflict("This dead letter is settled already.");
        }
        Instant now = Instant.now();
        letter.discard(CurrentCaller.get().userId(), reason, now);
        // Of a listener that is no more nothing can go on: what is parked there is given up in its turn.
        Route.ofQueue(letter.listener()).ifPresent(route -> release(route, letter.eventId(), now));
    }

    private void release(Route route, UUID handled, Instant now) {
        letters.parkedBehind(route.queue(), handled).forEach(letter -> bring(route, letter, now));
    }

    private void bring(Route route, DeadLetter letter, Instant now) {
        letter.replay();
        courier.later(route, Parcel.of(JsonColumn.read(letter.envelope(), Envelope.class), letter.part(), again(letter.rebuild())), now);
    }

    private static Parcel.Why again(boolean rebuild) {
        return rebuild ? Parcel.Why.REBUILD : Parcel.Why.REPLAY;
    }

    private static Route routeOf(DeadLetter letter) {
        return Route.ofQueue(letter.listener()).orElseThrow(() -> new Conflict("No listener is called “" + letter.listener() + "” any more: give this dead letter up."));
    }
}
