package app.fovea.billing.entity;

import app.fovea.access.entity.Refusal.FieldError;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** A payment somebody offers, before it is taken. @param reference what the card terminal or the bank printed, or null */
public record OfferedPayment(Payment.Method method, BigDecimal amount, String reference) {
    private static final BigDecimal LARGEST = new BigDecimal("100000");

    /** What makes no sense about the payments, whatever they are for. */
    public static List<FieldError> errors(List<OfferedPayment> payments, String currency) {
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < payments.size(); i++) {
            OfferedPayment payment = payments.get(i);
            String path = "payments[" + i + "]";
            if (payment == null || payment.method() == null) {
                errors.add(new FieldError("method_missing", path + ".method", "Choose how it is paid: card, cash, transfer or voucher."));
            }
            if (payment != null) {
                amount(path + ".amount", payment.amount(), currency, errors);
                if (payment.reference() != null && payment.reference().length() > 100) {
                    errors.add(new FieldError("too_long", path + ".reference", "A reference has at most 100 characters."));
                }
            }
        }
        return errors;
    }

    public static void amount(String field, BigDecimal amount, String currency, List<FieldError> errors) {
        if (amount == null || amount.signum() <= 0) {
            errors.add(new FieldError("amount_missing", field, "Enter an amount above zero."));
        } else if (!Money.exact(amount, currency)) {
            errors.add(new FieldError("amount_too_fine", field, "This is not a whole number of the smallest coin of " + currency + "."));
        } else if (amount.compareTo(LARGEST) > 0) {
            errors.add(new FieldError("amount_out_of_range", field, "This is more than any till takes. Check the amount."));
        }
    }

    public static BigDecimal sum(List<OfferedPayment> payments) {
        return payments.stream().map(OfferedPayment::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
