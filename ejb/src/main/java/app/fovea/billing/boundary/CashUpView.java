package app.fovea.billing.boundary;

import app.fovea.billing.entity.CashCount.Coins;
import app.fovea.billing.entity.CashUp;
import app.fovea.billing.entity.CashUpLine;
import app.fovea.billing.entity.Payment;
import app.fovea.billing.entity.TakenPayment;
import app.fovea.billing.entity.Takings;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * A till that was counted.
 *
 * @param no         counted from 1 for each till
 * @param till       its name, and its branch's
 * @param leftInTill of the cash; the rest was taken out
 * @param takenOut   for the safe or the bank
 * @param difference over all that was counted; below 0 where too little was there
 * @param reason     why it differs
 * @param payments   what was counted; in a list of cash-ups left out
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CashUpView(UUID id, int no, UUID tillId, String till, String branch, String currency, Instant openedAt, Instant closedAt, String closedBy, List<LineView> lines, BigDecimal leftInTill,
                         BigDecimal takenOut, BigDecimal difference, List<Coins> coins, String reason, List<PaymentView> payments) implements Serializable {

    /** @param expected opening + taken − given back @param counted with difference, null where nobody looked */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record LineView(Payment.Method method, int payments, BigDecimal opening, BigDecimal taken, BigDecimal givenBack, BigDecimal expected, BigDecimal counted, BigDecimal difference) implements Serializable {
        static LineView of(Takings.OfMethod takings, BigDecimal counted) {
            return new LineView(takings.method(), takings.payments(), takings.opening(), takings.taken(), takings.givenBack(), takings.expected(), counted,
                counted == null ? null : counted.subtract(takings.expected()));
        }
    }

    /** @param kind payment or refund */
    public record PaymentView(UUID id, UUID invoiceId, String invoiceNumber, String kind, Payment.Method method, BigDecimal amount, String takenBy, Instant takenAt) implements Serializable {
        static PaymentView of(TakenPayment taken) {
            Payment payment = taken.payment();
            return new PaymentView(payment.id(), payment.invoiceId(), taken.invoiceNumber(), payment.refund() ? "refund" : "payment", payment.method(), payment.amount(), taken.takenBy(), payment.takenAt());
        }
    }

    static CashUpView of(CashUp cashUp, TillView till, String closedBy, List<CashUpLine> found, List<PaymentView> payments) {
        List<LineView> lines = found.stream().map(line -> LineView.of(line.takings(), line.counted())).sorted(Comparator.comparing(LineView::method)).toList();
        BigDecimal cash = lines.stream().filter(line -> line.method() == Payment.Method.CASH).map(LineView::counted).findFirst().orElse(BigDecimal.ZERO);
        BigDecimal difference = lines.stream().filter(line -> line.counted() != null).map(LineView::difference).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new CashUpView(cashUp.id(), cashUp.no(), till.id(), till.name(), till.branch(), cashUp.currency(), cashUp.openedAt(), cashUp.closedAt(), closedBy, lines, cashUp.leftInTill(),
            cash.subtract(cashUp.leftInTill()), difference, cashUp.coins().isEmpty() ? null : cashUp.coins(), cashUp.reason(), payments);
    }

    /** Whether something that was counted is not what should be there; what is too much here may be too little there. */
    public boolean differs() {
        return lines.stream().anyMatch(line -> line.counted() != null && line.difference().signum() != 0);
    }
}
