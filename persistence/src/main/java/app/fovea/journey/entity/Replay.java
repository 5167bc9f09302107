package app.fovea.journey.entity;

import app.fovea.tenancy.entity.TenantEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Many events that go to one listener once more, page by page; each page remembers where it ended. */
@Entity
@Table(name = "replays")
public class Replay extends TenantEntity {
    private String listener;
    private String mode;
    @Column(name = "from_at")
    private Instant from;
    @Column(name = "to_at")
    private Instant to;
    private String state;
    private long planned;
    private long sent;
    @Column(name = "last_at")
    private Instant lastAt;
    @Column(name = "last_id")
    private UUID lastId;
    private String error;
    @Column(name = "started_by")
    private UUID startedBy;
    @Column(name = "started_name")
    private String startedName;
    @Column(name = "started_at")
    private Instant startedAt;
    @Column(name = "moved_at")
    private Instant movedAt;
    @Column(name = "ended_at")
    private Instant endedAt;

    /** Which events go again. */
    public enum Mode {
        /** What was sent to the listener and never handled, nor is among its dead letters, nor about to be tried again: after a broker lost its data. */
        UNHANDLED,
        /** All of it, handled or not: builds up again what the listener keeps. */
        REBUILD,
        /** The dead letters that wait for a person. */
        DEAD_LETTERS;

        /** As stored and as sent over REST: {@code unhandled}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Mode> of(String id) {
            return Arrays.stream(values()).filter(mode -> mode.id().equals(id)).findFirst();
        }
    }

    public enum State {
        RUNNING, DONE, CANCELLED, FAILED;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    protected Replay() {
    }

    /** @param to not included @param planned how many events lie in the range */
    public Replay(String listener, Mode mode, Instant from, Instant to, long planned, UUID startedBy, String startedName, Instant now) {
        this.listener = listener;
        this.mode = mode.id();
        this.from = from;
        this.to = to;
        this.planned = planned;
        this.startedBy = startedBy;
        this.startedName = startedName;
        this.startedAt = now;
        this.movedAt = now;
        this.state = State.RUNNING.id();
    }

    /** A page went out. @param more of them were sent @param at when the last of the page happened */
    public void moved(long more, Instant at, UUID id, Instant now) {
        sent += more;
        lastAt = at;
        lastId = id;
        movedAt = now;
    }

    public void done(Instant now) {
        end(State.DONE, now);
    }

    public void cancel(Instant now) {
        end(State.CANCELLED, now);
    }

    public void failed(String why, Instant now) {
        error = why;
        end(State.FAILED, now);
    }

    private void end(State how, Instant now) {
        state = how.id();
        endedAt = now;
    }

    public String listener() {
        return listener;
    }

    public Mode mode() {
        return Mode.of(mode).orElseThrow();
    }

    public Instant from() {
        return from;
    }

    public Instant to() {
        return to;
    }

    public State state() {
        return State.valueOf(state.toUpperCase(Locale.ROOT));
    }

    public boolean running() {
        return state() == State.RUNNING;
    }

    public long planned() {
        return planned;
    }

    /** How many were sent; fewer than planned where some needed no sending. */
    public long sent() {
        return sent;
    }

    /** When the last one that was looked at happened; null before the first page. */
    public Instant lastAt() {
        return lastAt;
    }

    public UUID lastId() {
        return lastId;
    }

    public String error() {
        return error;
    }

    public UUID startedBy() {
        return startedBy;
    }

    public String startedName() {
        return startedName;
    }

    public Instant startedAt() {
        return startedAt;
    }

    public Instant movedAt() {
        return movedAt;
    }

    public Instant endedAt() {
        return endedAt;
    }
}
