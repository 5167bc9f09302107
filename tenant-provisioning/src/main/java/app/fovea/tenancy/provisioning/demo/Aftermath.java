package app.fovea.tenancy.provisioning.demo;

import static app.fovea.lab.entity.Stage.DISPENSED;
import static app.fovea.lab.entity.Stage.QUALITY_CHECK;
import static app.fovea.lab.entity.Stage.READY;
import static app.fovea.lab.entity.Stage.REMADE;
import static app.fovea.lab.entity.Stage.RETURNED;
import static app.fovea.lab.entity.Stage.SHIPPED;
import static app.fovea.lab.entity.Stage.UNCLAIMED;

import app.fovea.lab.entity.Category;
import app.fovea.lab.entity.OrderedPair;
import app.fovea.lab.entity.RemakeCause;
import app.fovea.lab.entity.ReturnCause;
import app.fovea.tenancy.provisioning.demo.Job.Step;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What does not go straight: some of the jobs that were handed over were made again, came back, were let pass as they are, or nobody ever fetched them. Decided when all the rest is told, so that nothing of that
 * depends on it.
 */
final class Aftermath {
    /** So many of the latest jobs are looked at: what goes wrong is to be seen in the figures of the last weeks. */
    private static final int LATELY = 60;
    private static final Duration UNCLAIMED_AFTER = Duration.ofDays(61);
    private static final BigDecimal COST_SHARE = new BigDecimal("0.35");
    private static final List<Again> AGAIN = List.of(new Again(RemakeCause.SCRATCH, "Scratch on the right lens."), new Again(RemakeCause.AXIS, "Axis off, glazing cannot put it right."),
        new Again(RemakeCause.COATING_DEFECT, "Coating crazed at the rim."), new Again(RemakeCause.WRONG_LENS, "Ordered without the tint."), new Again(RemakeCause.SCRATCH, "Scratch on both lenses."),
        new Again(RemakeCause.FRAME_SWAPPED, "Glazed into the frame of the other pair."), new Again(RemakeCause.POWER, "Power off in the right lens."));

    private final OpeningHours hours;
    private final Team team;
    private final Workshop workshop;
    private final Chance chance;
    private final Instant now;
    private final Map<UUID, List<Job>> instead = new HashMap<>();

    Aftermath(OpeningHours hours, Team team, Workshop workshop, Chance chance, Instant now) {
        this.hours = hours;
        this.team = team;
        this.workshop = workshop;
        this.chance = chance;
        this.now = now;
    }

    private record Again(RemakeCause cause, String reason) {
    }

    /** In the order in which they were begun. */
    List<Job> of(List<Job> told) {
        List<Job> single = told.stream().filter(job -> job.stage() == DISPENSED && job.sale().pairs().size() == 1).sorted(Comparator.comparing((Job job) -> job.last().at()).reversed()).toList();
        List<Job> lately = single.subList(0, Math.min(LATELY, single.size()));
        for (int i = 0; i < AGAIN.size(); i++) {
            makeAgain(lately.get(3 + 8 * i), AGAIN.get(i));
        }
        comeBack(lately.get(14), ReturnCause.CHANGE_OF_MIND, "Does not like the colour in daylight.");
        comeBack(lately.get(25), ReturnCause.NON_TOLERANCE, "Swims at the edges, cannot wear them on stairs.");
        comeBack(lately.get(41), ReturnCause.QUALITY, "Left lens loose in the rim.");
        letPass(lately.subList(30, 36));
        nobodyFetched(single);
        List<Job> all = new ArrayList<>(told.stream().flatMap(job -> instead.getOrDefault(job.id(), List.of(job)).stream()).sorted(Comparator.comparing(Job::createdAt)).toList());
        intoTrays(all);
        return all;
    }

    private void makeAgain(Job job, Again again) {
        Instant at = left(job).at();
        Job closed = job.until(QUALITY_CHECK, new Step(QUALITY_CHECK, REMADE, left(job).actor(), again.reason(), again.cause().id(), at));
        instead.put(job.id(), List.of(closed, replacing(closed, again.cause())));
    }

    private Job replacing(Job closed, RemakeCause cause) {
        BigDecimal cost = closed.pair().lens().price().multiply(COST_SHARE).setScale(2, RoundingMode.HALF_UP);
        return workshop.finished(chance, closed.sale(), closed.pair(), closed.last().at().plusSeconds(1)).inPlaceOf(closed, cause, cost, now);
    }

    /** Who does not tolerate them gets another pair. */
    private void comeBack(Job job, ReturnCause cause, String reason) {
        Instant back = hours.plus(job.last().at(), chance.between(600, 1500));
        Instant closed = back.plusSeconds(chance.between(300, 900));
        if (closed.isAfter(now)) {
            return;
        }
        Employee desk = team.handOver(chance, job.sale().patient().person().branch());
        Step returned = new Step(DISPENSED, RETURNED, desk, reason, cause.id(), back);
        if (cause == ReturnCause.NON_TOLERANCE) {
            Job other = job.until(DISPENSED, returned, new Step(RETURNED, REMADE, desk, reason, RemakeCause.NON_TOLERANCE.id(), closed));
            instead.put(job.id(), List.of(other, replacing(other, RemakeCause.NON_TOLERANCE)));
        } else {
            instead.put(job.id(), List.of(job.until(DISPENSED, returned)));
        }
    }

    /** The first that can be: nobody measures a lens that only balances the other. */
    private void letPass(List<Job> jobs) {
        jobs.stream().filter(job -> !instead.containsKey(job.id()) && OrderedPair.of(job.pair().snapshot(job.sale().exam().prescription())).balance().isEmpty()).findFirst().ifPresent(job -> {
            Step as = left(job);
            List<Step> rest = new ArrayList<>(job.steps().subList(job.steps().indexOf(as) + 1, job.steps().size()));
            rest.add(0, new Step(QUALITY_CHECK, READY, as.actor(), "A hair beyond the limit, and the patient flies tomorrow. Agreed with the optometrist.", as.at()));
            instead.put(job.id(), List.of(job.until(QUALITY_CHECK, rest.toArray(Step[]::new))));
        });
    }

    /** Paid in full when they were sold, and forgotten. */
    private void nobodyFetched(List<Job> single) {
        single.stream().filter(job -> job.carrier() == null && !instead.containsKey(job.id()) && job.sale().payments().size() == 1 && job.shippedAt().plus(UNCLAIMED_AFTER).isBefore(now)).limit(2).forEach(job -> {
            Instant at = hours.lastOpen(job.shippedAt().plus(UNCLAIMED_AFTER));
            instead.put(job.id(), List.of(job.until(SHIPPED, new Step(SHIPPED, UNCLAIMED, team.handOver(chance, job.sale().patient().person().branch()), null, at.isBefore(job.shippedAt()) ? job.shippedAt().plus(UNCLAIMED_AFTER) : at))));
        });
    }

    private static void intoTrays(List<Job> all) {
        int tray = 0;
        for (int i = 0; i < all.size(); i++) {
            Category category = all.get(i).stage().category();
            if (category == Category.IN_PRODUCTION || category == Category.QUALITY_CHECK) {
                all.set(i, all.get(i).in("T%02d".formatted(++tray)));
            }
        }
    }

    /** The step by which it left the quality check for good. */
    private static Step left(Job job) {
        return job.steps().stream().filter(step -> step.from() == QUALITY_CHECK && step.to() == READY).findFirst().orElseThrow();
    }
}
