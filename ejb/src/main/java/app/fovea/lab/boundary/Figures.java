package app.fovea.lab.boundary;

import app.fovea.access.entity.Caller.Practice;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.InvalidInput;
import app.fovea.access.entity.Requires;
import app.fovea.lab.entity.LabFigures;
import app.fovea.lab.entity.LabFiguresRepository;
import app.fovea.tenancy.entity.Branch;
import app.fovea.tenancy.entity.BranchRepository;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** How fast and how well the lab works, over a span of days. */
@Stateless
public class Figures {
    private static final int USUAL_DAYS = 28;
    private static final int MOST_DAYS = 366;

    @Inject
    private LabFiguresRepository figures;
    @Inject
    private BranchRepository branches;

    /** @param from the first day @param to the last one @param branchId whose orders; null for all of them @param branch its name */
    public record Report(LocalDate from, LocalDate to, UUID branchId, String branch, LabFigures figures) implements Serializable {
        /** Of the file that a spreadsheet reads. */
        public String fileName() {
            return "lab-figures-" + from + "-to-" + to + ".csv";
        }
    }

    public record BranchChoice(UUID id, String name) implements Serializable {
    }

    /**
     * @param from     null for four weeks with the last day
     * @param to       null for today
     * @param branchId null for the whole practice
     */
    @Requires(Permission.LAB_FIGURES)
    public Report of(LocalDate from, LocalDate to, UUID branchId) {
        Practice practice = CurrentCaller.get().practice();
        LocalDate last = to == null ? LocalDate.now(practice.timeZone()) : to;
        LocalDate first = from == null ? last.minusDays(USUAL_DAYS - 1L) : from;
        if (first.isAfter(last)) {
            throw new InvalidInput("span_backwards", "from", "The first day comes after the last. Swap them.");
        }
        if (ChronoUnit.DAYS.between(first, last) >= MOST_DAYS) {
            throw new InvalidInput("span_too_long", "from", "Choose at most a year at a time.");
        }
        Branch branch = branchId == null ? null : branches.find(branchId).orElseThrow(() -> new InvalidInput("branch_unknown", "branchId", "There is no such branch. Leave it out for all of them."));
        return new Report(first, last, branchId, branch == null ? null : branch.name(), figures.of(first, last, branchId, branches.labDays(), practice.timeZone(), Instant.now()));
    }

    @Requires(Permission.LAB_FIGURES)
    public List<BranchChoice> branches() {
        return branches.all().stream().map(branch -> new BranchChoice(branch.id(), branch.name())).toList();
    }
}
