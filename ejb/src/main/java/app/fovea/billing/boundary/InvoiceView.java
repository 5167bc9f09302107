package app.fovea.billing.boundary;

import app.fovea.billing.entity.GivenBack;
import app.fovea.billing.entity.Invoice;
import app.fovea.billing.entity.InvoiceLine;
import app.fovea.billing.entity.Money;
import app.fovea.billing.entity.Payment;
import app.fovea.billing.entity.RefundLine;
import app.fovea.billing.entity.SaleCancellation;
import app.fovea.billing.entity.VatSplit;
import app.fovea.billing.entity.WriteOff;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An invoice with its lines and what was paid on it; total = net + VAT + exempt.
 *
 * @param discount  what was taken off the prices of the catalogue; the total is without it
 * @param writtenOff given up, and no longer outstanding
 * @param state      paid, part_paid, unpaid, refunded (all of what was paid), written_off (nothing is outstanding, and some was given up) or cancelled (before it was made)
 * @param cancellation null unless the sale was cancelled
 * @param credit     what is left of the patient's credit, whichever sale it came from
 */
public record InvoiceView(UUID id, String number, UUID patientId, UUID dispenseId, Instant issuedAt, String currency, BigDecimal discount, String discountReason, BigDecimal total, BigDecimal net, BigDecimal vat, BigDecimal exempt,
                          BigDecimal paid, BigDecimal voucher, BigDecimal refunded, BigDecimal writtenOff, BigDecimal outstanding, String state, List<LineView> lines, List<PaymentView> payments,
                          List<WriteOffView> writeOffs, CancellationView cancellation, BigDecimal credit) {

    /**
     * @param discount  what was taken off to come to the amount
     * @param givenBack how much of the amount was given back
     */
    public record LineView(int lineNo, Integer pairNo, String kind, String description, BigDecimal amount, BigDecimal discount, BigDecimal vatRate, BigDecimal net, BigDecimal vat, BigDecimal exempt,
                           BigDecimal givenBack) {
        private static LineView of(InvoiceLine line, GivenBack given) {
            return new LineView(line.lineNo(), line.pairNo(), line.kind(), line.description(), line.amount(), line.discount(), line.vatRate(), line.split().net(), line.vat(), line.exempt(),
                line.amount().subtract(given.left(List.of(line.lineNo()))));
        }

        /** What could still be given back of it. */
        public BigDecimal left() {
            return amount.subtract(givenBack);
        }
    }

    /**
     * @param net    with VAT and exempt, what a refund is made of; null for a payment
     * @param given  of cash, what was handed over; what is more than the amount was the change
     * @param pairNo with ground, of a voucher: the pair it is for, and what entitled the patient to it
     * @param lines  of a refund, the lines that it gave back; null where an amount was given back
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PaymentView(UUID id, String kind, Payment.Method method, BigDecimal amount, BigDecimal net, BigDecimal vat, BigDecimal exempt, String reference, BigDecimal given, Integer pairNo, String ground, Instant takenAt,
                              String reason, List<Integer> lines) {
        private static PaymentView of(Payment payment, List<RefundLine> refunded) {
            VatSplit split = payment.split();
            List<Integer> lines = refunded.stream().filter(line -> line.refundId().equals(payment.id()) && line.chosen()).map(RefundLine::lineNo).toList();
            return new PaymentView(payment.id(), payment.refund() ? "refund" : "payment", payment.method(), payment.amount(), split == null ? null : split.net(), split == null ? null : split.vat(),
                split == null ? null : split.exempt(), payment.reference(), payment.given(), payment.pairNo(), payment.ground(), payment.takenAt(), payment.reason(), lines.isEmpty() ? null : lines);
        }
    }

    public record WriteOffView(UUID id, BigDecimal amount, String reason, Instant at) {
        private static WriteOffView of(WriteOff writeOff) {
            return new WriteOffView(writeOff.id(), writeOff.amount(), writeOff.reason(), writeOff.at());
        }
    }

    /**
     * @param givenBack what went back to the patient with it
     * @param takenOff  what the patient owed and owes no more
     * @param voucher   what the health service must not be asked for
     */
    public record CancellationView(String reason, BigDecimal givenBack, BigDecimal takenOff, BigDecimal voucher, Instant at) {
        private static CancellationView of(SaleCancellation cancellation) {
            return new CancellationView(cancellation.reason(), cancellation.givenBack(), cancellation.takenOff(), cancellation.voucher(), cancellation.at());
        }
    }

    static InvoiceView of(Invoice invoice, List<InvoiceLine> lines, List<Payment> payments, List<RefundLine> refunded, List<WriteOff> writeOffs, Optional<SaleCancellation> cancellation, BigDecimal credit) {
        VatSplit split = lines.stream().map(InvoiceLine::split).reduce(VatSplit.none(invoice.currency()), VatSplit::plus);
        GivenBack given = new GivenBack(lines, payments.stream().filter(Payment::refund).toList(), refunded, invoice.currency());
        return new InvoiceView(invoice.id(), invoice.number(), invoice.patientId(), invoice.dispenseId(), invoice.issuedAt(), invoice.currency(), invoice.discount(), invoice.discountReason(), invoice.total(), split.net(), invoice.vat(),
            split.exempt(), invoice.paid(), invoice.voucher(), invoice.refunded(), invoice.writtenOff(), invoice.outstanding(), state(invoice),
            lines.stream().map(line -> LineView.of(line, given)).toList(), payments.stream().map(payment -> PaymentView.of(payment, refunded)).toList(), writeOffs.stream().map(WriteOffView::of).toList(), cancellation.map(CancellationView::of).orElse(null), Money.round(credit, invoice.currency()));
    }

    private static String state(Invoice invoice) {
        if (invoice.cancelled()) {
            return "cancelled";
        }
        if (invoice.refunded().signum() > 0 && invoice.refundable().signum() == 0) {
            return "refunded";
        }
        if (invoice.outstanding().signum() == 0) {
            return invoice.writtenOff().signum() > 0 ? "written_off" : "paid";
        }
        return invoice.outstanding().compareTo(invoice.total()) < 0 ? "part_paid" : "unpaid";
    }
}
