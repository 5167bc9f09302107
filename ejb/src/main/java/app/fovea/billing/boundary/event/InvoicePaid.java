package app.fovea.billing.boundary.event;

import app.fovea.journey.entity.EventType;
import app.fovea.journey.entity.JourneyEvent;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Money was taken on an invoice, all of it or a part; or nothing was to pay, and it was paid with its checkout. Whether that is enough to begin is for the listener and the tenant's policy to
 * say. Amounts are in the invoice's currency and stand as they were right after this payment.
 *
 * @param invoiceId     the invoice
 * @param invoiceNumber the number that people read, such as INV-000123
 * @param patientId     whose spectacles
 * @param dispenserId   the user who made the sale
 * @param dispenseIds   the sales that it bills; one, as the house sells today
 * @param totalAmount   what the invoice comes to
 * @param patientPaid   what the patient has paid so far, without vouchers; what was given back is not taken off
 * @param nhsVoucher    what vouchers cover
 * @param outstanding   what is still owed, after vouchers and what was written off
 * @param currency      ISO 4217
 * @param fullyPaid     whether nothing is owed any more
 * @param paymentMethod how the last of it was paid: card, cash, transfer, voucher, or none where nothing was to pay; more may come
 * @param lineItems     what was sold, line by line, as printed on the invoice
 * @param timestamp     when the money was taken
 * @param branchId      the branch that sold it; absent in events from before November 2026
 */
public record InvoicePaid(@NotNull UUID invoiceId, @NotNull String invoiceNumber, @NotNull UUID patientId, @NotNull UUID dispenserId, @NotNull @Size(min = 1) List<UUID> dispenseIds,
                          @NotNull BigDecimal totalAmount, @NotNull BigDecimal patientPaid, @NotNull BigDecimal nhsVoucher, @NotNull BigDecimal outstanding,
                          @NotNull @Pattern(regexp = "^[A-Z]{3}$") String currency, boolean fullyPaid, @NotNull String paymentMethod, @NotNull List<Line> lineItems, @NotNull Instant timestamp,
                          UUID branchId)
        implements JourneyEvent {
    /** The {@link #paymentMethod()} of an invoice over nothing. */
    public static final String NOTHING_TO_PAY = "none";

    /**
     * A line of the invoice.
     *
     * @param description what it is, as printed
     * @param amount      what it costs, VAT included; negative for a discount
     */
    public record Line(@NotNull String description, @NotNull BigDecimal amount) {
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
