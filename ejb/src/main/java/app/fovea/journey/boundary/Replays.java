package app.fovea.journey.boundary;

import app.fovea.access.entity.Requires;
import app.fovea.access.entity.Caller;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.Conflict;
import app.fovea.access.entity.Refusal.InvalidInput;
import app.fovea.access.entity.Refusal.NotFound;
import app.fovea.access.entity.Refusal.RuleBroken;
import app.fovea.audit.entity.AuditTrail;
import app.fovea.journey.control.ReplayRunner;
import app.fovea.journey.control.Route;
import app.fovea.journey.entity.DeadLetterRepository;
import app.fovea.journey.entity.JourneyLog;
import app.fovea.journey.entity.Replay;
import app.fovea.journey.entity.Replay.Mode;
import app.fovea.journey.entity.ReplayRepository;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Sends many events to a listener once more: all its dead letters, what was lost on the way, or a range of time that it shall build up again. */
@Stateless
public class Replays {
    /** How long events are promised to be kept for this (docs/adr/0003). */
    private static final Duration FARTHEST = Duration.ofDays(366);
    private static final int SHOWN = 20;

    @Inject
    private ReplayRepository replays;
    @Inject
    private DeadLetterRepository letters;
    @Inject
    private JourneyLog log;
    @Inject
    private ReplayRunner runner;
    @Inject
    private AuditTrail audit;

    /**
     * @param planned how many events lay in the range when it began
     * @param sent    of these; fewer where some needed no sending
     * @param error   why it ended before its time, or null
     */
    public record ReplayView(UUID id, String listener, String mode, Instant from, Instant to, String state, long planned, long sent, Instant startedAt, String startedBy, Instant movedAt, Instant endedAt,
                             String error) {
        static ReplayView of(Replay replay) {
            return new ReplayView(replay.id(), replay.listener(), replay.mode().id(), replay.from(), replay.to(), replay.state().id(), replay.planned(), replay.sent(), replay.startedAt(),
                replay.startedName(), replay.movedAt(), replay.endedAt(), replay.error());
        }
    }

    /**
     * @param listener by the name of its queue
     * @param mode     {@code unhandled} for any listener; {@code rebuild} for those whose work may be done again
     * @param to       not included; never later than now
     * @throws Conflict when one is under way for this listener
     */
    @Requires(Permission.JOURNEY_REPLAY)
    public ReplayView range(String listener, String mode, Instant from, Instant to) {
        Route route = route(listener);
        Mode wanted = Mode.of(mode).filter(each -> each != Mode.DEAD_LETTERS)
            .orElseThrow(() -> new InvalidInput("mode_unknown", "mode", "Say “unhandled” for what never arrived, or “rebuild” for everything."));
        Instant now = Instant.now();
        if (from == null || to == null || !from.isBefore(to)) {
            throw new InvalidInput("range_unreadable", "from", "Say from when to when, the earlier time first.");
        }
        if (from.isBefore(now.minus(FARTHEST))) {
            throw new InvalidInput("range_too_old", "from", "Events are sent again for a year at most: begin later.");
        }
        if (wanted == Mode.REBUILD && !route.rebuildable()) {
            throw new RuleBroken("listener_not_rebuildable", "This listener would tell somebody outside a second time. Send only what never arrived.");
        }
        Instant end = to.isAfter(now) ? now : to;
        return begin(new Replay(route.queue(), wanted, from, end, log.countBetween(route.types(), from, end), CurrentCaller.get().userId(), CurrentCaller.get().displayName(), now));
    }

    /**
     * All dead letters that wait for a person now; what waits behind them follows.
     *
     * @param listener of one alone, or null
     * @return one for each listener that has any
     * @throws Conflict when one is under way for the listener
     */
    @Requires(Permission.JOURNEY_REPLAY)
    public List<ReplayView> deadLetters(String listener) {
        Instant now = Instant.now();
        List<Route> routes = listener == null || listener.isBlank() ? Arrays.asList(Route.values()) : List.of(route(listener));
        Caller caller = CurrentCaller.get();
        return routes.stream().map(route -> Map.entry(route, letters.countDeadUntil(route.queue(), now))).filter(each -> each.getValue() > 0)
            .map(each -> begin(new Replay(each.getKey().queue(), Mode.DEAD_LETTERS, Instant.EPOCH, now, each.getValue(), caller.userId(), caller.displayName(), now))).toList();
    }

    private ReplayView begin(Replay replay) {
        if (replays.running(replay.listener()).isPresent()) {
            throw new Conflict("Something is being sent to this listener again already. Wait for its end, or cancel it.");
        }
        replays.add(replay);
        replays.flush();
        audit.record("replay.started", "replay", replay.id(), Map.of("listener", replay.listener(), "mode", replay.mode().id(), "from", replay.from().toString(), "to", replay.to().toString()));
        runner.runAfterCommit(replay.id());
        return ReplayView.of(replay);
    }

    /** The newest of them. One that stood still, because its server ended, goes on. */
    @Requires(Permission.JOURNEY_DEAD_LETTERS)
    public List<ReplayView> newest() {
        List<Replay> found = replays.newest(SHOWN);
        found.forEach(runner::takeUpAfterCommit);
        return found.stream().map(ReplayView::of).toList();
    }

    @Requires(Permission.JOURNEY_DEAD_LETTERS)
    public ReplayView find(UUID id) {
        Replay replay = replays.find(id).orElseThrow(() -> new NotFound("replay"));
        runner.takeUpAfterCommit(replay);
        return ReplayView.of(replay);
    }

    /** What is sent stays sent. @throws Conflict when it has ended */
    @Requires(Permission.JOURNEY_REPLAY)
    public void cancel(UUID id) {
        Replay replay = replays.lock(id).orElseThrow(() -> new NotFound("replay"));
        if (!replay.running()) {
            throw new Conflict("It has ended already.");
        }
        replay.cancel(Instant.now());
        audit.record("replay.cancelled", "replay", id);
    }

    private static Route route(String listener) {
        return Route.ofQueue(listener == null ? "" : listener).orElseThrow(() -> new InvalidInput("listener_unknown", "listener", "No listener is called “" + (listener == null ? "" : listener) + "”."));
    }
}
