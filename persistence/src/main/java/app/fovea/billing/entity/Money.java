package app.fovea.billing.entity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;

/** Amounts of a currency (ISO 4217), which says how many digits they have. */
public final class Money {
    private Money() {
    }

    /** To the currency's digits, half up. */
    public static BigDecimal round(BigDecimal amount, String currency) {
        return amount.setScale(digits(currency), RoundingMode.HALF_UP);
    }

    /** True if the amount exists in this currency: £10.005 does not. */
    public static boolean exact(BigDecimal amount, String currency) {
        return amount.stripTrailingZeros().scale() <= digits(currency);
    }

    /** “£1,249.00”: as people of this house's language write it. */
    public static String written(BigDecimal amount, String currency) {
        NumberFormat format = NumberFormat.getCurrencyInstance(Locale.UK);
        format.setCurrency(Currency.getInstance(currency));
        format.setMinimumFractionDigits(digits(currency));
        format.setMaximumFractionDigits(digits(currency));
        return format.format(amount);
    }

    /** 2 for GBP, 0 for JPY. */
    public static int digits(String currency) {
        return Currency.getInstance(currency).getDefaultFractionDigits();
    }
}
