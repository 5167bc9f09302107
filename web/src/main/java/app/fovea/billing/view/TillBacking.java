package app.fovea.billing.view;

import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.FieldError;
import app.fovea.access.entity.Refusal.NotFound;
import app.fovea.billing.boundary.CashUpView;
import app.fovea.billing.boundary.CashUpView.LineView;
import app.fovea.billing.boundary.CashUps;
import app.fovea.billing.boundary.CashUps.Close;
import app.fovea.billing.boundary.CashUps.OpenTill;
import app.fovea.billing.boundary.TillView;
import app.fovea.billing.boundary.Tills;
import app.fovea.billing.entity.NotesAndCoins;
import app.fovea.tenancy.entity.Page;
import app.fovea.view.ActiveUser;
import app.fovea.view.Formats;
import app.fovea.view.Paths;
import app.fovea.view.Problems;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.omnifaces.cdi.Param;
import org.omnifaces.cdi.ViewScoped;

/** At which till one is, what should be in each, and counting it at the end of the day: till.xhtml. */
@Named
@ViewScoped
public class TillBacking implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 10;

    @Inject
    private Tills tills;
    @Inject
    private CashUps cashUps;
    @Inject
    private ActiveUser user;
    @Inject
    private Formats format;
    @Inject @Param(pathIndex = 0)
    private String id;

    /** One a page: a second press of the button closes nothing twice. */
    private final String key = UUID.randomUUID().toString();
    private List<TillView> choices = List.of();
    private List<TillView> all = List.of();
    private UUID place;
    private OpenTill open;
    private boolean counting;
    private List<MethodCount> counts = List.of();
    private List<CoinCount> coins = List.of();
    private BigDecimal left;
    private String reason;
    private List<CashUpView> history;
    private String next;

    @PostConstruct
    void load() {
        if (user.can(Permission.PAYMENTS_TAKE.id())) {
            choices = tills.choices();
            place = choices.stream().filter(TillView::mine).findFirst().map(TillView::id).orElse(null);
        } else {
            CurrentCaller.get().require(Permission.TILL_VIEW);
        }
        if (user.can(Permission.TILL_VIEW.id())) {
            all = tills.all();
            UUID shown = id == null ? all.stream().filter(TillView::mine).findFirst().or(() -> all.stream().findFirst()).map(TillView::id).orElseThrow(() -> new NotFound("till")) : Paths.id(id, "till");
            open = cashUps.open(shown);
        }
    }

    public void stand() {
        Problems.tried(() -> {
            TillView there = tills.stand(place);
            Problems.done("You are at " + there.name() + ", " + there.branch() + ". What you take from now on goes there.");
            Paths.go(user.can(Permission.TILL_VIEW.id()) ? "/till/" + there.id() : "/till");
            return there;
        });
    }

    /** Begins to count: what was typed before stays. */
    public void count() {
        counting = true;
        if (counts.isEmpty()) {
            counts = new ArrayList<>(open.lines().stream().map(line -> new MethodCount(line.method())).toList());
            coins = NotesAndCoins.of(open.currency()).stream().map(CoinCount::new).toList();
            left = open.till().usualFloat();
        }
    }

    public void leave() {
        counting = false;
    }

    /** Where money came in meanwhile, what should be there is shown anew first, and what was counted stays. */
    public void close() {
        OpenTill now = cashUps.open(open.till().id());
        if (!now.seen().equals(open.seen())) {
            open = now;
            now.lines().stream().map(LineView::method).filter(method -> counts.stream().noneMatch(count -> count.getMethod() == method)).forEach(method -> counts.add(new MethodCount(method)));
            Problems.beside(List.of(new FieldError("till_moved", "till", "Something was paid at this till while you counted, or somebody closed it. What should be there is shown anew: look at it, and count again.")));
            return;
        }
        Problems.tried(() -> {
            CashUpView closed = cashUps.close(now.till().id(), key, new Close(now.seen(), counts.stream().filter(MethodCount::isCounted).map(MethodCount::counted).toList(),
                coins.stream().filter(CoinCount::isCounted).map(CoinCount::coins).toList(), left, reason));
            Problems.done("%s is cashed up. %s stays in it, %s goes to the safe or the bank.".formatted(closed.till(), format.money(closed.leftInTill(), closed.currency()), format.money(closed.takenOut(), closed.currency())));
            Paths.go("/cash-ups/" + closed.id());
            return closed;
        });
    }

    public List<CashUpView> getHistory() {
        if (history == null) {
            history = new ArrayList<>();
            showMore();
        }
        return history;
    }

    public void showMore() {
        Page<CashUpView> page = cashUps.of(open.till().id(), next == null ? null : UUID.fromString(next), SHOWN);
        history.addAll(page.items());
        next = page.next();
    }

    public boolean isMore() {
        return getHistory() != null && next != null;
    }

    /** Those at which one can be; empty for whoever takes no money. */
    public List<TillView> getChoices() {
        return choices;
    }

    public List<TillView> getAll() {
        return all;
    }

    /** Null for whoever only takes money. */
    public OpenTill getOpen() {
        return open;
    }

    public boolean isCounting() {
        return counting;
    }

    public List<MethodCount> getCounts() {
        return counts;
    }

    public List<CoinCount> getCoins() {
        return coins;
    }

    public UUID getPlace() {
        return place;
    }

    public void setPlace(UUID place) {
        this.place = place;
    }

    public BigDecimal getLeft() {
        return left;
    }

    public void setLeft(BigDecimal left) {
        this.left = left;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
