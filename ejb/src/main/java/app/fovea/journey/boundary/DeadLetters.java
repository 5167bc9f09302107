package app.fovea.journey.boundary;

import app.fovea.access.entity.Caller;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.Conflict;
import app.fovea.access.entity.Refusal.InvalidInput;
import app.fovea.access.entity.Refusal.NotFound;
import app.fovea.access.entity.Requires;
import app.fovea.audit.entity.AuditTrail;
import app.fovea.journey.control.DeadLetterShelf;
import app.fovea.journey.control.Route;
import app.fovea.journey.entity.DeadLetter;
import app.fovea.journey.entity.DeadLetterRepository;
import app.fovea.journey.entity.JsonColumn;
import app.fovea.privacy.entity.AboutPatient;
import app.fovea.tenancy.entity.Page;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What listeners gave up: seen, sent again one by one, or given up for good. All of a listener's at once is a replay ({@link Replays#deadLetters}). */
@Stateless
public class DeadLetters {
    private static final int LONGEST_REASON = 500;

    @Inject
    private DeadLetterRepository letters;
    @Inject
    private DeadLetterShelf shelf;
    @Inject
    private AuditTrail audit;

    /**
     * @param part     empty for the event itself, else a later step of the listener
     * @param attempts tries in all
     * @param behind   the dead event about the same thing that it waits for, or null
     * @param error    null while it only waits
     * @param hidden   what of the payload the caller may not see, by name
     */
    public record DeadLetterView(UUID id, String listener, UUID eventId, String eventType, UUID aggregateId, String part, String state, int attempts, UUID behind, String error, Instant failedAt,
                                 JsonNode envelope, List<String> hidden)
            implements AboutPatient<DeadLetterView> {
        @Override
        public UUID patientId() {
            String patient = envelope.path("data").path("patientId").asText(null);
            return patient == null ? null : UUID.fromString(patient);
        }

        @Override
        public DeadLetterView fromOutside() {
            ObjectNode outside = envelope.deepCopy();
            outside.set("data", JsonNodeFactory.instance.objectNode());
            return new DeadLetterView(id, listener, eventId, eventType, aggregateId, part, state, attempts, behind, null, failedAt, outside, List.of("data", "error"));
        }

        static DeadLetterView of(DeadLetter letter, Caller caller) {
            JsonNode envelope = JsonColumn.read(letter.envelope(), JsonNode.class);
            PayloadSeen seen = PayloadSeen.by(caller, envelope.path("data"));
            if (envelope instanceof ObjectNode whole && whole.has("data")) {
                whole.set("data", seen.data());
            }
            return new DeadLetterView(letter.id(), letter.listener(), letter.eventId(), letter.eventType(), letter.aggregateId(), letter.part(), letter.state().id(), letter.attempts(), letter.behind(),
                letter.error(), letter.failedAt(), envelope, seen.hidden());
        }
    }

    /** A dead letter with all that is known of it. @param parked how many events about the same thing wait behind it */
    public record LetterDetail(DeadLetterView letter, String stackTrace, long parked, UUID correlationId, String reason, Instant settledAt) {
    }

    /**
     * Newest first.
     *
     * @param listener of one alone, or null
     * @param state    {@code dead}, {@code parked}, …; null for all that are open
     * @param after    the last one of the page before, or null
     */
    @Requires(Permission.JOURNEY_DEAD_LETTERS)
    public Page<DeadLetterView> page(String listener, String state, UUID after, Integer limit) {
        Caller caller = CurrentCaller.get();
        int size = Page.size(limit);
        DeadLetter before = after == null ? null : letters.find(after).orElseThrow(() -> new NotFound("dead letter"));
        return Page.of(letters.page(listener == null || listener.isBlank() ? null : known(listener), states(state), before, size + 1), size, letter -> DeadLetterView.of(letter, caller),
            letter -> letter.id().toString());
    }

    @Requires(Permission.JOURNEY_DEAD_LETTERS)
    public LetterDetail find(UUID id) {
        DeadLetter letter = letters.find(id).orElseThrow(() -> new NotFound("dead letter"));
        DeadLetterView view = DeadLetterView.of(letter, CurrentCaller.get());
        String correlation = view.envelope().path("correlationid").asText(null);
        return new LetterDetail(view, letter.stackTrace(), letters.countParkedBehind(letter.listener(), letter.eventId()), correlation == null ? null : UUID.fromString(correlation), letter.reason(),
            letter.settledAt());
    }

    /** @throws Conflict when it is settled already, or waits behind another */
    @Requires(Permission.JOURNEY_REPLAY)
    public void replay(UUID id) {
        shelf.replay(letters.lock(id).orElseThrow(() -> new NotFound("dead letter")));
        audit.record("dead_letter.replayed", "dead_letter", id);
    }

    /**
     * Gives it up: its listener will never handle it, and what waits behind it goes on without it.
     *
     * @throws Conflict when it is settled already
     */
    @Requires(Permission.JOURNEY_DISCARD)
    public void discard(UUID id, String reason) {
        if (reason == null || reason.isBlank() || reason.strip().length() > LONGEST_REASON) {
            throw new InvalidInput("reason_missing", "reason", "Say why nobody is to handle it, in at most " + LONGEST_REASON + " characters.");
        }
        shelf.discard(id, reason.strip());
        audit.record("dead_letter.discarded", "dead_letter", id, Map.of("reason", reason.strip()));
    }

    private static String known(String listener) {
        return Route.ofQueue(listener).map(Route::queue).orElseThrow(() -> new InvalidInput("listener_unknown", "listener", "No listener is called “" + listener + "”."));
    }

    private static Set<DeadLetter.State> states(String state) {
        if (state == null || state.isBlank()) {
            return DeadLetter.State.OPEN;
        }
        return Arrays.stream(DeadLetter.State.values()).filter(each -> each.id().equals(state.toLowerCase(Locale.ROOT))).findFirst().map(EnumSet::of)
            .orElseThrow(() -> new InvalidInput("state_unknown", "state", "A dead letter is dead, parked, replaying, solved or discarded."));
    }
}
