package app.fovea.journey.view;

import app.fovea.journey.boundary.JourneyWatch.Figures;
import app.fovea.journey.boundary.JourneyWatch.ListenerView;
import app.fovea.journey.boundary.JourneyWatch;
import app.fovea.journey.boundary.Replays.ReplayView;
import app.fovea.journey.boundary.Replays;
import app.fovea.view.ActiveUser;
import app.fovea.view.Elapsed;
import app.fovea.view.Problems;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.omnifaces.cdi.ViewScoped;

/** How the listeners get on, and what is sent to them again: journey/listeners.xhtml. */
@Named
@ViewScoped
public class ListenersBacking extends Watching {
    private static final long serialVersionUID = 1L;

    @Inject
    private JourneyWatch watch;
    @Inject
    private Replays replays;
    @Inject
    private ActiveUser user;

    private List<Row> rows;
    private long outbox;
    private String outboxOldest;
    private Instant asOf;
    private List<Again> again;

    private String listener;
    private String mode = "unhandled";
    private String from;
    private String to;

    /** @param oldest for how long the oldest has been waiting, or null */
    public record Row(String listener, Standing standing, long waiting, String oldest, long lastMinute, long lastHour, long failures, long dead, long parked, boolean rebuildable) implements Serializable {
        static Row of(ListenerView view, Instant now) {
            return new Row(view.listener(), Standing.of(view, now), view.waiting(), view.oldest() == null ? null : Elapsed.since(view.oldest(), now), view.handledLastMinute(), view.handledLastHour(), view.failures(), view.dead(),
                view.parked() + view.replaying(), view.rebuildable());
        }
    }

    /** @param sent of planned */
    public record Again(UUID id, String listener, String mode, Instant from, Instant to, String state, long sent, long planned, String startedBy, Instant startedAt, String error) implements Serializable {
        static Again of(ReplayView view) {
            return new Again(view.id(), view.listener(), view.mode(), view.from(), view.to(), view.state(), view.sent(), view.planned(), view.startedBy(), view.startedAt(), view.error());
        }

        public boolean isRunning() {
            return state.equals("running");
        }

        public boolean isRange() {
            return !mode.equals("dead_letters");
        }
    }

    @PostConstruct
    void open() {
        LocalDateTime now = LocalDateTime.now(user.getZone()).truncatedTo(ChronoUnit.MINUTES);
        from = now.minusHours(1).toString();
        to = now.toString();
        look();
    }

    @Override
    void look() {
        Figures figures = watch.listeners();
        asOf = figures.asOf();
        rows = figures.items().stream().map(each -> Row.of(each, asOf)).sorted(Comparator.comparing(Row::standing)).toList();
        outbox = figures.outbox();
        outboxOldest = figures.outboxOldest() == null ? null : Elapsed.since(figures.outboxOldest(), asOf);
        again = replays.newest().stream().map(Again::of).toList();
    }

    public void sendAgain() {
        if (Problems.tried(() -> replays.range(listener, mode, moment(from), moment(to)))) {
            Problems.done("It is under way. You may leave this page.");
        }
        look();
    }

    public void cancel(UUID id) {
        Problems.tried(() -> {
            replays.cancel(id);
            Problems.done("It is cancelled. What was sent stays sent.");
            return id;
        });
        look();
    }

    /** By the practice's clock; null for what cannot be read, which the boundary refuses. */
    private Instant moment(String text) {
        try {
            return text == null ? null : LocalDateTime.parse(text).atZone(user.getZone()).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    public List<Row> getRows() {
        return rows;
    }

    /** Those that stand like this, in the words of the page: for “All 6 listeners are up to date”. */
    public long count(String standing) {
        return rows.stream().filter(row -> row.standing() == Standing.valueOf(standing)).count();
    }

    public long getOutbox() {
        return outbox;
    }

    public String getOutboxOldest() {
        return outboxOldest;
    }

    public Instant getAsOf() {
        return asOf;
    }

    public List<Again> getAgain() {
        return again;
    }

    public String getListener() {
        return listener;
    }

    public void setListener(String listener) {
        this.listener = listener;
    }

    public String getMode() {
        return mode;
    }

    public void setMode(String mode) {
        this.mode = mode;
    }

    public String getFrom() {
        return from;
    }

    public void setFrom(String from) {
        this.from = from;
    }

    public String getTo() {
        return to;
    }

    public void setTo(String to) {
        this.to = to;
    }
}
