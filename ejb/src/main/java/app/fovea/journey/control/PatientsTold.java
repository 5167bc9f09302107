package app.fovea.journey.control;

import app.fovea.journey.entity.Told;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** What patients were told because of events. The journey asks this; whoever tells patients answers, and the journey knows nothing of them: they listen to it. */
public interface PatientsTold {
    List<Told> because(Collection<UUID> events);
}
