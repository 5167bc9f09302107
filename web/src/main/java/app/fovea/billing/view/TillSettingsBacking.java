package app.fovea.billing.view;

import app.fovea.billing.boundary.TillView;
import app.fovea.billing.boundary.Tills;
import app.fovea.billing.boundary.Tills.BranchChoice;
import app.fovea.billing.boundary.Tills.NewTill;
import app.fovea.billing.boundary.Tills.TillChange;
import app.fovea.view.Paths;
import app.fovea.view.Problems;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.omnifaces.cdi.ViewScoped;

/** The tills of each branch: settings/tills.xhtml. */
@Named
@ViewScoped
public class TillSettingsBacking implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private Tills tills;

    /** One a page: a second press of the button adds nothing twice. */
    private final String key = UUID.randomUUID().toString();
    private List<TillView> all;
    private List<BranchChoice> branches;
    private TillView editing;
    private boolean adding;
    private UUID branchId;
    private String name;
    private BigDecimal usualFloat;
    private boolean retired;

    @PostConstruct
    void load() {
        all = tills.toSetUp();
        branches = tills.branches();
    }

    public void begin() {
        leave();
        adding = true;
        branchId = branches.get(0).id();
        usualFloat = BigDecimal.ZERO;
    }

    public void edit(TillView till) {
        leave();
        editing = till;
        name = till.name();
        usualFloat = till.usualFloat();
    }

    public void leave() {
        adding = false;
        editing = null;
        name = null;
        retired = false;
    }

    public void save() {
        Problems.tried(() -> {
            TillView saved = adding ? tills.add(new NewTill(branchId, name, usualFloat), key) : tills.change(editing.id(), editing.version(), new TillChange(name, usualFloat, retired));
            Problems.done(saved.name() + ", " + saved.branch() + (saved.retired() ? " is used no more." : " is saved."));
            Paths.go("/settings/tills");
            return saved;
        });
    }

    public List<TillView> getAll() {
        return all;
    }

    public List<BranchChoice> getBranches() {
        return branches;
    }

    public TillView getEditing() {
        return editing;
    }

    public boolean isAdding() {
        return adding;
    }

    public UUID getBranchId() {
        return branchId;
    }

    public void setBranchId(UUID branchId) {
        this.branchId = branchId;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public BigDecimal getUsualFloat() {
        return usualFloat;
    }

    public void setUsualFloat(BigDecimal usualFloat) {
        this.usualFloat = usualFloat;
    }

    public boolean isRetired() {
        return retired;
    }

    public void setRetired(boolean retired) {
        this.retired = retired;
    }
}
