package app.fovea.notification.control;

import java.util.UUID;

/** The receipt that goes with a message, as it is when the message leaves. Messages ask this; whoever makes papers answers. */
public interface ReceiptPaper {
    Enclosure receipt(UUID invoiceId);
}
