package app.fovea.notification.view;

import app.fovea.notification.boundary.ReceiptsByEmail;
import app.fovea.notification.boundary.ReceiptsByEmail.Wanted;
import app.fovea.view.Problems;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.UUID;
import org.omnifaces.cdi.ViewScoped;

/** Sends the receipt to whoever asks for it: receipt-email.xhtml, on a sale just made and with an invoice. */
@Named
@ViewScoped
public class ReceiptEmailBacking implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private ReceiptsByEmail receipts;

    private UUID invoiceId;
    /** One until it is sent: a second press of the button sends nothing twice. */
    private String key;
    private String email;
    private boolean sent;

    /** @param known the patient's address as far as this person may see it; null for none */
    public ReceiptEmailBacking of(UUID invoice, String known) {
        if (!invoice.equals(invoiceId)) {
            invoiceId = invoice;
            email = known;
            another();
        }
        return this;
    }

    public void send() {
        sent = Problems.tried(() -> receipts.send(invoiceId, key, new Wanted(email)));
    }

    /** Once more, or to somebody else. */
    public final void another() {
        key = UUID.randomUUID().toString();
        sent = false;
    }

    public boolean isSent() {
        return sent;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }
}
