package app.fovea.practice.view;

import app.fovea.access.entity.Refusal.NotFound;
import app.fovea.practice.boundary.CalendarSettings;
import app.fovea.practice.boundary.CalendarSettings.CalendarView;
import app.fovea.practice.boundary.CalendarSettings.Wanted;
import app.fovea.view.Paths;
import app.fovea.view.Problems;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.omnifaces.cdi.Param;
import org.omnifaces.cdi.ViewScoped;

/** On which days a branch is open: settings/calendar.xhtml. */
@Named
@ViewScoped
public class CalendarBacking implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private CalendarSettings settings;
    @Inject @Param(name = "branch")
    private String wantedBranch;

    private List<CalendarView> all;
    private CalendarView branch;
    private List<String> openDays;
    private List<ClosingDayForm> closingDays;

    @PostConstruct
    void load() {
        all = settings.all();
        UUID id = wantedBranch == null ? null : Paths.id(wantedBranch, "branch");
        branch = all.stream().filter(each -> id == null || each.branchId().equals(id)).findFirst().orElseThrow(() -> new NotFound("branch"));
        openDays = new ArrayList<>(branch.openDays());
        closingDays = new ArrayList<>(branch.closingDays().stream().map(ClosingDayForm::of).toList());
    }

    public void save() {
        Problems.tried(() -> {
            settings.change(branch.branchId(), branch.version(), new Wanted(openDays, closingDays.stream().map(ClosingDayForm::day).toList()));
            Problems.done("Saved. The next promise is made by it.");
            Paths.go("/settings/calendar?branch=" + branch.branchId());
            return branch;
        });
    }

    public void add() {
        closingDays.add(new ClosingDayForm());
    }

    public void remove(int index) {
        closingDays.remove(index);
    }

    public List<CalendarView> getAll() {
        return all;
    }

    public CalendarView getBranch() {
        return branch;
    }

    public List<String> getOpenDays() {
        return openDays;
    }

    public void setOpenDays(List<String> openDays) {
        this.openDays = openDays;
    }

    public List<ClosingDayForm> getClosingDays() {
        return closingDays;
    }
}
