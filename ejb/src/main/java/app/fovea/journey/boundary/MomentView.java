package app.fovea.journey.boundary;

import app.fovea.journey.entity.Timeline;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * One thing that happened in a journey, and where it stands among the others. Over REST it is one flat object, in which what does not belong to its kind, or may
 * not be seen, is not there.
 *
 * @param what        what happened
 * @param because     the event that led to it, or null
 * @param afterMillis since that event; null where it is not told
 * @param depth       how many causes stand above it
 */
public record MomentView(@JsonUnwrapped What what, UUID because, Long afterMillis, int depth) {
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

    /** What happened, and when. */
    public sealed interface What permits Event, Handled, Failed, DeadLetter, Message {
        @JsonProperty
        Kind kind();

        Instant at();

        /** The event itself, or the one that it is about. */
        UUID eventId();
    }

    /** @param facts what the caller may see of its payload @param actor who did it @param sent whether the broker has taken it */
    public record Event(UUID eventId, Instant at, UUID correlationId, String type, String title, JsonNode facts, String actor, boolean sent) implements What {
        @Override
        public Kind kind() {
            return Kind.EVENT;
        }
    }

    /** @param part a later step of the listener's work; null for the first */
    public record Handled(UUID eventId, Instant at, String listener, String part) implements What {
        @Override
        public Kind kind() {
            return Kind.HANDLED;
        }
    }

    /** @param attempt which try it was @param nextTryAt when it is tried again; null when it was the last @param error why; null for whoever may not see failed messages */
    public record Failed(UUID eventId, Instant at, String listener, String part, int attempt, Instant nextTryAt, String error) implements What {
        @Override
        public Kind kind() {
            return Kind.FAILED;
        }
    }

    /** @param attempt how many tries there were @param state what became of it @param error why @param deadLetterId both null for whoever may not see failed messages */
    public record DeadLetter(UUID eventId, Instant at, String listener, String part, int attempt, String error, String state, UUID deadLetterId) implements What {
        @Override
        public Kind kind() {
            return Kind.DEAD_LETTER;
        }
    }

    /** @param state what became of it @param channel by which way it went @param subject what it is about; null for whoever may not read messages */
    public record Message(UUID eventId, Instant at, String state, String channel, String subject) implements What {
        @Override
        public Kind kind() {
            return Kind.MESSAGE;
        }
    }

    static MomentView placed(Timeline.Moment<What> moment) {
        Duration after = moment.after();
        return new MomentView(moment.what(), moment.because(), after == null ? null : after.toMillis(), moment.depth());
    }
}
