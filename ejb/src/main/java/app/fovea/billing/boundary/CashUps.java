package app.fovea.billing.boundary;

import app.fovea.access.entity.Caller;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.Conflict;
import app.fovea.access.entity.Refusal.FieldError;
import app.fovea.access.entity.Refusal.InvalidInput;
import app.fovea.access.entity.Refusal.NotFound;
import app.fovea.access.entity.Requires;
import app.fovea.access.entity.User;
import app.fovea.access.entity.UserRepository;
import app.fovea.audit.entity.AuditTrail;
import app.fovea.billing.boundary.CashUpView.LineView;
import app.fovea.billing.boundary.CashUpView.PaymentView;
import app.fovea.billing.entity.CashCount;
import app.fovea.billing.entity.CashCount.Coins;
import app.fovea.billing.entity.CashCount.Counted;
import app.fovea.billing.entity.CashUp;
import app.fovea.billing.entity.CashUpLine;
import app.fovea.billing.entity.CashUpRepository;
import app.fovea.billing.entity.Money;
import app.fovea.billing.entity.Takings;
import app.fovea.billing.entity.Till;
import app.fovea.billing.entity.TillRepository;
import app.fovea.tenancy.entity.OnceOnly;
import app.fovea.tenancy.entity.Page;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.OptimisticLockException;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The end of a till's day: what should be in it, what was counted, and every count there was. */
@Stateless
public class CashUps {
    private static final int MOST_PAYMENTS = 500;

    @Inject
    private Tills tillsOfPractice;
    @Inject
    private TillRepository tills;
    @Inject
    private CashUpRepository cashUps;
    @Inject
    private UserRepository users;
    @Inject
    private OnceOnly onceOnly;
    @Inject
    private AuditTrail audit;

    /**
     * What a till took since it was counted last.
     *
     * @param lines    by method; counted is not known yet
     * @param payments the first 500 of them, as they came
     * @param seen     to be sent along when it is closed: what came in meanwhile is not closed unseen
     */
    public record OpenTill(TillView till, String currency, List<LineView> lines, List<PaymentView> payments, String seen) implements Serializable {
        public int count() {
            return lines.stream().mapToInt(LineView::payments).sum();
        }
    }

    /** What somebody counted, as {@link CashCount}. @param seen of the {@link OpenTill} that they had before them */
    public record Close(String seen, List<Counted> counted, List<Coins> coins, BigDecimal left, String reason) {
        private CashCount count() {
            return new CashCount(counted, coins, left, reason);
        }
    }

    @Requires(Permission.TILL_VIEW)
    public OpenTill open(UUID tillId) {
        TillView till = tillsOfPractice.get(tillId);
        String currency = CurrentCaller.get().practice().currency();
        Till stored = load(tillId);
        Takings takings = Takings.of(cashUps.open(tillId), stored.openingFloat(), currency);
        return new OpenTill(till, currency, takings.methods().stream().map(each -> LineView.of(each, null)).toList(),
            cashUps.openPayments(tillId, MOST_PAYMENTS).stream().map(PaymentView::of).toList(), seen(stored.cashUps(), takings));
    }

    /** Counts every payment of the till that was not counted yet, once and for good. What is paid meanwhile is in the next. */
    @Requires(Permission.TILL_CLOSE)
    public CashUpView close(UUID tillId, String key, Close close) {
        return onceOnly.run("cash-up/" + tillId, key, close, CashUpView.class, () -> count(tillId, close));
    }

    /** Newest first. @param after the last one of the page before; null for the first page */
    @Requires(Permission.TILL_VIEW)
    public Page<CashUpView> of(UUID tillId, UUID after, Integer limit) {
        TillView till = tillsOfPractice.get(tillId);
        int size = Page.size(limit);
        List<CashUp> found = cashUps.of(tillId, after, size + 1);
        Map<UUID, List<CashUpLine>> lines = cashUps.linesOf(found.stream().map(CashUp::id).toList());
        Map<UUID, String> names = found.stream().map(CashUp::closedBy).distinct().collect(Collectors.toMap(id -> id, this::name));
        return Page.of(found, size, each -> CashUpView.of(each, till, names.get(each.closedBy()), lines.getOrDefault(each.id(), List.of()), null), each -> each.id().toString());
    }

    @Requires(Permission.TILL_VIEW)
    public CashUpView get(UUID id) {
        return whole(cashUps.find(id).orElseThrow(() -> new NotFound("cash-up")));
    }

    private CashUpView count(UUID tillId, Close close) {
        Caller caller = CurrentCaller.get();
        String currency = caller.practice().currency();
        Till till = load(tillId);
        BigDecimal opening = till.openingFloat();
        int before = till.cashUps();
        Takings shown = Takings.of(cashUps.open(tillId), opening, currency);
        CashCount count = close.count();
        List<FieldError> errors = count.errors(shown, currency);
        if (close.seen() == null) {
            errors.add(new FieldError("seen_missing", "seen", "Send what you saw of the till: “seen” of its takings."));
        } else {
            refuseUnseen(close, before, shown);
        }
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        CashUp cashUp = new CashUp(till, count, currency, caller.userId(), Instant.now());
        try {
            cashUps.count(cashUp);
        } catch (OptimisticLockException e) {
            throw new Conflict("Somebody else closed this till a moment ago. Look at their cash-up.");
        }
        Takings takings = Takings.of(cashUps.sumsOf(cashUp), opening, currency);
        refuseUnseen(close, before, takings); // Once more: what was committed since it was looked at is counted too.
        count.methods(takings).forEach(each -> cashUps.add(new CashUpLine(cashUp.id(), each, count.of(each.method()).map(amount -> Money.round(amount, currency)).orElse(null))));
        Map<String, String> detail = new HashMap<>(Map.of("till", till.name(), "no", String.valueOf(cashUp.no()), "float", opening.toPlainString(), "leftInTill", cashUp.leftInTill().toPlainString()));
        List<String> differences = count.differences(takings, currency);
        if (!differences.isEmpty()) {
            detail.put("difference", String.join(" ", differences));
            detail.put("reason", count.reason());
        }
        audit.record("till.cashed_up", "cash_up", cashUp.id(), detail);
        tills.flush();
        return whole(cashUp);
    }

    private static void refuseUnseen(Close close, int cashUps, Takings takings) {
        if (!seen(cashUps, takings).equals(close.seen())) {
            throw new Conflict("Something was paid at this till, or it was closed, since you looked. Look at what should be there now, and count again.");
        }
    }

    /** Payments only ever come: their number says which they are, until the next cash-up. */
    private static String seen(int cashUps, Takings takings) {
        return cashUps + "-" + takings.payments();
    }

    private CashUpView whole(CashUp cashUp) {
        return CashUpView.of(cashUp, tillsOfPractice.get(cashUp.tillId()), name(cashUp.closedBy()), cashUps.linesOf(List.of(cashUp.id())).getOrDefault(cashUp.id(), List.of()),
            cashUps.paymentsOf(cashUp.id()).stream().map(PaymentView::of).toList());
    }

    private String name(UUID person) {
        return users.find(person).map(User::name).orElse("");
    }

    private Till load(UUID id) {
        return tills.find(id).orElseThrow(() -> new NotFound("till"));
    }
}
