package app.fovea.bench.inside;

import app.fovea.journey.entity.JourneyLog;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The events that this request has put into the log. */
@RequestScoped
public class JustAppended {
    private final List<UUID> ids = new ArrayList<>();

    void heard(@Observes JourneyLog.Appended event) {
        ids.add(event.eventId());
    }

    /** Those since it was asked last. */
    public List<UUID> take() {
        List<UUID> taken = List.copyOf(ids);
        ids.clear();
        return taken;
    }
}
