package app.fovea.billing.entity;

import app.fovea.access.entity.Refusal.FieldError;
import app.fovea.billing.entity.Payment.Method;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A payment somebody offers, before it is taken.
 *
 * @param amount    what is taken of it
 * @param reference what the card terminal or the bank printed, or null
 * @param given     of cash: what was handed over, the change included; null where nobody counted
 * @param pairNo    of a voucher: the pair it is for; null where only one can be meant
 * @param ground    of a voucher: code of what entitles the patient to it ({@link Entitlement.Ground})
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OfferedPayment(Method method, BigDecimal amount, String reference, BigDecimal given, Integer pairNo, String ground) {
    private static final BigDecimal LARGEST = new BigDecimal("100000");

    /** By card, cash or transfer, in exactly this amount. */
    public OfferedPayment(Method method, BigDecimal amount, String reference) {
        this(method, amount, reference, null, null, null);
    }

    /** What makes no sense about the payments, whatever they are for. */
    public static List<FieldError> errors(List<OfferedPayment> payments, String currency) {
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < payments.size(); i++) {
            OfferedPayment payment = payments.get(i);
            String path = "payments[" + i + "]";
            if (payment == null || payment.method() == null) {
                errors.add(new FieldError("method_missing", path + ".method", "Choose how it is paid: card, cash, transfer, voucher or credit."));
            }
            if (payment != null) {
                amount(path + ".amount", payment.amount(), currency, errors);
                if (payment.reference() != null && payment.reference().length() > 100) {
                    errors.add(new FieldError("too_long", path + ".reference", "A reference has at most 100 characters."));
                }
                payment.givenErrors(path + ".given", currency, errors);
                if (payment.method() != Method.VOUCHER && (payment.pairNo() != null || payment.ground() != null)) {
                    errors.add(new FieldError("not_a_voucher", path + ".ground", "Only a voucher is for one pair and has a ground."));
                }
            }
        }
        return errors;
    }

    private void givenErrors(String field, String currency, List<FieldError> errors) {
        if (given == null) {
            return;
        }
        int known = errors.size();
        amount(field, given, currency, errors);
        if (errors.size() > known) {
            return;
        }
        if (method != Method.CASH) {
            errors.add(new FieldError("not_cash", field, "Change is given from cash alone. Leave this empty."));
        } else if (amount != null && given.compareTo(amount) < 0) {
            errors.add(new FieldError("given_too_little", field, "This is less than the amount. Take what was given, and the rest in another way."));
        }
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

    /** What goes back over the counter of all that was handed over. */
    public static BigDecimal change(List<OfferedPayment> payments, String currency) {
        return payments.stream().filter(payment -> payment.given() != null).map(payment -> payment.given().subtract(payment.amount())).reduce(Money.round(BigDecimal.ZERO, currency), BigDecimal::add);
    }

    boolean voucher() {
        return method == Method.VOUCHER;
    }

    OfferedPayment forPair(int no) {
        return new OfferedPayment(method, amount, reference, given, no, ground);
    }
}
