package app.fovea.journey.control;

import app.fovea.access.entity.CurrentCaller;
import app.fovea.journey.entity.DeadLetter;
import app.fovea.journey.entity.DeadLetterRepository;
import app.fovea.journey.entity.JourneyLog;
import app.fovea.journey.entity.ListenerBook;
import app.fovea.journey.entity.LoggedEvent;
import app.fovea.journey.entity.Replay;
import app.fovea.journey.entity.Replay.Mode;
import app.fovea.journey.entity.ReplayRepository;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** One page of a replay: found, sent and remembered in one transaction, of which the sending is the last thing before the commit. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class ReplayPage {
    static final int SIZE = 500;
    /** What was sent a moment ago is on its way and not lost. */
    private static final Duration ON_ITS_WAY = Duration.ofMinutes(1);

    @Inject
    private ReplayRepository replays;
    @Inject
    private JourneyLog log;
    @Inject
    private ListenerBook book;
    @Inject
    private DeadLetterRepository letters;
    @Inject
    private DeadLetterShelf shelf;
    @Inject
    private Courier courier;

    /** @return whether there may be more; false also when it was cancelled */
    public boolean send(UUID id) {
        Replay replay = replays.lock(id).filter(Replay::running).orElse(null);
        if (replay == null) {
            return false;
        }
        Route route = Route.ofQueue(replay.listener()).orElseThrow(() -> new IllegalStateException("no listener is called " + replay.listener()));
        int seen = replay.mode() == Mode.DEAD_LETTERS ? deadLetters(replay) : events(replay, route);
        if (seen < SIZE) {
            replay.done(Instant.now());
        }
        return seen == SIZE;
    }

    private int deadLetters(Replay replay) {
        List<DeadLetter> page = letters.deadUntil(replay.listener(), replay.to(), replay.lastAt(), replay.lastId(), SIZE);
        page.forEach(shelf::replay);
        if (!page.isEmpty()) {
            DeadLetter last = page.get(page.size() - 1);
            replay.moved(page.size(), last.failedAt(), last.id(), Instant.now());
        }
        return page.size();
    }

    private int events(Replay replay, Route route) {
        List<LoggedEvent> page = log.between(route.types(), replay.from(), replay.to(), replay.lastAt(), replay.lastId(), SIZE);
        if (page.isEmpty()) {
            return 0;
        }
        Instant now = Instant.now();
        boolean rebuild = replay.mode() == Mode.REBUILD;
        Set<UUID> lost = rebuild ? Set.of() : new HashSet<>(book.lost(route.queue(), page.stream().map(LoggedEvent::id).toList(), now.minus(ON_ITS_WAY)));
        List<LoggedEvent> wanted = rebuild ? page : page.stream().filter(event -> lost.contains(event.id())).toList();
        UUID tenant = CurrentCaller.get().tenantId();
        wanted.forEach(event -> courier.later(route, Parcel.of(event.envelope(tenant), "", rebuild ? Parcel.Why.REBUILD : Parcel.Why.REPLAY), now));
        LoggedEvent last = page.get(page.size() - 1);
        replay.moved(wanted.size(), last.occurredAt(), last.id(), now);
        return page.size();
    }

    public void fail(UUID id, String why) {
        replays.lock(id).filter(Replay::running).ifPresent(replay -> replay.failed(why, Instant.now()));
    }
}
