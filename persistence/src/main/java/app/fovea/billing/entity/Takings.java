package app.fovea.billing.entity;

import app.fovea.billing.entity.Payment.Method;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What came into a till and went out of it, by method. Cash is always among them: it is counted even when none moved. */
public record Takings(List<OfMethod> methods) {

    /**
     * @param payments  how many, refunds included
     * @param opening   of cash: what lay in the till before
     * @param givenBack refunds
     */
    public record OfMethod(Method method, int payments, BigDecimal opening, BigDecimal taken, BigDecimal givenBack) {
        /** What should be there. */
        public BigDecimal expected() {
            return opening.add(taken).subtract(givenBack);
        }
    }

    /** Payments of one method, or its refunds. */
    public record Sum(Method method, boolean refunds, int payments, BigDecimal amount) {
    }

    public Takings {
        methods = List.copyOf(methods);
    }

    /** In the order of the methods. @param openingFloat the cash that lay in the till */
    public static Takings of(List<Sum> sums, BigDecimal openingFloat, String currency) {
        BigDecimal none = Money.round(BigDecimal.ZERO, currency);
        Map<Method, OfMethod> found = new EnumMap<>(Method.class);
        found.put(Method.CASH, new OfMethod(Method.CASH, 0, Money.round(openingFloat, currency), none, none));
        for (Sum sum : sums) {
            OfMethod before = found.getOrDefault(sum.method(), new OfMethod(sum.method(), 0, none, none, none));
            found.put(sum.method(), new OfMethod(sum.method(), before.payments() + sum.payments(), before.opening(),
                sum.refunds() ? before.taken() : before.taken().add(sum.amount()), sum.refunds() ? before.givenBack().add(sum.amount()) : before.givenBack()));
        }
        return new Takings(new ArrayList<>(found.values()));
    }

    public int payments() {
        return methods.stream().mapToInt(OfMethod::payments).sum();
    }

    public OfMethod cash() {
        return methods.stream().filter(each -> each.method() == Method.CASH).findFirst().orElseThrow();
    }
}
