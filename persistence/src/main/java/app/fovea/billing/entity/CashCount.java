package app.fovea.billing.entity;

import app.fovea.access.entity.Refusal.FieldError;
import app.fovea.billing.entity.Payment.Method;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What somebody counted in a till.
 *
 * @param counted by method: cash always; of a card what the terminal says; what is left out was not looked at
 * @param coins   how many of each note and coin the cash is; empty where nobody counted so
 * @param left    of the cash, what stays in the till; null for the till's usual float
 * @param reason  why what was counted is not what should be there
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CashCount(List<Counted> counted, List<Coins> coins, BigDecimal left, String reason) {
    private static final BigDecimal LARGEST = new BigDecimal("1000000");
    private static final int MOST_COINS = 100_000;
    private static final int MOST_KINDS = 30;
    private static final int LONGEST_REASON = 500;

    /** @param amount 0 where nothing was there */
    public record Counted(Method method, BigDecimal amount) {
    }

    /** @param value of one note or coin, as 0.50 @param number how many */
    public record Coins(BigDecimal value, int number) {
        public BigDecimal worth() {
            return value.multiply(BigDecimal.valueOf(number));
        }
    }

    public CashCount {
        counted = counted == null ? List.of() : counted.stream().toList();
        coins = coins == null ? List.of() : coins.stream().toList();
        reason = reason == null || reason.isBlank() ? null : reason.strip();
    }

    /** What was counted of it; empty where nobody looked. */
    public Optional<BigDecimal> of(Method method) {
        return counted.stream().filter(each -> each != null && each.method() == method).findFirst().map(Counted::amount);
    }

    /** The cash that stays in the till; never more than there is. */
    public BigDecimal left(Till till) {
        return left != null ? left : till.usualFloat().min(of(Method.CASH).orElse(BigDecimal.ZERO));
    }

    /** What is wrong about it; of a difference, that its reason is missing. */
    public List<FieldError> errors(Takings takings, String currency) {
        List<FieldError> errors = new ArrayList<>(countedErrors(currency));
        coinErrors(currency, errors);
        Optional<BigDecimal> cash = of(Method.CASH);
        if (left != null) {
            amount("left", left, currency, errors);
            if (cash.isPresent() && left.compareTo(cash.get()) > 0) {
                errors.add(new FieldError("left_too_much", "left", "No more can stay in the till than was counted."));
            }
        }
        if (reason != null && reason.length() > LONGEST_REASON) {
            errors.add(new FieldError("too_long", "reason", "Give the reason in at most " + LONGEST_REASON + " characters."));
        }
        if (errors.isEmpty() && reason == null) {
            List<String> differences = differences(takings, currency);
            if (!differences.isEmpty()) {
                errors.add(new FieldError("reason_missing", "reason", String.join(" ", differences) + " Count again, or say why."));
            }
        }
        return errors;
    }

    /** “£2.00 too little in cash.” for each method that was counted and is not as it should be. */
    public List<String> differences(Takings takings, String currency) {
        return methods(takings).flatMap(each -> of(each.method()).stream().map(found -> found.subtract(each.expected())).filter(difference -> difference.signum() != 0)
            .map(difference -> "%s too %s by %s.".formatted(Money.written(difference.abs(), currency), difference.signum() < 0 ? "little" : "much", each.method().id()))).toList();
    }

    /** The takings, with a method that did not move and was counted all the same. */
    public Stream<Takings.OfMethod> methods(Takings takings) {
        Stream<Takings.OfMethod> others = counted.stream().map(Counted::method).filter(method -> takings.methods().stream().noneMatch(each -> each.method() == method))
            .map(method -> new Takings.OfMethod(method, 0, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO));
        return Stream.concat(takings.methods().stream(), others);
    }

    private List<FieldError> countedErrors(String currency) {
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < counted.size(); i++) {
            Counted each = counted.get(i);
            String path = "counted[" + i + "]";
            if (each == null || each.method() == null) {
                errors.add(new FieldError("method_missing", path + ".method", "Say what was counted: cash, card, transfer or voucher."));
            } else if (each.amount() == null) {
                errors.add(new FieldError("amount_missing", path + ".amount", "Enter what was counted; 0 for nothing."));
            } else {
                // A card terminal says an amount below 0 where more went back than came; a drawer holds none.
                amount(path + ".amount", each.method() == Method.CASH ? each.amount() : each.amount().abs(), currency, errors);
                if (counted.stream().filter(other -> other != null && other.method() == each.method()).count() > 1) {
                    errors.add(new FieldError("counted_twice", path + ".method", "Each method is counted once."));
                }
            }
        }
        if (errors.isEmpty() && of(Method.CASH).isEmpty()) {
            errors.add(new FieldError("cash_missing", "counted", "Count the cash in the drawer, the float included; 0 for none."));
        }
        return errors;
    }

    private void coinErrors(String currency, List<FieldError> errors) {
        if (coins.isEmpty() || !errors.isEmpty()) {
            return;
        }
        boolean readable = coins.size() <= MOST_KINDS && coins.stream().allMatch(each -> each != null && each.value() != null && each.value().signum() > 0 && each.value().compareTo(LARGEST) < 0
            && Money.exact(each.value(), currency) && each.number() >= 0 && each.number() <= MOST_COINS);
        if (!readable || coins.stream().map(each -> each.value().stripTrailingZeros()).distinct().count() < coins.size()) {
            errors.add(new FieldError("coins_unreadable", "coins", "Give each note and coin once, with how many there are."));
            return;
        }
        BigDecimal sum = coins.stream().map(Coins::worth).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal cash = of(Method.CASH).orElseThrow();
        if (sum.compareTo(cash) != 0) {
            errors.add(new FieldError("coins_do_not_add_up", "coins", "The notes and coins come to %s, and the cash was entered as %s. Put one of them right.".formatted(Money.written(sum, currency), Money.written(cash, currency))));
        }
    }

    /** An amount that may be 0. */
    static void amount(String field, BigDecimal amount, String currency, List<FieldError> errors) {
        if (amount.signum() < 0 || amount.compareTo(LARGEST) > 0) {
            errors.add(new FieldError("amount_out_of_range", field, "Enter an amount from 0. Check it."));
        } else if (!Money.exact(amount, currency)) {
            errors.add(new FieldError("amount_too_fine", field, "This is not a whole number of the smallest coin of " + currency + "."));
        }
    }
}
