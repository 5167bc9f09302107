package app.fovea.billing.boundary;

import app.fovea.billing.entity.Invoice;
import app.fovea.billing.entity.InvoiceLine;
import app.fovea.billing.entity.Payment;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An invoice with its lines and what was paid on it. @param state paid, part_paid, unpaid or refunded (all of what was paid) */
public record InvoiceView(UUID id, String number, UUID patientId, UUID dispenseId, Instant issuedAt, String currency, BigDecimal total, BigDecimal vat, BigDecimal paid,
                          BigDecimal voucher, BigDecimal refunded, BigDecimal outstanding, String state, List<LineView> lines, List<PaymentView> payments) {

    public record LineView(int lineNo, Integer pairNo, String kind, String description, BigDecimal amount, BigDecimal vatRate, BigDecimal vat) {
    }

    public record PaymentView(UUID id, String kind, Payment.Method method, BigDecimal amount, String reference, Instant takenAt) {
    }

    public static InvoiceView of(Invoice invoice, List<InvoiceLine> lines, List<Payment> payments) {
        return new InvoiceView(invoice.id(), invoice.number(), invoice.patientId(), invoice.dispenseId(), invoice.issuedAt(), invoice.currency(), invoice.total(), invoice.vat(),
            invoice.paid(), invoice.voucher(), invoice.refunded(), invoice.outstanding(), state(invoice),
            lines.stream().filter(line -> line.invoiceId().equals(invoice.id()))
                .map(line -> new LineView(line.lineNo(), line.pairNo(), line.kind(), line.description(), line.amount(), line.vatRate(), line.vat())).toList(),
            payments.stream().filter(payment -> payment.invoiceId().equals(invoice.id()))
                .map(payment -> new PaymentView(payment.id(), payment.refund() ? "refund" : "payment", payment.method(), payment.amount(), payment.reference(), payment.takenAt())).toList());
    }

    private static String state(Invoice invoice) {
        if (invoice.refunded().signum() > 0 && invoice.refundable().signum() == 0) {
            return "refunded";
        }
        if (invoice.outstanding().signum() == 0) {
            return "paid";
        }
        return invoice.outstanding().compareTo(invoice.total()) < 0 ? "part_paid" : "unpaid";
    }
}
