package app.fovea.tenancy.provisioning.demo;

import app.fovea.lab.entity.RemakeCause;
import app.fovea.lab.entity.Stage;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A pair on its way through the laboratory.
 *
 * @param steps   in order; the first makes the order
 * @param carrier who took it to the patient; null when it goes to the branch
 * @param tray    in which it lies; null for none
 * @param remake  why it is made again; null for what was sold
 */
record Job(UUID id, Sale sale, Pair pair, LocalDate promisedOn, boolean rush, List<Step> steps, String carrier, String tracking, String tray, Remake remake) {
    private static final String LISTENER = "order-creation";

    /** @param of what it replaces */
    record Remake(UUID of, RemakeCause cause, BigDecimal cost) {
    }

    /**
     * @param from  null for the first
     * @param actor null for the first of what was sold, which no person takes: the order is made when the payment is heard of
     * @param cause of what is made again or comes back; null for every other
     */
    record Step(Stage from, Stage to, Employee actor, String reason, String cause, Instant at) {
        Step(Stage from, Stage to, Employee actor, String reason, Instant at) {
            this(from, to, actor, reason, null, at);
        }

        UUID actorId() {
            return actor == null ? null : actor.id();
        }

        String actorName() {
            return actor == null ? LISTENER : actor.name();
        }
    }

    /** The same, with a day agreed with the patient. */
    Job promisedFor(LocalDate day) {
        return new Job(id, sale, pair, day, rush, steps, carrier, tracking, tray, remake);
    }

    Job in(String label) {
        return new Job(id, sale, pair, promisedOn, rush, steps, carrier, tracking, label, remake);
    }

    /** The same until that stage, and then otherwise. */
    Job until(Stage stage, Step... otherwise) {
        int at = steps.stream().map(Step::to).toList().lastIndexOf(stage);
        List<Step> all = new ArrayList<>(steps.subList(0, at + 1));
        all.addAll(List.of(otherwise));
        return new Job(id, sale, pair, promisedOn, rush, all, carrier, tracking, tray, remake);
    }

    /** By whoever closed the other, before all others, and no further than this moment. */
    Job inPlaceOf(Job other, RemakeCause cause, BigDecimal cost, Instant now) {
        Step closed = other.last();
        List<Step> all = new ArrayList<>(steps.stream().filter(step -> !step.at().isAfter(now)).toList());
        all.set(0, new Step(null, Stage.PENDING, closed.actor(), closed.reason(), closed.cause(), steps.get(0).at()));
        return new Job(id, sale, pair, promisedOn, true, all, carrier, tracking, tray, new Remake(other.id, cause, cost));
    }

    Stage stage() {
        return last().to();
    }

    Stage heldFrom() {
        return stage() == Stage.ON_HOLD ? last().from() : null;
    }

    Step last() {
        return steps.get(steps.size() - 1);
    }

    Instant createdAt() {
        return steps.get(0).at();
    }

    Instant shippedAt() {
        return steps.stream().filter(step -> step.to() == Stage.SHIPPED).map(Step::at).findFirst().orElse(null);
    }

    @Override
    public String toString() {
        return "pair " + pair.no() + " of " + sale + ", " + stage();
    }
}
