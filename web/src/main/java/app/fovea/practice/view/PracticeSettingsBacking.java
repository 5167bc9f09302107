package app.fovea.practice.view;

import app.fovea.access.entity.Refusal.NotFound;
import app.fovea.practice.boundary.PracticeSettings;
import app.fovea.practice.boundary.PracticeSettings.BranchView;
import app.fovea.practice.boundary.PracticeSettings.PracticeView;
import app.fovea.practice.boundary.PracticeSettings.Wanted;
import app.fovea.tenancy.entity.BranchDetails;
import app.fovea.tenancy.entity.Imprint;
import app.fovea.view.Paths;
import app.fovea.view.Problems;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;
import org.omnifaces.cdi.Param;
import org.omnifaces.cdi.ViewScoped;

/** What stands on the practice's papers, or on those of one branch: settings/practice.xhtml. */
@Named
@ViewScoped
public class PracticeSettingsBacking implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private PracticeSettings settings;
    @Inject @Param(name = "branch")
    private String wantedBranch;

    private PracticeView practice;
    private BranchView branch;
    private ImprintForm form;

    @PostConstruct
    void load() {
        practice = settings.get();
        if (wantedBranch == null) {
            form = ImprintForm.of(practice);
        } else {
            UUID id = Paths.id(wantedBranch, "branch");
            branch = practice.branches().stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow(() -> new NotFound("branch"));
            form = ImprintForm.of(branch.details());
        }
    }

    public void save() {
        Problems.tried(() -> {
            if (branch == null) {
                settings.change(practice.version(), new Wanted(form.company(), form.getEmail(), form.getWebsite()));
            } else {
                settings.changeBranch(branch.id(), branch.version(), new BranchDetails(form.getName(), form.getPhone(), form.getAddress(), form.getEmail(), form.getWebsite(), form.getNhsCode(), form.company()));
            }
            Problems.done("Saved. The next paper says it.");
            Paths.go("/settings/practice" + (branch == null ? "" : "?branch=" + branch.id()));
            return branch;
        });
    }

    public ImprintForm getForm() {
        return form;
    }

    public PracticeView getPractice() {
        return practice;
    }

    public List<BranchView> getBranches() {
        return practice.branches();
    }

    /** Whose details are on the page; null for the practice's own. */
    public BranchView getBranch() {
        return branch;
    }

    /** As it was saved last. */
    public Imprint getImprint() {
        return branch == null ? practice.imprint() : branch.imprint();
    }
}
