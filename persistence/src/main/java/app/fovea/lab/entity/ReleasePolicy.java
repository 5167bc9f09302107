package app.fovea.lab.entity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What lets a sale begin in the lab. UK practices start jobs on a deposit; some want all of the money first, some want somebody to say so.
 *
 * <p>What counts is what came in and stayed: paid by the patient or by voucher, and not given back. What was written off is no money and counts for
 * nothing.
 *
 * @param kind           what decides
 * @param depositPercent share of the total that must have come in, in percent: 100 with {@link Kind#FULL}, 0 with {@link Kind#CONFIRMATION}
 */
public record ReleasePolicy(Kind kind, int depositPercent) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** What decides, with its name in the database and over REST. */
    public enum Kind {
        FULL, DEPOSIT, CONFIRMATION;

        @JsonValue
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Kind> of(String id) {
            return Arrays.stream(values()).filter(kind -> kind.id().equals(id)).findFirst();
        }
    }

    /** What a sale without an order waits for: for money, for somebody to release it, or for the lab, which is being told. */
    public enum WaitsFor {
        PAYMENT, CONFIRMATION, LAB;

        @JsonValue
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static ReleasePolicy full() {
        return new ReleasePolicy(Kind.FULL, 100);
    }

    public static ReleasePolicy onConfirmation() {
        return new ReleasePolicy(Kind.CONFIRMATION, 0);
    }

    /** @param percent 0 to 100; all of it is {@link Kind#FULL} */
    public static ReleasePolicy paid(int percent) {
        return percent == 100 ? full() : new ReleasePolicy(Kind.DEPOSIT, percent);
    }

    /** Whether money decides; otherwise somebody does. */
    public boolean byPayment() {
        return kind != Kind.CONFIRMATION;
    }

    /**
     * True if the sale begins by itself, because enough came in. Of something that costs money at least a part must have, however small the deposit.
     *
     * @param received what came in and stayed
     */
    public boolean releases(BigDecimal total, BigDecimal received) {
        return byPayment() && (received.signum() > 0 || total.signum() == 0) && received.multiply(HUNDRED).compareTo(total.multiply(BigDecimal.valueOf(depositPercent))) >= 0;
    }

    /**
     * What a sale that has no order waits for. Where nothing is left that could be paid, because it was written off or given back, no payment will ever
     * let it begin: then somebody has to.
     *
     * @param outstanding what the patient still owes
     */
    public WaitsFor waitsFor(BigDecimal total, BigDecimal received, BigDecimal outstanding) {
        if (releases(total, received)) {
            return WaitsFor.LAB;
        }
        return byPayment() && outstanding.signum() > 0 ? WaitsFor.PAYMENT : WaitsFor.CONFIRMATION;
    }

    /**
     * What still has to come in before the sale begins, rounded up to what can be paid; zero where enough is there or where money does not decide.
     *
     * @param digits of the currency: 2 for GBP
     */
    public BigDecimal missing(BigDecimal total, BigDecimal received, int digits) {
        if (!byPayment()) {
            return BigDecimal.ZERO.setScale(digits);
        }
        return total.multiply(BigDecimal.valueOf(depositPercent)).divide(HUNDRED, digits, RoundingMode.UP).subtract(received).max(BigDecimal.ZERO).setScale(digits, RoundingMode.UP);
    }
}
