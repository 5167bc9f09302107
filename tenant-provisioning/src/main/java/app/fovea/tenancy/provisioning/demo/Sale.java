package app.fovea.tenancy.provisioning.demo;

import app.fovea.billing.entity.Quote;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * Spectacles sold from an exam. What is owed may be paid later, and money may go back, so that the payments grow after the
 * invoice is written; nothing else does.
 *
 * @param startedAt when the two of them sat down
 * @param issuedAt  when the invoice was written
 */
record Sale(UUID dispenseId, UUID invoiceId, Exam exam, Employee dispenser, Instant startedAt, Instant issuedAt, List<Pair> pairs, Quote quote, List<Payment> payments) {

    /** @param refund money that went back, for which there is a reason */
    record Payment(UUID id, boolean refund, String method, BigDecimal amount, String reference, String reason, Employee takenBy, Instant at) {
        boolean voucher() {
            return method.equals("voucher");
        }
    }

    Sale(UUID dispenseId, UUID invoiceId, Exam exam, Employee dispenser, Instant startedAt, Instant issuedAt, List<Pair> pairs, Quote quote) {
        this(dispenseId, invoiceId, exam, dispenser, startedAt, issuedAt, pairs, quote, new ArrayList<>());
    }

    Patient patient() {
        return exam.patient();
    }

    /** The patient's money, before anything went back. */
    BigDecimal paid() {
        return payments.stream().filter(payment -> !payment.refund() && !payment.voucher()).map(Payment::amount).reduce(zero(), BigDecimal::add);
    }

    BigDecimal voucher() {
        return payments.stream().filter(Payment::voucher).map(Payment::amount).reduce(zero(), BigDecimal::add);
    }

    BigDecimal refunded() {
        return payments.stream().filter(Payment::refund).map(Payment::amount).reduce(zero(), BigDecimal::add);
    }

    BigDecimal outstanding() {
        return quote.total().subtract(paid()).subtract(voucher());
    }

    /** The moments at which money came in, each once: what was paid together was one visit to the till. */
    List<Instant> visitsToTheTill() {
        return payments.stream().filter(payment -> !payment.refund()).map(Payment::at).distinct().sorted(Comparator.naturalOrder()).toList();
    }

    /** One for the invoice and one for every later change of it. */
    int version() {
        return (int) payments.stream().map(Payment::at).distinct().count();
    }

    @Override
    public String toString() {
        return "sale from " + exam;
    }

    private static BigDecimal zero() {
        return new BigDecimal("0.00");
    }
}
