package app.fovea.journey.control;

import app.fovea.journey.entity.EventType;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who hears what: one durable queue for each listener, so that one that is down holds up no other. */
public enum Route {
    ORDER_CREATION("OrderCreation", BackOff.INSIDE, true, EnumSet.of(EventType.INVOICE_PAID, EventType.SALE_RELEASED)),
    PATIENT_NOTIFICATION("PatientNotification", BackOff.OUTSIDE, false, EnumSet.of(EventType.ORDER_CREATED, EventType.ORDER_SHIPPED, EventType.RECEIPT_ASKED, EventType.RECALL_DUE, EventType.ORDER_UNCOLLECTED)),
    ADVICE_FEEDBACK("AdviceFeedback", BackOff.INSIDE, true, EnumSet.of(EventType.ORDER_CREATED)),
    INVITATION("Invitation", BackOff.OUTSIDE, false, EnumSet.of(EventType.PERSON_INVITED)),
    PRIVACY_NOTICE("PrivacyNotice", BackOff.OUTSIDE, false, EnumSet.of(EventType.RECORD_OPENED)),
    /** Outside, although its own work is quick: it writes an e-mail when one is switched off. */
    WEBHOOKS("Webhooks", BackOff.OUTSIDE, false, EventType.journeys()),
    /** All but an opening in need, which is audited where it happens: with whose record it is and why, which stand in no event. */
    JOURNEY_AUDIT("JourneyAudit", BackOff.INSIDE, false, EnumSet.complementOf(EnumSet.of(EventType.RECORD_OPENED)));

    /** Only wakes screens: non-durable, to every node. */
    public static final String WAKE_TOPIC = "JourneyWake";

    private final String queue;
    private final BackOff backOff;
    private final boolean rebuildable;
    private final Set<EventType> types;

    Route(String queue, BackOff backOff, boolean rebuildable, Set<EventType> types) {
        this.queue = queue;
        this.backOff = backOff;
        this.rebuildable = rebuildable;
        this.types = Collections.unmodifiableSet(types);
    }

    /** The listener's name, too, in the inbox and on screen. */
    public String queue() {
        return queue;
    }

    public BackOff backOff() {
        return backOff;
    }

    /** Its work may be done again for an event that it has handled: what is there already stays as it is, and nobody outside hears of it. */
    public boolean rebuildable() {
        return rebuildable;
    }

    public Set<EventType> types() {
        return types;
    }

    public static List<Route> of(String type) {
        EventType event = EventType.of(type).orElseThrow(() -> new IllegalStateException("no event is called " + type));
        return Arrays.stream(values()).filter(route -> route.types.contains(event)).toList();
    }

    public static Optional<Route> ofQueue(String queue) {
        return Arrays.stream(values()).filter(route -> route.queue.equals(queue)).findFirst();
    }
}
