package app.fovea.journey.entity;

import java.util.Arrays;
import java.util.Optional;

/** The five facts of a patient's journey, and one of a colleague's: what others act on once it is committed. */
public enum EventType {
    EXAM_FINALIZED("exam.finalized", "exam", "Exam finalised"),
    INVOICE_PAID("invoice.paid", "invoice", "Invoice paid"),
    ORDER_CREATED("order.created", "order", "Order created"),
    ORDER_STATUS_CHANGED("order.status_changed", "order", "Order moved"),
    ORDER_SHIPPED("order.shipped", "order", "Order shipped"),
    PERSON_INVITED("person.invited", "user", "Person invited");

    private final String id;
    private final String aggregateType;
    private final String title;

    EventType(String id, String aggregateType, String title) {
        this.id = id;
        this.aggregateType = aggregateType;
        this.title = title;
    }

    public String id() {
        return id;
    }

    public String aggregateType() {
        return aggregateType;
    }

    public String title() {
        return title;
    }

    public static Optional<EventType> of(String id) {
        return Arrays.stream(values()).filter(type -> type.id.equals(id)).findFirst();
    }
}
