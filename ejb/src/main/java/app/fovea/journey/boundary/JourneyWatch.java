package app.fovea.journey.boundary;

import app.fovea.access.entity.Requires;
import app.fovea.access.entity.Caller;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.InvalidInput;
import app.fovea.journey.control.PatientsTold;
import app.fovea.journey.control.Route;
import app.fovea.journey.entity.DeadLetter;
import app.fovea.journey.entity.DeadLetterRepository;
import app.fovea.journey.entity.EventFailureRepository;
import app.fovea.journey.entity.Inbox;
import app.fovea.journey.entity.JourneyLog;
import app.fovea.journey.entity.ListenerBook;
import app.fovea.journey.entity.ListenerBook.Failures;
import app.fovea.journey.entity.ListenerBook.Handled;
import app.fovea.journey.entity.ListenerBook.Waiting;
import app.fovea.journey.entity.LoggedEvent;
import app.fovea.journey.entity.Timeline;
import app.fovea.privacy.entity.Of;
import app.fovea.privacy.entity.Persons;
import app.fovea.privacy.entity.RecordKind;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** What became of a journey's events, and how the listeners get on: for whoever looks on. */
@Stateless
public class JourneyWatch {
    /** As far back as events wait for a listener that was away; the outbox is kept for longer. */
    public static final Duration WINDOW = Duration.ofDays(14);
    private static final int LONGEST = 200;

    @Inject
    private JourneyLog log;
    @Inject
    private Persons persons;
    @Inject
    private Inbox inbox;
    @Inject
    private EventFailureRepository failures;
    @Inject
    private DeadLetterRepository letters;
    @Inject
    private PatientsTold messages;
    @Inject
    private ListenerBook book;

    /**
     * What led to what.
     *
     * @param patientId whose it is; null where nothing has happened yet
     * @param papers    the exams, invoices and orders that it is about, as they came: those that the caller may open
     * @param cut       true when the journey is longer than what is told: its oldest part is left out
     */
    public record Chain(UUID patientId, List<Paper> papers, List<MomentView> items, boolean cut) {
    }

    /**
     * Something in a journey that has a page of its own.
     *
     * @param kind   {@code exam}, {@code invoice} or {@code order}
     * @param number as people read it; null for an exam
     * @param stage  of an order that was moved, where it is; else null
     * @param since  when the journey first told of it
     */
    public record Paper(String kind, UUID id, String number, String stage, Instant since) {
        /** With what a later event says of it. */
        Paper then(Paper later) {
            return new Paper(kind, id, number, later.stage == null ? stage : later.stage, since);
        }
    }

    /**
     * How a listener gets on.
     *
     * @param waiting     sent to it in the last {@link #WINDOW}, not handled, and not among its dead letters
     * @param oldest      when the oldest of these was sent, or null
     * @param failures    in the last hour
     * @param rebuildable whether its work may be done again for what it has handled
     */
    public record ListenerView(String listener, long waiting, Instant oldest, long handledLastMinute, long handledLastHour, long failures, Instant lastFailure, long dead, long parked, long replaying,
                               boolean rebuildable) {
        /** All there are, by the names of their queues. */
        public static List<String> names() {
            return Arrays.stream(Route.values()).map(Route::queue).toList();
        }
    }

    /** @param outbox events that the broker has not taken yet @param outboxOldest when the oldest of these happened, or null @param asOf when it was counted */
    public record Figures(List<ListenerView> items, long outbox, Instant outboxOldest, Instant asOf) {
    }

    /**
     * All that followed from one exam, or all of one patient: each thing below what led to it. Five statements, however long it is.
     *
     * @param patientId     of whom; or null
     * @param correlationId which journey; or null. One of the two is needed.
     */
    @Requires(Permission.JOURNEY_VIEW)
    public Chain timeline(@Of(value = RecordKind.PATIENT, shows = RecordKind.JOURNEY) UUID patientId, @Of(RecordKind.JOURNEY) UUID correlationId) {
        if (patientId == null && correlationId == null) {
            throw new InvalidInput("journey_missing", "correlationId", "Say whose journey: a patientId or a correlationId.");
        }
        Caller caller = CurrentCaller.get();
        List<LoggedEvent> newest = log.page(null, patientId == null ? null : persons.idsOf(patientId), correlationId, null, LONGEST + 1);
        boolean cut = newest.size() > LONGEST;
        List<LoggedEvent> events = cut ? newest.subList(0, LONGEST) : newest;
        List<UUID> ids = events.stream().map(LoggedEvent::id).toList();
        Telling telling = new Telling(caller);
        List<Timeline.Happening<MomentView.What>> happenings = new ArrayList<>();
        events.forEach(event -> happenings.add(telling.event(event)));
        inbox.handled(ListenerView.names(), ids).forEach(entry -> happenings.add(telling.handled(entry)));
        failures.of(ids).forEach(failure -> happenings.add(telling.failed(failure)));
        letters.of(ids).forEach(letter -> happenings.add(telling.letter(letter)));
        if (caller.may(Permission.MESSAGES_VIEW)) {
            messages.because(ids).forEach(message -> happenings.add(telling.message(message)));
        }
        return new Chain(events.stream().map(LoggedEvent::patientId).filter(Objects::nonNull).findFirst().orElse(null), telling.papers(events),
            Timeline.of(happenings).stream().map(MomentView::placed).toList(), cut);
    }

    @Requires(Permission.JOURNEY_DEAD_LETTERS)
    public Figures listeners() {
        Instant now = Instant.now();
        Map<String, Waiting> waiting = book.waiting(now.minus(WINDOW));
        Map<String, Handled> handled = book.handled(now.minus(Duration.ofMinutes(1)), now.minus(Duration.ofHours(1)));
        Map<String, Failures> failed = book.failures(now.minus(Duration.ofHours(1)));
        Map<String, Map<DeadLetter.State, Long>> dead = book.deadLetters();
        Waiting outbox = book.outbox();
        List<ListenerView> items = Arrays.stream(Route.values()).map(route -> {
            String name = route.queue();
            Waiting waits = waiting.getOrDefault(name, Waiting.NOTHING);
            Handled done = handled.getOrDefault(name, Handled.NOTHING);
            Failures failing = failed.getOrDefault(name, Failures.NONE);
            Map<DeadLetter.State, Long> mine = dead.getOrDefault(name, Map.of());
            return new ListenerView(name, waits.count(), waits.oldest(), done.minute(), done.hour(), failing.count(), failing.last(), mine.getOrDefault(DeadLetter.State.DEAD, 0L),
                mine.getOrDefault(DeadLetter.State.PARKED, 0L), mine.getOrDefault(DeadLetter.State.REPLAYING, 0L), route.rebuildable());
        }).toList();
        return new Figures(items, outbox.count(), outbox.oldest(), now);
    }
}
