package app.fovea.journey.control;

import app.fovea.journey.entity.EventType;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who hears what: one durable queue for each listener, so that one that is down holds up no other. */
public enum Route {
    ORDER_CREATION("OrderCreation", EnumSet.of(EventType.INVOICE_PAID)),
    PATIENT_NOTIFICATION("PatientNotification", EnumSet.of(EventType.ORDER_SHIPPED)),
    INVITATION("Invitation", EnumSet.of(EventType.PERSON_INVITED)),
    JOURNEY_AUDIT("JourneyAudit", EnumSet.allOf(EventType.class));

    /** Only wakes screens: non-durable, to every node. */
    public static final String WAKE_TOPIC = "JourneyWake";

    private final String queue;
    private final Set<EventType> types;

    Route(String queue, Set<EventType> types) {
        this.queue = queue;
        this.types = types;
    }

    public String queue() {
        return queue;
    }

    static List<Route> of(String type) {
        EventType event = EventType.of(type).orElseThrow(() -> new IllegalStateException("no event is called " + type));
        return Arrays.stream(values()).filter(route -> route.types.contains(event)).toList();
    }

    static Optional<Route> ofQueue(String queue) {
        return Arrays.stream(values()).filter(route -> route.queue.equals(queue)).findFirst();
    }
}
