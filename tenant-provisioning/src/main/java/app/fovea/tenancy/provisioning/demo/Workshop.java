package app.fovea.tenancy.provisioning.demo;

import static app.fovea.lab.entity.Stage.AWAITING_FRAME;
import static app.fovea.lab.entity.Stage.AWAITING_LENS;
import static app.fovea.lab.entity.Stage.CANCELLED;
import static app.fovea.lab.entity.Stage.COATING;
import static app.fovea.lab.entity.Stage.DISPENSED;
import static app.fovea.lab.entity.Stage.GLAZING;
import static app.fovea.lab.entity.Stage.ON_HOLD;
import static app.fovea.lab.entity.Stage.PENDING;
import static app.fovea.lab.entity.Stage.QUALITY_CHECK;
import static app.fovea.lab.entity.Stage.READY;
import static app.fovea.lab.entity.Stage.SHIPPED;
import static app.fovea.lab.entity.Stage.SURFACING;

import app.fovea.lab.entity.LabQueue;
import app.fovea.lab.entity.PromisedDate;
import app.fovea.lab.entity.Stage;
import app.fovea.tenancy.provisioning.demo.Job.Step;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Makes spectacles: takes each job from stage to stage, by the people and in the time that it takes. */
final class Workshop {
    /** How long a job usually stays in a stage, in hours of work; what counts is the proportion. */
    private static final Map<Stage, Double> HOURS = new EnumMap<>(Map.ofEntries(
        Map.entry(PENDING, 3.0), Map.entry(AWAITING_FRAME, 14.0), Map.entry(AWAITING_LENS, 18.0), Map.entry(SURFACING, 7.0), Map.entry(COATING, 8.0),
        Map.entry(GLAZING, 3.5), Map.entry(QUALITY_CHECK, 1.5), Map.entry(READY, 3.0), Map.entry(SHIPPED, 20.0), Map.entry(ON_HOLD, 12.0)));
    private static final int DAY = 510;

    private final OpeningHours hours;
    private final Team team;

    Workshop(OpeningHours hours, Team team) {
        this.hours = hours;
        this.team = team;
    }

    /** From order to hand-over, as long ago as that needs. */
    Job finished(Chance chance, Sale sale, Pair pair, Instant created) {
        List<Stage> route = route(chance, pair, DISPENSED);
        boolean slow = chance.of(0.07);
        double making = (pair.lens().leadDays() + chance.between(0.4, 1.6)) * (slow ? 1.7 : 1) * DAY;
        double collecting = chance.between(0.3, 1.5) * DAY + chance.skewed(2.2 * DAY);
        return job(chance, sale, pair, created, route, times(chance, route.subList(0, route.indexOf(SHIPPED)), making, collecting), null);
    }

    /** Where it stands now, having taken all the time there was. */
    Job at(Chance chance, Sale sale, Pair pair, Instant created, Stage stage, Instant now) {
        Stage held = stage == ON_HOLD ? chance.pick(PENDING, pair.lens().stock() ? GLAZING : SURFACING, GLAZING) : null;
        List<Stage> route = route(chance, pair, held == null ? stage : held);
        if (held != null) {
            route.add(ON_HOLD);
        }
        long available = Math.max(route.size(), hours.between(created, now));
        double last = chance.between(0.15, 0.8);
        double total = 0;
        for (Stage each : route) {
            total += each == route.get(route.size() - 1) ? HOURS.getOrDefault(each, 10.0) * last : HOURS.get(each);
        }
        List<Double> minutes = new ArrayList<>();
        for (Stage each : route.subList(0, route.size() - 1)) {
            minutes.add(available * HOURS.get(each) / total * chance.between(0.75, 1.0));
        }
        return job(chance, sale, pair, created, route, minutes, held == null ? null : chance.pick("Frame arrived with a bent side, replacement ordered.",
            "Patient asked to wait until payday.", "Query on the axis, waiting for the optometrist.", "Lens chipped at the edge, second lens ordered."));
    }

    /** Stopped before anything was made. */
    Job cancelled(Chance chance, Sale sale, Pair pair, Instant created) {
        return job(chance, sale, pair, created, new ArrayList<>(List.of(PENDING, CANCELLED)), List.of(chance.between(0.1, 0.9) * DAY),
            chance.pick("Patient changed their mind the next day.", "Frame no longer made in this colour.", "Bought twice by mistake, second order stopped."));
    }

    private static List<Stage> route(Chance chance, Pair pair, Stage to) {
        List<Stage> route = new ArrayList<>(List.of(PENDING));
        if (to == AWAITING_FRAME || to != PENDING && to != AWAITING_LENS && chance.of(0.1)) {
            route.add(AWAITING_FRAME);
        } else if (to == AWAITING_LENS || to != PENDING && chance.of(pair.lens().leadDays() > 1 && pair.lens().stock() ? 0.35 : 0.06)) {
            route.add(AWAITING_LENS);
        }
        if (!pair.lens().stock()) {
            route.add(SURFACING);
            if (!pair.treatments().isEmpty() || to == COATING) {
                route.add(COATING);
            }
        }
        route.addAll(List.of(GLAZING, QUALITY_CHECK));
        if (to.compareTo(QUALITY_CHECK) > 0 && chance.of(0.04)) {
            route.addAll(List.of(GLAZING, QUALITY_CHECK));
        }
        route.addAll(List.of(READY, SHIPPED, DISPENSED));
        return new ArrayList<>(route.subList(0, route.indexOf(to) + 1));
    }

    /** Minutes in each of the stages before it ships, then until it is fetched. */
    private static List<Double> times(Chance chance, List<Stage> making, double minutes, double collecting) {
        double total = making.stream().mapToDouble(HOURS::get).sum();
        List<Double> times = new ArrayList<>();
        for (Stage stage : making) {
            times.add(minutes * HOURS.get(stage) / total * chance.between(0.7, 1.3));
        }
        times.add(collecting);
        return times;
    }

    /**
     * @param minutes in each stage but the last
     * @param why     it went into the last one; null when that goes without saying
     */
    private Job job(Chance chance, Sale sale, Pair pair, Instant created, List<Stage> route, List<Double> minutes, String why) {
        int site = sale.patient().person().branch();
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(null, PENDING, null, null, created));
        Instant at = created;
        for (int i = 1; i < route.size(); i++) {
            at = hours.plus(at, Math.max(1, Math.round(minutes.get(i - 1)))).plusSeconds(chance.between(1, 59));
            Stage from = route.get(i - 1);
            Stage to = route.get(i);
            boolean again = from == QUALITY_CHECK && to == GLAZING;
            String reason = again ? chance.pick("Axis off, glaze again.", "Segment 1 mm low, glaze again.", "Scratch on the left lens.") : i == route.size() - 1 ? why : null;
            steps.add(new Step(from, to, actor(chance, from, to, site), reason, at));
        }
        boolean rush = chance.of(0.05);
        LocalDate day = hours.day(created);
        LocalDate promised = new PromisedDate(day, LabQueue.NONE, OpeningHours.calendar(day)).of(rush ? pair.lens().leadDays() / 2 : pair.lens().leadDays());
        boolean posted = route.contains(SHIPPED) && chance.of(0.08);
        return new Job(chance.id(created), sale, pair, promised, rush, steps, posted ? "Ferrystone Parcels" : null, posted ? "FP%09d".formatted(chance.between(1, 999_999_999)) : null, null, null);
    }

    private Employee actor(Chance chance, Stage from, Stage to, int site) {
        if (to == DISPENSED || to == CANCELLED) {
            return team.handOver(chance, site);
        }
        return from == QUALITY_CHECK || to == SHIPPED || to == ON_HOLD ? team.inspector(chance) : team.technician(chance);
    }
}
