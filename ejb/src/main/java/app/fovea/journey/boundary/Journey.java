package app.fovea.journey.boundary;

import app.fovea.access.entity.Caller;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.InvalidInput;
import app.fovea.access.entity.Requires;
import app.fovea.journey.entity.EventType;
import app.fovea.journey.entity.JourneyLog;
import app.fovea.journey.entity.LoggedEvent;
import app.fovea.privacy.entity.Of;
import app.fovea.privacy.entity.Persons;
import app.fovea.privacy.entity.RecordKind;
import app.fovea.tenancy.entity.Page;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** The events of the journey, as the log has them. */
@Stateless
public class Journey {
    @Inject
    private JourneyLog log;
    @Inject
    private Persons persons;

    /** Newest first; every filter may be null. */
    @Requires(Permission.JOURNEY_VIEW)
    public Page<EventView> events(String type, @Of(value = RecordKind.PATIENT, shows = RecordKind.JOURNEY) UUID patientId, @Of(RecordKind.JOURNEY) UUID correlationId, UUID after, Integer limit) {
        EventType wanted = type == null ? null : EventType.of(type).orElseThrow(() -> new InvalidInput("event_type_unknown", "type", "“" + type + "” is no event of the journey."));
        int size = Page.size(limit);
        Caller caller = CurrentCaller.get();
        return Page.of(log.page(wanted, patientId == null ? null : persons.idsOf(patientId), correlationId, after, size + 1), size, event -> EventView.of(event, caller), event -> event.id().toString());
    }

    /** The events of orders after one that a screen saw last, oldest first; for whoever lost the connection. */
    @Requires(Permission.LAB_STREAM)
    public List<EventView> orderEventsAfter(UUID lastSeen) {
        Caller caller = CurrentCaller.get();
        List<LoggedEvent> missed = log.orderEventsAfter(lastSeen, Page.LARGEST);
        return missed.stream().map(event -> EventView.of(event, caller)).toList();
    }
}
