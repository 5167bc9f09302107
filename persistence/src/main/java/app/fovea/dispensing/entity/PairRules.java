package app.fovea.dispensing.entity;

import static app.fovea.dispensing.entity.DispenseProblem.LENSES;
import static app.fovea.dispensing.entity.DispenseProblem.TREATMENTS;
import static app.fovea.dispensing.entity.DispenseProblem.block;
import static app.fovea.dispensing.entity.DispenseProblem.warn;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What must be true of a pair before it is sold, and what is worth a second look: the frame and the lens and the treatments here, in
 * {@link FittingRules} how the pair is measured. All lengths in mm, powers in dioptres.
 */
public final class PairRules {
    /** Vertical imbalance that most people overcome without noticing, prism dioptres; makers offer slab-off from about 1.5Δ on. */
    private static final BigDecimal VERTICAL_TOLERATED = new BigDecimal("1.00");

    private static final List<Rule> RULES = List.of(
        PairRules::lensChosen,
        PairRules::frameChosen,
        PairRules::frameBoxed,
        PairRules::powerInsideLensRange,
        PairRules::lensAsRecommended,
        PairRules::verticalImbalanceAtNear,
        PairRules::treatmentsAvailable,
        PairRules::treatmentsGoTogether,
        PairRules::treatmentsAsRecommended);

    private PairRules() {
    }

    /** All problems of a pair, in the order of the steps; empty if it can be sold as it is. */
    public static List<DispenseProblem> problems(PairToSell pair) {
        List<DispenseProblem> problems = new ArrayList<>();
        RULES.forEach(rule -> rule.check(pair, problems));
        FittingRules.RULES.forEach(rule -> rule.check(pair, problems));
        return problems;
    }

    // ------------------------------------------------------------------------------------------------------- lenses

    private static void lensChosen(PairToSell pair, List<DispenseProblem> problems) {
        if (pair.lens() == null) {
            problems.add(block(LENSES, pair.path("lensId"), "lens_missing", "Choose a lens."));
        }
    }

    private static void frameChosen(PairToSell pair, List<DispenseProblem> problems) {
        if (pair.frame() == null) {
            problems.add(block(LENSES, pair.path("frameId"), "frame_missing", "Choose a frame, or give the sizes of the patient's own."));
        }
    }

    private static void frameBoxed(PairToSell pair, List<DispenseProblem> problems) {
        if (pair.frame() != null) {
            pair.frame().errors(pair.path(pair.ownFrame() ? "ownFrame" : "frame"))
                .forEach(error -> problems.add(block(LENSES, error.field(), "frame_inconsistent", error.message())));
        }
    }

    private static void powerInsideLensRange(PairToSell pair, List<DispenseProblem> problems) {
        if (pair.lens() != null) {
            pair.fit().cannotBeMade(pair.lens())
                .forEach(reason -> problems.add(block(LENSES, pair.path("lensId"), "power_out_of_range", reason.sentence())));
        }
    }

    private static void lensAsRecommended(PairToSell pair, List<DispenseProblem> problems) {
        if (pair.lens() != null) {
            pair.fit().againstAdvice(pair.lens())
                .forEach(reason -> problems.add(warn(LENSES, pair.path("lensId"), "recommendation_not_met", reason.sentence())));
        }
    }

    /** One looks down to read through a multifocal lens, away from the optical centres; through a single vision pair one can move the head. */
    private static void verticalImbalanceAtNear(PairToSell pair, List<DispenseProblem> problems) {
        if (pair.lens() == null || !pair.lens().multifocal()) {
            return;
        }
        PrismImbalance reading = PrismImbalance.whenReading(pair.powers());
        if (reading != null && reading.vertical().abs().compareTo(VERTICAL_TOLERATED) > 0) {
            problems.add(warn(LENSES, pair.path("lensId"), "vertical_imbalance", ("Reading %.0f mm below the optical centres, the eyes differ by %s; more than about %sΔ is rarely tolerated."
                + " Consider slab-off, a contact lens, or a separate reading pair.").formatted(PrismImbalance.READING_DEPTH, reading.verticalInWords(), VERTICAL_TOLERATED.toPlainString())));
        }
    }

    // --------------------------------------------------------------------------------------------------- treatments

    private static void treatmentsAvailable(PairToSell pair, List<DispenseProblem> problems) {
        pair.treatments().stream().filter(treatment -> !treatment.available()).forEach(treatment ->
            problems.add(block(TREATMENTS, pair.path("treatmentIds"), "treatment_not_available",
                treatment.name() + " is not made on this lens. Take it off or choose another lens.")));
    }

    private static void treatmentsGoTogether(PairToSell pair, List<DispenseProblem> problems) {
        problems.addAll(TreatmentRules.problems(pair));
    }

    private static void treatmentsAsRecommended(PairToSell pair, List<DispenseProblem> problems) {
        if (pair.recommendation() != null) {
            pair.recommendation().clinicallyIndicated().stream().filter(kind -> !has(pair, kind)).forEach(kind ->
                problems.add(warn(TREATMENTS, pair.path("treatmentIds"), "indicated_treatment_missing",
                    "The optometrist finds this clinically indicated: " + treatmentName(kind) + ".")));
        }
    }

    private static String treatmentName(String kind) {
        return switch (kind) {
            case "uv" -> "UV protection";
            case "hard" -> "hard coat";
            default -> kind.replace('_', '-');
        };
    }

    private static boolean has(PairToSell pair, String kind) {
        return pair.treatments().stream().anyMatch(treatment -> treatment.kind().equals(kind));
    }

    /** Looks at one thing, and adds what it finds. */
    interface Rule {
        void check(PairToSell pair, List<DispenseProblem> problems);
    }
}
