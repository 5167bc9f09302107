package app.fovea.journey.entity;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The five facts of a patient's journey, and the house's own: what others act on once it is committed. */
public enum EventType {
    EXAM_FINALIZED("exam.finalized", 1, "exam", "Exam finalised"),
    INVOICE_PAID("invoice.paid", 1, "invoice", "Invoice paid"),
    ORDER_CREATED("order.created", 1, "order", "Order created"),
    ORDER_STATUS_CHANGED("order.status_changed", 1, "order", "Order moved"),
    ORDER_SHIPPED("order.shipped", 1, "order", "Order shipped"),
    SALE_RELEASED("sale.released", 1, "invoice", "Sale released to the lab"),
    SALE_CANCELLED("sale.cancelled", 1, "invoice", "Sale cancelled"),
    PERSON_INVITED("person.invited", 1, "user", "Person invited"),
    RECEIPT_ASKED("receipt.asked", 1, "receipt", "Receipt asked for by e-mail"),
    RECORD_OPENED("record.opened", 1, "opening", "Restricted record opened in need"),
    RECALL_DUE("recall.due", 1, "recall", "Recall due"),
    ORDER_UNCOLLECTED("order.uncollected", 1, "reminder", "Spectacles not collected");

    private static final Set<EventType> JOURNEY = EnumSet.of(EXAM_FINALIZED, INVOICE_PAID, ORDER_CREATED, ORDER_STATUS_CHANGED, ORDER_SHIPPED);

    private final String id;
    private final int version;
    private final String aggregateType;
    private final String title;

    EventType(String id, int version, String aggregateType, String title) {
        this.id = id;
        this.version = version;
        this.aggregateType = aggregateType;
        this.title = title;
    }

    public String id() {
        return id;
    }

    /** Of the payload as it is written today, from 1. Raised when a consumer of the last one would break: docs/events/README.md says how. */
    public int version() {
        return version;
    }

    /** What the envelope names as its {@code dataschema}. */
    public static String dataschema(String id, int version) {
        return "urn:fovea:events:" + id + ":v" + version;
    }

    public String aggregateType() {
        return aggregateType;
    }

    public String title() {
        return title;
    }

    /** One of the five that are promised to others; the rest is between rooms of the house and may change with it. */
    public boolean journey() {
        return JOURNEY.contains(this);
    }

    /** The five, in the order of the journey. */
    public static Set<EventType> journeys() {
        return EnumSet.copyOf(JOURNEY);
    }

    public static Optional<EventType> of(String id) {
        return Arrays.stream(values()).filter(type -> type.id.equals(id)).findFirst();
    }
}
