package app.fovea.billing.entity;

import app.fovea.access.entity.Refusal.FieldError;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What is taken off the price of a whole sale, and why. It lowers every line alike, so that the tax in the price falls with it: VAT is
 * due on what the customer pays (UK: VAT Act 1994 s. 19(2)).
 *
 * @param percent of the price, above 0 and below 100; null for an amount
 * @param amount  off the price, VAT included; null for a percentage
 * @param reason  in the words of whoever gives it, at most {@value #LONGEST_REASON} characters
 */
public record Discount(BigDecimal percent, BigDecimal amount, String reason) {
    /** Up to this part of the price it needs no more than the right to give discounts at all. */
    public static final BigDecimal SMALL_PERCENT = BigDecimal.TEN;
    private static final int LONGEST_REASON = 500;
    private static final BigDecimal HUNDRED = new BigDecimal("100");

    public Discount {
        reason = reason == null || reason.isBlank() ? null : reason.strip();
    }

    /** In whole coins; never more than the price. @param price of everything, VAT included, before the discount */
    public BigDecimal off(BigDecimal price, String currency) {
        return Money.round(amount == null ? price.multiply(percent).divide(HUNDRED) : amount, currency).min(price);
    }

    /** Whether it is more than everybody's part who gives discounts. */
    public boolean large(BigDecimal price, String currency) {
        return off(price, currency).compareTo(new Discount(SMALL_PERCENT, null, reason).off(price, currency)) > 0;
    }

    /** @param price what the sale costs without it */
    public List<FieldError> errors(BigDecimal price, String currency) {
        List<FieldError> errors = new ArrayList<>();
        if ((percent == null) == (amount == null)) {
            errors.add(new FieldError("discount_missing", "percent", "Give either a percentage or an amount."));
        } else if (percent != null) {
            percentErrors(price, currency, errors);
        } else {
            OfferedPayment.amount("amount", amount, currency, errors);
            if (errors.isEmpty() && amount.compareTo(price) >= 0) {
                errors.add(new FieldError("discount_out_of_range", "amount", "A discount is less than the price of " + price + " " + currency + "."));
            }
        }
        if (reason == null || reason.length() > LONGEST_REASON) {
            errors.add(new FieldError("reason_missing", "reason", "Say why the patient pays less, in at most " + LONGEST_REASON + " characters."));
        }
        return errors;
    }

    private void percentErrors(BigDecimal price, String currency, List<FieldError> errors) {
        if (percent.signum() <= 0 || percent.compareTo(HUNDRED) >= 0) {
            errors.add(new FieldError("discount_out_of_range", "percent", "A discount is more than 0 and less than 100 percent."));
        } else if (percent.stripTrailingZeros().scale() > 2) {
            errors.add(new FieldError("discount_too_fine", "percent", "Give the percentage with at most two decimals."));
        } else if (off(price, currency).signum() == 0 || off(price, currency).compareTo(price) == 0) {
            errors.add(new FieldError("discount_out_of_range", "percent", "Of " + price + " " + currency + " this percentage leaves nothing or takes nothing off. Choose another."));
        }
    }
}
