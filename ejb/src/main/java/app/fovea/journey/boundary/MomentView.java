package app.fovea.journey.boundary;

import app.fovea.journey.entity.Timeline;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * One thing that happened in a journey. What does not belong to its kind, or may not be seen, is null.
 *
 * @param kind          what it is
 * @param because       the event that led to it, or null
 * @param afterMillis   since that event; null where it is not told
 * @param depth         how many causes stand above it
 * @param eventId       the event itself, or the one that it is about
 * @param facts         of an event, what the caller may see of its payload
 * @param actor         of an event, who did it
 * @param attempt       of a failure, which try it was
 * @param nextTryAt     of a failure, when it is tried again; null when it was the last
 * @param error         why it failed; null for whoever may not see failed messages
 * @param state         of a dead letter or a message, what became of it
 * @param channel       of a message, by which way it went
 * @param subject       of a message, what it is about
 * @param deadLetterId  of a dead letter, for whoever may see it
 */
public record MomentView(Kind kind, Instant at, UUID because, Long afterMillis, int depth, UUID eventId, UUID correlationId, String type, String title, JsonNode facts, String actor, Boolean sent,
                         String listener, String part, Integer attempt, Instant nextTryAt, String error, String state, String channel, String subject, UUID deadLetterId) {
    public enum Kind {
        /** A fact of the journey. */
        EVENT,
        /** A listener is done with it. */
        HANDLED,
        /** A try of a listener failed. */
        FAILED,
        /** A listener gave it up, or it waits behind one that was given up. */
        DEAD_LETTER,
        /** The patient was told, will be, or was not. */
        MESSAGE;

        @JsonValue
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Where it stands among the others. */
    MomentView placed(Timeline.Moment<MomentView> moment) {
        Duration after = moment.after();
        return new MomentView(kind, at, moment.because(), after == null ? null : after.toMillis(), moment.depth(), eventId, correlationId, type, title, facts, actor, sent, listener, part, attempt, nextTryAt,
            error, state, channel, subject, deadLetterId);
    }
}
