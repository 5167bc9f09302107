package app.fovea.notification.control;

import app.fovea.journey.control.PatientsTold;
import app.fovea.journey.entity.Told;
import app.fovea.notification.entity.NotificationRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The messages that came of events, for whoever looks at the journey. */
@ApplicationScoped
public class MessagesOfJourney implements PatientsTold {
    @Inject
    private NotificationRepository messages;

    @Override
    public List<Told> because(Collection<UUID> events) {
        return messages.ofEvents(events).stream().map(each -> new Told(each.eventId(), each.createdAt(), each.state().id(), each.channel(), each.subject())).toList();
    }
}
