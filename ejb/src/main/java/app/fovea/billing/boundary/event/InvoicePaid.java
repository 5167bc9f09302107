package app.fovea.billing.boundary.event;

import app.fovea.journey.entity.EventType;
import app.fovea.journey.entity.JourneyEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * {@code invoice.paid}, version 1: money was taken on an invoice, all of it or a part. Whether that is enough to begin is for the
 * listener and the tenant's policy to say.
 *
 * @param patientPaid   what the patient has paid so far
 * @param nhsVoucher    what vouchers cover
 * @param paymentMethod how the last of it was paid
 */
public record InvoicePaid(UUID invoiceId, String invoiceNumber, UUID patientId, UUID dispenserId, List<UUID> dispenseIds, BigDecimal totalAmount, BigDecimal patientPaid,
                          BigDecimal nhsVoucher, BigDecimal outstanding, String currency, boolean fullyPaid, String paymentMethod, List<Line> lineItems, Instant timestamp)
        implements JourneyEvent {

    public record Line(String description, BigDecimal amount) {
    }

    @Override
    public EventType type() {
        return EventType.INVOICE_PAID;
    }

    @Override
    public UUID aggregateId() {
        return invoiceId;
    }

    @Override
    public UUID subjectPatientId() {
        return patientId;
    }
}
