package app.fovea.patient.control;

import app.fovea.journey.entity.JourneyLog;
import app.fovea.journey.entity.LoggedEvent.Context;
import app.fovea.patient.boundary.event.RecallDue;
import app.fovea.patient.entity.Recall;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;

/** Has a patient written to whose recall is near, in the transaction of whoever found that it is. By which way, at which hour, and whether at all, is for the messages. */
@ApplicationScoped
public class Reminding {
    /** Time enough to find a day, and not so much that it is forgotten. */
    private static final Period BEFORE = Period.ofWeeks(2);

    @Inject
    private JourneyLog journey;

    /** The last day of which a patient is reminded now. */
    public LocalDate near(LocalDate today) {
        return today.plus(BEFORE);
    }

    /** Once for each day that was said. @param recall locked, standing, and stored */
    public void remind(Recall recall, LocalDate today) {
        if (recall.remindedAt() == null && !recall.dueOn().isAfter(near(today))) {
            recall.remind(journey.append(new RecallDue(recall.id(), recall.patientId(), recall.dueOn()), new Context(recall.id(), null)), Instant.now());
        }
    }
}
