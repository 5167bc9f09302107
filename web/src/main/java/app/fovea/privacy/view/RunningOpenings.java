package app.fovea.privacy.view;

import app.fovea.privacy.boundary.RecordOpenings;
import app.fovea.privacy.boundary.RecordOpenings.OpeningView;
import app.fovea.view.Paths;
import app.fovea.view.Problems;
import jakarta.enterprise.context.SessionScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Restricted records that this session opened: each page says so and counts down. What they open is decided by the gate, not here. */
@Named
@SessionScoped
public class RunningOpenings implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private RecordOpenings openings;

    private final CopyOnWriteArrayList<OpeningView> opened = new CopyOnWriteArrayList<>();

    void add(OpeningView opening) {
        opened.removeIf(each -> each.id().equals(opening.id()));
        opened.add(opening);
    }

    public List<OpeningView> getRunning() {
        opened.removeIf(each -> !each.endsAt().isAfter(Instant.now()));
        return opened;
    }

    /** Whole seconds until it closes, for the page to count down. */
    public long secondsLeft(OpeningView opening) {
        return Math.max(0, Duration.between(Instant.now(), opening.endsAt()).toSeconds());
    }

    public void close(OpeningView opening) {
        Problems.tried(() -> {
            openings.close(opening.patientId());
            opened.removeIf(each -> each.patientId().equals(opening.patientId()));
            Problems.done("Closed. The record is restricted again.");
            Paths.go("/");
            return null;
        });
    }
}
