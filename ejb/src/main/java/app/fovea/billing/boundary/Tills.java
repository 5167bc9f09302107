package app.fovea.billing.boundary;

import app.fovea.access.entity.Caller;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.Conflict;
import app.fovea.access.entity.Refusal.FieldError;
import app.fovea.access.entity.Refusal.InvalidInput;
import app.fovea.access.entity.Refusal.NotFound;
import app.fovea.access.entity.Refusal.RuleBroken;
import app.fovea.access.entity.Requires;
import app.fovea.audit.entity.AuditTrail;
import app.fovea.billing.entity.AtTill;
import app.fovea.billing.entity.Till;
import app.fovea.billing.entity.TillRepository;
import app.fovea.tenancy.entity.Branch;
import app.fovea.tenancy.entity.BranchRepository;
import app.fovea.tenancy.entity.OnceOnly;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The tills of the practice, and who is at which: what somebody takes or gives back goes to the till that they are at. */
@Stateless
public class Tills {
    private static final String TARGET = "till";

    @Inject
    private TillRepository tills;
    @Inject
    private BranchRepository branches;
    @Inject
    private OnceOnly onceOnly;
    @Inject
    private AuditTrail audit;

    /** @param usualFloat the cash that is left in it over night */
    public record NewTill(UUID branchId, String name, BigDecimal usualFloat) {
    }

    /** @param retired true once nobody shall take money here any more; for good */
    public record TillChange(String name, BigDecimal usualFloat, boolean retired) {
    }

    public record BranchChoice(UUID id, String name) implements Serializable {
    }

    /** By branch and name. With those that are retired as long as something in them is not counted. */
    @Requires(Permission.TILL_VIEW)
    public List<TillView> all() {
        Map<UUID, Long> uncounted = tills.uncounted();
        return views(till -> !till.retired() || uncounted.containsKey(till.id()), till -> uncounted.getOrDefault(till.id(), 0L));
    }

    /** Those at which one can be, by branch and name; which one is one's own is marked. */
    @Requires(Permission.PAYMENTS_TAKE)
    public List<TillView> choices() {
        return views(till -> !till.retired(), till -> null);
    }

    /** With those that are retired. */
    @Requires(Permission.TILL_MANAGE)
    public List<TillView> toSetUp() {
        return views(till -> true, till -> null);
    }

    @Requires(Permission.TILL_MANAGE)
    public List<BranchChoice> branches() {
        return branches.all().stream().map(branch -> new BranchChoice(branch.id(), branch.name())).toList();
    }

    @Requires(Permission.TILL_VIEW)
    public TillView get(UUID id) {
        return view(load(id));
    }

    /** What whoever changes it must have seen. */
    @Requires(Permission.TILL_MANAGE)
    public long version(UUID id) {
        return load(id).version();
    }

    /** From now on what the caller takes goes there; what they took stays where it was. */
    @Requires(Permission.PAYMENTS_TAKE)
    public TillView stand(UUID id) {
        Caller caller = CurrentCaller.get();
        if (id == null) {
            throw new InvalidInput("till_missing", "tillId", "Choose the till at which you are.");
        }
        Till till = load(id);
        if (till.retired()) {
            throw new RuleBroken("till_retired", "“" + till.name() + "” is used no more. Choose another till.");
        }
        Optional<AtTill> before = tills.placeOf(caller.userId());
        if (before.filter(place -> place.tillId().equals(id)).isEmpty()) {
            Instant now = Instant.now();
            before.ifPresentOrElse(place -> place.move(id, now), () -> tills.add(new AtTill(caller.userId(), id, now)));
            audit.record("till.stood_at", TARGET, id, Map.of("name", till.name()));
            tills.flush();
        }
        return view(till);
    }

    @Requires(Permission.TILL_MANAGE)
    public TillView add(NewTill wanted, String key) {
        return onceOnly.run("till", key, wanted, TillView.class, () -> {
            check(wanted.name(), wanted.usualFloat());
            Branch branch = Optional.ofNullable(wanted.branchId()).flatMap(branches::find)
                .orElseThrow(() -> new InvalidInput("branch_unknown", "branchId", "Choose the branch in which the till stands."));
            refuseName(wanted.name(), branch.id(), null);
            Till till = new Till(branch.id(), wanted.name(), wanted.usualFloat(), Instant.now());
            tills.add(till);
            tills.flush();
            audit.record("till.added", TARGET, till.id(), Map.of("name", till.name(), "branch", branch.name()));
            return view(till);
        });
    }

    /** @param version what the editor saw */
    @Requires(Permission.TILL_MANAGE)
    public TillView change(UUID id, long version, TillChange wanted) {
        check(wanted.name(), wanted.usualFloat());
        Till till = load(id);
        till.expectVersion(version, TARGET);
        if (till.retired()) {
            throw new Conflict("“" + till.name() + "” is used no more, and stays as it was. Add another till.");
        }
        refuseName(wanted.name(), till.branchId(), id);
        till.change(wanted.name(), wanted.usualFloat());
        if (wanted.retired()) {
            retire(till);
        }
        tills.flush();
        audit.record(wanted.retired() ? "till.retired" : "till.changed", TARGET, id, Map.of("name", till.name(), "usualFloat", till.usualFloat().toPlainString()));
        return view(till);
    }

    private void retire(Till till) {
        if (tills.all().stream().noneMatch(other -> !other.retired() && other.branchId().equals(till.branchId()) && !other.id().equals(till.id()))) {
            throw new RuleBroken("last_till", "This is the branch's last till. Add another one first: money has to go somewhere.");
        }
        if (tills.uncounted().containsKey(till.id())) {
            throw new RuleBroken("till_not_counted", "“" + till.name() + "” has takings that are not counted. Cash it up first.");
        }
        till.retire(Instant.now());
    }

    private static void check(String name, BigDecimal usualFloat) {
        List<FieldError> errors = Till.errors(name, usualFloat, CurrentCaller.get().practice().currency());
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
    }

    private void refuseName(String name, UUID branchId, UUID self) {
        if (tills.all().stream().anyMatch(other -> !other.retired() && other.branchId().equals(branchId) && !other.id().equals(self) && other.name().equalsIgnoreCase(name.strip()))) {
            throw new Conflict("There is a till “" + name.strip() + "” in this branch already. Give this one another name.");
        }
    }

    private Till load(UUID id) {
        return tills.find(id).orElseThrow(() -> new NotFound(TARGET));
    }

    private TillView view(Till till) {
        return TillView.of(till, branches.find(till.branchId()).map(Branch::name).orElse(""), null, mine(tills.all()).filter(till.id()::equals).isPresent());
    }

    private List<TillView> views(Predicate<Till> which, Function<Till, Long> uncounted) {
        List<Till> all = tills.all();
        Map<UUID, String> names = branches.all().stream().collect(Collectors.toMap(Branch::id, Branch::name));
        Optional<UUID> mine = mine(all);
        return all.stream().filter(which).map(till -> TillView.of(till, names.getOrDefault(till.branchId(), ""), uncounted.apply(till), mine.filter(till.id()::equals).isPresent()))
            .sorted(Comparator.comparing(TillView::branch)).toList();
    }

    /** Where the caller said they are; else the first of their branch, as the database places their payments. */
    private Optional<UUID> mine(List<Till> all) {
        Caller caller = CurrentCaller.get();
        List<Till> open = all.stream().filter(till -> !till.retired()).toList();
        return tills.placeOf(caller.userId()).map(AtTill::tillId).filter(id -> open.stream().anyMatch(till -> till.id().equals(id)))
            .or(() -> open.stream().filter(till -> till.branchId().equals(caller.branchId())).findFirst().map(Till::id));
    }
}
