package app.fovea.billing.entity;

import app.fovea.access.entity.Refusal.FieldError;
import app.fovea.access.entity.Refusal.InvalidInput;
import app.fovea.access.entity.Refusal.RuleBroken;
import app.fovea.billing.entity.Entitlement.Ground;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds vouchers that are offered as payment to what the practice can claim: each is for a pair that has one, by a ground that the
 * patient can have, and together no more than the voucher is worth and the pair costs.
 */
final class VoucherDesk {
    private final List<VoucherOfPair> vouchers;
    private final List<InvoiceLine> lines;
    private final List<Payment> before;
    private final String currency;

    /** @param before what was paid already */
    VoucherDesk(List<VoucherOfPair> vouchers, List<InvoiceLine> lines, List<Payment> before, String currency) {
        this.vouchers = vouchers;
        this.lines = lines;
        this.before = before;
        this.currency = currency;
    }

    /** The same payments, each voucher with its pair. */
    List<OfferedPayment> held(List<OfferedPayment> payments) {
        if (vouchers.isEmpty()) {
            throw new RuleBroken("no_voucher", "No pair of this sale can have a voucher. Take it by card, cash or transfer.");
        }
        List<FieldError> errors = new ArrayList<>();
        List<OfferedPayment> held = new ArrayList<>();
        for (int i = 0; i < payments.size(); i++) {
            OfferedPayment payment = payments.get(i);
            held.add(payment.voucher() ? ofItsPair(payment, "payments[" + i + "]", errors) : payment);
        }
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        vouchers.forEach(voucher -> refuseMoreThanItPays(voucher, held));
        return held;
    }

    private OfferedPayment ofItsPair(OfferedPayment payment, String path, List<FieldError> errors) {
        if (payment.pairNo() == null && vouchers.size() > 1) {
            errors.add(new FieldError("pair_missing", path + ".pairNo", "Say which pair this voucher is for."));
            return payment;
        }
        int pairNo = payment.pairNo() == null ? vouchers.get(0).pairNo() : payment.pairNo();
        vouchers.stream().filter(each -> each.pairNo() == pairNo).findFirst().ifPresentOrElse(voucher -> {
            if (voucher.grounds().isEmpty() || !inTheFixedForm(payment) && voucher.grounds().stream().map(Ground::code).noneMatch(code -> code.equals(payment.ground()))) {
                errors.add(new FieldError("ground_missing", path + ".ground", voucher.grounds().isEmpty() ? "Nothing entitles this patient to a voucher."
                    : "Say what entitles the patient to the voucher: " + String.join("; ", voucher.grounds().stream().map(ground -> ground.title() + " (" + ground.code() + ")").toList()) + "."));
            }
        }, () -> errors.add(new FieldError("pair_unknown", path + ".pairNo", "This pair has no voucher.")));
        return payment.forPair(pairNo);
    }

    /** Method, amount and reference alone: what programs were written to before pair and ground were kept. It counts, and the ground is left open; our own pages always ask. */
    private static boolean inTheFixedForm(OfferedPayment payment) {
        return payment.pairNo() == null && payment.ground() == null;
    }

    private void refuseMoreThanItPays(VoucherOfPair voucher, List<OfferedPayment> payments) {
        BigDecimal offered = payments.stream().filter(each -> each.voucher() && each.pairNo() == voucher.pairNo()).map(OfferedPayment::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal taken = before.stream().filter(each -> !each.refund() && each.pairNo() != null && each.pairNo() == voucher.pairNo()).map(Payment::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal cost = lines.stream().filter(line -> line.pairNo() != null && line.pairNo() == voucher.pairNo()).map(InvoiceLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal left = voucher.most(cost).subtract(taken);
        if (offered.signum() > 0 && offered.compareTo(left) > 0) {
            String why = voucher.worth() == null || cost.compareTo(voucher.worth()) < 0 ? "the pair costs %s %s".formatted(cost, currency) : "it is worth %s %s".formatted(voucher.worth(), currency);
            throw new RuleBroken("voucher_exceeded", "The voucher of pair %d (band %s) pays at most %s %s more: %s%s. Take the rest from the patient."
                .formatted(voucher.pairNo(), voucher.band(), left, currency, why, taken.signum() > 0 ? ", and %s is taken already".formatted(taken) : ""));
        }
    }
}
