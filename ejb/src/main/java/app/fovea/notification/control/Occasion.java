package app.fovea.notification.control;

import app.fovea.journey.entity.Envelope;
import app.fovea.journey.entity.EventType;
import app.fovea.lab.boundary.event.OrderCreated;
import app.fovea.lab.boundary.event.OrderShipped;
import app.fovea.lab.boundary.event.OrderUncollected;
import app.fovea.notification.boundary.event.ReceiptAsked;
import app.fovea.notification.entity.MessageKind;
import app.fovea.patient.boundary.event.RecallDue;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Something happened that a patient may be told of.
 *
 * @param orderId     null, as its number, for a receipt and a recall
 * @param carrier     null where nobody carries
 * @param tracking    null likewise
 * @param invoiceNumber of a receipt; null for everything else
 * @param branchId    of a receipt: who sold; null for everything else, and where no branch did
 * @param dueOn       of a recall; null for everything else
 */
public record Occasion(MessageKind kind, UUID patientId, UUID orderId, String orderNumber, String carrier, String tracking, String invoiceNumber, UUID branchId, LocalDate dueOn) {
    private Occasion(MessageKind kind, UUID patientId, UUID orderId, String orderNumber, String carrier, String tracking) {
        this(kind, patientId, orderId, orderNumber, carrier, tracking, null, null, null);
    }

    /** Which event leads to which kind of message. */
    public static Occasion of(Envelope event) {
        return switch (EventType.of(event.type()).orElseThrow()) {
            case ORDER_CREATED -> of(event.dataAs(OrderCreated.class));
            case ORDER_SHIPPED -> of(event.dataAs(OrderShipped.class));
            case RECEIPT_ASKED -> of(event.dataAs(ReceiptAsked.class));
            case ORDER_UNCOLLECTED -> of(event.dataAs(OrderUncollected.class));
            case RECALL_DUE -> of(event.dataAs(RecallDue.class));
            default -> throw new IllegalArgumentException("no patient is told of " + event.type());
        };
    }

    private static Occasion of(OrderCreated created) {
        return new Occasion(MessageKind.ORDER_CREATED, created.patientId(), created.orderId(), created.orderNumber(), null, null);
    }

    private static Occasion of(OrderShipped shipped) {
        return new Occasion(kindOf(shipped.method()), shipped.patientId(), shipped.orderId(), shipped.orderNumber(), shipped.carrier(), shipped.tracking());
    }

    private static Occasion of(OrderUncollected uncollected) {
        return new Occasion(MessageKind.COLLECTION_REMINDER, uncollected.patientId(), uncollected.orderId(), uncollected.orderNumber(), null, null);
    }

    /** Of what a patient asked for just now. */
    public static Occasion of(ReceiptAsked asked) {
        return new Occasion(MessageKind.RECEIPT, asked.patientId(), null, null, null, null, asked.invoiceNumber(), asked.branchId(), null);
    }

    private static Occasion of(RecallDue due) {
        return new Occasion(MessageKind.RECALL, due.patientId(), null, null, null, null, null, null, due.dueOn());
    }

    /** {@code COURIER} goes to the patient, {@code COLLECT} goes nowhere, {@code BRANCH} goes to the branch. */
    private static MessageKind kindOf(String method) {
        return switch (method) {
            case "COURIER" -> MessageKind.SHIPPED_BY_COURIER;
            case "COLLECT" -> MessageKind.READY_TO_COLLECT;
            default -> MessageKind.SHIPPED_TO_BRANCH;
        };
    }
}
