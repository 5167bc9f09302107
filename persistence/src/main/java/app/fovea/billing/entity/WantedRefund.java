package app.fovea.billing.entity;

import app.fovea.access.entity.Refusal.FieldError;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Money that somebody wants to give back on an invoice.
 *
 * @param amount what goes back; null for all that is left of the lines
 * @param reason why it is given back
 * @param lines  numbers of the invoice's lines that are given back; null for an amount off the whole sale
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WantedRefund(Payment.Method method, BigDecimal amount, String reason, List<Integer> lines) {
    private static final int LONGEST_REASON = 500;

    /** An amount off the whole sale. */
    public WantedRefund(Payment.Method method, BigDecimal amount, String reason) {
        this(method, amount, reason, null);
    }

    boolean byLine() {
        return lines != null;
    }

    List<FieldError> errors(GivenBack given, String currency) {
        List<FieldError> errors = new ArrayList<>();
        if (method == null || method == Payment.Method.VOUCHER) {
            errors.add(new FieldError("method_missing", "method", "Choose how it is given back: card, cash, transfer or credit for another sale."));
        }
        if (amount != null || !byLine()) {
            OfferedPayment.amount("amount", amount, currency, errors);
        }
        if (byLine()) {
            lineErrors(given, errors);
        }
        if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
            errors.add(new FieldError("reason_missing", "reason", "Say why, in at most " + LONGEST_REASON + " characters."));
        }
        return errors;
    }

    private void lineErrors(GivenBack given, List<FieldError> errors) {
        if (lines.isEmpty()) {
            errors.add(new FieldError("line_missing", "lines", "Choose what is given back, or leave the lines out to give an amount back."));
        }
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i) == null || !given.knows(lines.get(i))) {
                errors.add(new FieldError("line_unknown", "lines[" + i + "]", "The invoice has no such line."));
            }
        }
        if (new HashSet<>(lines).size() < lines.size()) {
            errors.add(new FieldError("line_twice", "lines", "Name each line once."));
        }
    }
}
