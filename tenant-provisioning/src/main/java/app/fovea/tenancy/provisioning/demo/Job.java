package app.fovea.tenancy.provisioning.demo;

import app.fovea.lab.entity.Stage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A pair on its way through the laboratory.
 *
 * @param steps   in order; the first makes the order
 * @param carrier who took it to the patient; null when it goes to the branch
 */
record Job(UUID id, Sale sale, Pair pair, LocalDate promisedOn, boolean rush, List<Step> steps, String carrier, String tracking) {
    private static final String LISTENER = "order-creation";

    /**
     * @param from  null for the first
     * @param actor null for the first, which no person takes: the order is made when the payment is heard of
     */
    record Step(Stage from, Stage to, Employee actor, String reason, Instant at) {
        UUID actorId() {
            return actor == null ? null : actor.id();
        }

        String actorName() {
            return actor == null ? LISTENER : actor.name();
        }
    }

    /** The same, with a day agreed with the patient. */
    Job promisedFor(LocalDate day) {
        return new Job(id, sale, pair, day, rush, steps, carrier, tracking);
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
