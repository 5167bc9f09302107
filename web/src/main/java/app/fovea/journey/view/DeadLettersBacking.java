package app.fovea.journey.view;

import app.fovea.journey.boundary.DeadLetters;
import app.fovea.journey.boundary.DeadLetters.DeadLetterView;
import app.fovea.journey.boundary.DeadLetters.LetterDetail;
import app.fovea.journey.boundary.JourneyWatch.ListenerView;
import app.fovea.journey.boundary.Replays;
import app.fovea.journey.entity.DeadLetter;
import app.fovea.tenancy.entity.Page;
import app.fovea.view.Paths;
import app.fovea.view.Problems;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.omnifaces.cdi.Param;
import org.omnifaces.cdi.ViewScoped;

/** What listeners gave up, and one of them with all that is known of it: journey/dead-letters.xhtml. */
@Named
@ViewScoped
public class DeadLettersBacking extends Watching {
    private static final long serialVersionUID = 1L;

    @Inject
    private DeadLetters letters;
    @Inject
    private Replays replays;
    @Inject
    private LetterWords words;
    @Inject @Param
    private String listener;
    @Inject @Param
    private String state;
    @Inject @Param
    private String letter;

    private final List<LetterWords.Row> rows = new ArrayList<>();
    private UUID next;
    private Detail detail;
    private boolean discarding;
    private String reason;

    /** @param payload pretty JSON @param moneyHidden whether amounts are left out of it @param parked how many wait behind it */
    public record Detail(LetterWords.Row row, String part, String payload, boolean moneyHidden, String stackTrace, long parked, UUID correlationId, String reason, Instant settledAt) implements Serializable {
        public boolean isOpen() {
            return settledAt == null;
        }

        public boolean isUnderWay() {
            return row.state().equals("replaying");
        }

        public boolean isReplayable() {
            return isOpen() && !row.state().equals("parked");
        }
    }

    @PostConstruct
    void open() {
        if (letter != null && !letter.isBlank()) {
            look();
        } else {
            showMore();
        }
    }

    /** At one letter: a replay is over in a moment, and whoever asked for it waits for its end. */
    @Override
    void look() {
        LetterDetail found = letters.find(Paths.id(letter, "dead letter"));
        detail = new Detail(words.rows(List.of(found.letter())).get(0), found.letter().part(), found.letter().envelope().toPrettyString(), !found.letter().hidden().isEmpty(), found.stackTrace(), found.parked(), found.correlationId(), found.reason(),
            found.settledAt());
    }

    public void showMore() {
        Page<DeadLetterView> page = letters.page(knownListener(), knownState(), next, null);
        rows.addAll(words.rows(page.items()));
        next = page.next() == null ? null : UUID.fromString(page.next());
    }

    public void replay() {
        if (Problems.tried(() -> {
            letters.replay(detail.row().id());
            return null;
        })) {
            Problems.done("It is on its way again. This page says what became of it.");
        }
        look();
    }

    public void replayAll() {
        if (Problems.tried(() -> replays.deadLetters(knownListener()))) {
            Problems.done("All of them are on their way again; Listeners shows how far it is.");
            Paths.go("/journey/listeners");
        }
    }

    public void askDiscard() {
        discarding = true;
    }

    public void leaveDiscard() {
        discarding = false;
        reason = null;
    }

    public void discard() {
        if (Problems.tried(() -> {
            letters.discard(detail.row().id(), reason);
            return null;
        })) {
            Problems.done("It is given up. What waited behind it goes on.");
            discarding = false;
            reason = null;
            look();
        }
    }

    /** What somebody wrote into the address by hand and nobody knows is left out. */
    private String knownListener() {
        return ListenerView.names().contains(listener) ? listener : null;
    }

    private String knownState() {
        return Arrays.stream(DeadLetter.State.values()).map(DeadLetter.State::id).filter(each -> each.equals(state)).findFirst().orElse(null);
    }

    public boolean isFiltered() {
        return knownListener() != null || knownState() != null;
    }

    public List<String> getListeners() {
        return ListenerView.names();
    }

    public List<String> getStates() {
        return Arrays.stream(DeadLetter.State.values()).map(DeadLetter.State::id).toList();
    }

    public List<LetterWords.Row> getRows() {
        return rows;
    }

    public boolean isMore() {
        return next != null;
    }

    public boolean isSomeDead() {
        return rows.stream().anyMatch(row -> row.state().equals("dead"));
    }

    public Detail getDetail() {
        return detail;
    }

    public boolean isDiscarding() {
        return discarding;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public String getListener() {
        return knownListener();
    }

    public String getState() {
        return knownState();
    }
}
