package app.fovea.journey.entity;

import app.fovea.tenancy.entity.TenantEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * What a listener could not handle however often it was tried, and what waits behind it: kept until a person has seen to it. There is one open
 * letter for an event at a listener, however often it dies.
 */
@Entity
@Table(name = "dead_letters")
public class DeadLetter extends TenantEntity {
    private String listener;
    @Column(name = "event_id")
    private UUID eventId;
    @Column(name = "event_type")
    private String eventType;
    private String part;
    private boolean rebuild;
    @Column(name = "aggregate_id")
    private UUID aggregateId;
    @Column(name = "aggregate_seq")
    private long aggregateSeq;
    private String envelope;
    private String error;
    @Column(name = "stack_trace")
    private String stackTrace;
    private int attempts;
    @Column(name = "failed_at")
    private Instant failedAt;
    private String state;
    private UUID behind;
    @Column(name = "settled_at")
    private Instant settledAt;
    @Column(name = "settled_by")
    private UUID settledBy;
    private String reason;

    public enum State {
        /** A person must see to it. */
        DEAD,
        /** Waits behind an earlier event of the same aggregate that is dead. */
        PARKED,
        /** On its way to its listener again. */
        REPLAYING,
        /** Handled in the end. */
        SOLVED,
        /** Given up by a person. */
        DISCARDED;

        /** Not settled: of these there is one for an event and a part at a listener. */
        public static final Set<State> OPEN = Collections.unmodifiableSet(EnumSet.of(DEAD, PARKED, REPLAYING));

        /** As stored and as sent over REST: {@code dead}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    protected DeadLetter() {
    }

    /** @param part empty for the event itself, else a later step of the listener */
    public DeadLetter(String listener, Envelope envelope, String part) {
        this.listener = listener;
        this.eventId = envelope.id();
        this.eventType = envelope.type();
        this.part = part;
        this.aggregateId = envelope.aggregateId();
        this.aggregateSeq = envelope.place();
        this.envelope = JsonColumn.write(envelope);
    }

    /** @param tries how many more there were */
    public void died(String why, String trace, int tries, Instant now) {
        state = State.DEAD.id();
        behind = null;
        error = why;
        stackTrace = trace;
        attempts += tries;
        failedAt = now;
    }

    /** @param inFront the event that must be seen to first */
    public void parkBehind(UUID inFront, Instant now) {
        state = State.PARKED.id();
        behind = inFront;
        error = null;
        stackTrace = null;
        failedAt = now;
    }

    /** It was on its way to be done again although the inbox knows it: so it goes when it is replayed. */
    public void keepRebuild() {
        rebuild = true;
    }

    public void replay() {
        state = State.REPLAYING.id();
        behind = null;
    }

    public void solved(Instant now) {
        settle(State.SOLVED, null, now);
    }

    /** @param why for whoever asks later */
    public void discard(UUID by, String why, Instant now) {
        settle(State.DISCARDED, by, now);
        reason = why;
    }

    private void settle(State end, UUID by, Instant now) {
        state = end.id();
        behind = null;
        settledBy = by;
        settledAt = now;
    }

    public String listener() {
        return listener;
    }

    public UUID eventId() {
        return eventId;
    }

    public String eventType() {
        return eventType;
    }

    /** Empty for the event itself, else a later step of the listener. */
    public String part() {
        return part;
    }

    /** Its work is done again although the inbox knows it. */
    public boolean rebuild() {
        return rebuild;
    }

    public UUID aggregateId() {
        return aggregateId;
    }

    public String envelope() {
        return envelope;
    }

    /** Null while it only waits behind another. */
    public String error() {
        return error;
    }

    /** Null while it only waits behind another, and for what died before traces were kept. */
    public String stackTrace() {
        return stackTrace;
    }

    /** Tries in all; 0 where it was never tried. */
    public int attempts() {
        return attempts;
    }

    public Instant failedAt() {
        return failedAt;
    }

    public State state() {
        return State.valueOf(state.toUpperCase(Locale.ROOT));
    }

    /** The dead event that it waits for, or null. */
    public UUID behind() {
        return behind;
    }

    public Instant settledAt() {
        return settledAt;
    }

    public String reason() {
        return reason;
    }
}
