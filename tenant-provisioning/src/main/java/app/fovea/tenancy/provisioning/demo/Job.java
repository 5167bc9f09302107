package app.fovea.tenancy.provisioning.demo;

import app.fovea.lab.entity.Stage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A pair on its way through the laboratory.
 *
 * @param steps  in order; the first makes the order
 * @param method how it left: BRANCH, COLLECT or COURIER; null before
 */
record Job(UUID id, Sale sale, Pair pair, LocalDate promisedOn, boolean rush, List<Step> steps, String method, String carrier, String tracking) {

    /** @param from null for the first */
    record Step(Stage from, Stage to, Employee actor, String reason, Instant at) {
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
}
