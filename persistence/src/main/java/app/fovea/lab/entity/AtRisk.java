package app.fovea.lab.entity;

import app.fovea.tenancy.entity.OpenDays;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Whether a job will keep its promise, told before it is broken: a job is at risk when what is left to be made of it takes longer at the usual pace than
 * there is time. Nobody knows when a job on hold goes on; it is judged as if it did now.
 *
 * @param pace    of the practice's lab
 * @param labDays on which days the lab works
 * @param zone    the practice's
 */
public record AtRisk(StagePace pace, OpenDays labDays, ZoneId zone, Instant now) {
    /** Whoever waits for these has been told, or waits no more. */
    private static final Set<Category> OUT = EnumSet.of(Category.SHIPPED, Category.COMPLETED, Category.CANCELLED);

    /** What becomes of a promise. A job that is ready is at risk no more, but late while nobody has sent it. */
    public enum Kind {
        FINE, AT_RISK, LATE
    }

    /** @param ready when it is ready at the usual pace; the day itself for what is ready */
    public record Outlook(Kind kind, LocalDate ready) {
        public boolean atRisk() {
            return kind == Kind.AT_RISK;
        }
    }

    public Outlook of(OpenJob job) {
        Stage at = job.stage() == Stage.ON_HOLD && job.heldFrom() != null ? job.heldFromStage() : job.stage();
        List<Stage> left = toMake(at, job);
        LocalDate today = now.atZone(zone).toLocalDate();
        LocalDate ready = left.isEmpty() ? today : labDays.after(now, time(left, job), zone).atZone(zone).toLocalDate();
        if (OUT.contains(at.category())) {
            return new Outlook(Kind.FINE, today);
        }
        if (job.promisedOn().isBefore(today)) {
            return new Outlook(Kind.LATE, ready);
        }
        return new Outlook(!left.isEmpty() && ready.isAfter(job.promisedOn()) ? Kind.AT_RISK : Kind.FINE, ready);
    }

    /** Of the stage where it is, what is left of the usual time there; of every later one, all of it. */
    private Duration time(List<Stage> left, OpenJob job) {
        Duration spent = job.stage() == Stage.ON_HOLD ? Duration.ZERO : labDays.openTime(job.stageEnteredAt(), now, zone);
        Duration here = pace.usual(left.get(0)).minus(spent);
        Duration time = here.isNegative() ? Duration.ZERO : here;
        for (Stage later : left.subList(1, left.size())) {
            time = time.plus(pace.usual(later));
        }
        return time;
    }

    /** The stages until it is ready, the one where it stands first. */
    private List<Stage> toMake(Stage at, OpenJob job) {
        List<Stage> all = new ArrayList<>();
        if (at == Stage.PENDING || at == Stage.AWAITING_FRAME || at == Stage.AWAITING_LENS) {
            all.add(at);
        }
        if (!job.stockLens()) {
            all.add(Stage.SURFACING);
            if (pace.coats() || at == Stage.COATING) {
                all.add(Stage.COATING);
            }
        }
        all.add(Stage.GLAZING);
        all.add(Stage.QUALITY_CHECK);
        int here = all.indexOf(at);
        return here < 0 ? List.of() : all.subList(here, all.size());
    }
}
