package app.fovea.lab.entity;

import app.fovea.dispensing.entity.LensPoint;
import app.fovea.dispensing.entity.Prentice;
import app.fovea.lab.entity.ToleranceLimits.Imbalance;
import app.fovea.prescription.entity.Eye;
import app.fovea.prescription.entity.PrismVector;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Judges how the two lenses stand to each other: what both eyes must overcome together. */
final class PairCheck {
    private static final int HORIZONTAL = 180;
    private static final int VERTICAL = 90;
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private final OrderedPair ordered;
    private final PairValues measured;
    private final ToleranceLimits limits;
    private final Findings findings;

    private PairCheck(OrderedPair ordered, PairValues measured, ToleranceProfile profile) {
        this.ordered = ordered;
        this.measured = measured;
        this.limits = profile.limits();
        this.findings = new Findings(profile.standard());
    }

    static List<Finding> of(OrderedPair ordered, PairValues measured, ToleranceProfile profile) {
        PairCheck check = new PairCheck(ordered, measured, profile);
        check.horizontal();
        check.vertical();
        if (ordered.placedByHeight() && profile.limits().heightDifference() != null) {
            check.heights();
        }
        return check.findings.all();
    }

    private void horizontal() {
        BigDecimal wanted = ordered.values().wholePd();
        if (wanted == null) {
            return;
        }
        Imbalance rule = limits.horizontalImbalance();
        if (unjudged(Quantity.PD, wanted, measured.wholePd(), rule, PrismVector::in)) {
            return;
        }
        BigDecimal got = measured.wholePd();
        if (got == null) {
            findings.notMeasured(Quantity.PD, wanted, "not measured yet");
        } else if (strongest(HORIZONTAL).compareTo(rule.upTo()) <= 0) {
            findings.judge(Quantity.HORIZONTAL_IMBALANCE, BigDecimal.ZERO, size(prism(Eye.RIGHT, PrismVector::in).add(prism(Eye.LEFT, PrismVector::in))), Optional.of(rule.prism()));
        } else if (!rule.eachLens()) {
            findings.judge(Quantity.PD, wanted, got, Optional.of(rule.millimetres()));
        } else if (!ordered.values().monocularPds() || !measured.monocularPds()) {
            findings.notMeasured(Quantity.PD, wanted, "lenses as strong as these are judged one by one, so measure the PD of each eye");
        } else {
            findings.judge(Quantity.RIGHT_PD, ordered.values().right().pd(), measured.right().pd(), Optional.of(rule.millimetres()));
            findings.judge(Quantity.LEFT_PD, ordered.values().left().pd(), measured.left().pd(), Optional.of(rule.millimetres()));
        }
    }

    private void vertical() {
        if (!both(ordered.values(), LensValues::height)) {
            return;
        }
        Imbalance rule = limits.verticalImbalance();
        BigDecimal wanted = difference(ordered.values());
        BigDecimal got = both(measured, LensValues::height) ? difference(measured) : null;
        if (unjudged(Quantity.VERTICAL_IMBALANCE, null, null, rule, PrismVector::up)) {
            return;
        }
        if (got == null) {
            findings.notMeasured(Quantity.VERTICAL_IMBALANCE, null, "measure the heights of both lenses");
        } else if (strongest(VERTICAL).compareTo(rule.upTo()) <= 0) {
            findings.judge(Quantity.VERTICAL_IMBALANCE, BigDecimal.ZERO, size(prism(Eye.RIGHT, PrismVector::up).subtract(prism(Eye.LEFT, PrismVector::up))), Optional.of(rule.prism()));
        } else {
            findings.judge(Quantity.HEIGHT_DIFFERENCE, wanted, got, Optional.of(rule.millimetres()));
        }
    }

    /** Segments and fitting crosses that do not stand level. */
    private void heights() {
        boolean judgedAlready = findings.all().stream().anyMatch(finding -> finding.quantity() == Quantity.HEIGHT_DIFFERENCE);
        if (!judgedAlready && both(ordered.values(), LensValues::height)) {
            BigDecimal got = both(measured, LensValues::height) ? difference(measured) : null;
            findings.judge(Quantity.HEIGHT_DIFFERENCE, difference(ordered.values()), got, Optional.of(limits.heightDifference()));
        }
    }

    private boolean unjudged(Quantity quantity, BigDecimal wanted, BigDecimal got, Imbalance rule, ToDoubleFunction<PrismVector> direction) {
        if (!ordered.balance().isEmpty()) {
            findings.notJudged(quantity, wanted, got, "one eye has a balance lens");
            return true;
        }
        boolean moreThanKnown = rule.orderedPrismUpTo() != null && Arrays.stream(Eye.values())
            .anyMatch(eye -> LensCheck.component(eye, ordered.values().of(eye).prism(), direction).abs().compareTo(rule.orderedPrismUpTo()) > 0);
        if (moreThanKnown) {
            findings.notJudged(quantity, wanted, got, "no limit is known here for more than " + Quantity.HORIZONTAL_PRISM.size(rule.orderedPrismUpTo()) + " of ordered prism");
        }
        return moreThanKnown;
    }

    /** Of both lenses the stronger one in this meridian, without its sign. */
    private BigDecimal strongest(int meridian) {
        return LensCheck.inMeridian(ordered.values().right().power(), meridian).abs().max(LensCheck.inMeridian(ordered.values().left().power(), meridian).abs());
    }

    /** What a lens that does not sit where it was ordered makes, by Prentice's rule; where it was not measured it is taken to be right. */
    private BigDecimal prism(Eye eye, ToDoubleFunction<PrismVector> direction) {
        LensPoint movedBy = LensPoint.of(eye, -outwards(eye).doubleValue(), upwards(eye).doubleValue());
        return LensCheck.exact(direction.applyAsDouble(Prentice.byDecentring(eye, ordered.values().of(eye).power(), movedBy)));
    }

    private static BigDecimal size(BigDecimal prism) {
        return prism.abs().setScale(2, RoundingMode.HALF_UP);
    }

    /** How much too far out a centre is, mm. Where only the whole is known, each lens has half of it. */
    private BigDecimal outwards(Eye eye) {
        if (ordered.values().wholePd() == null || measured.wholePd() == null) {
            return BigDecimal.ZERO;
        }
        if (ordered.values().monocularPds() && measured.monocularPds()) {
            return measured.of(eye).pd().subtract(ordered.values().of(eye).pd());
        }
        return measured.wholePd().subtract(ordered.values().wholePd()).multiply(HALF);
    }

    /** How much too high, mm. */
    private BigDecimal upwards(Eye eye) {
        if (!both(ordered.values(), LensValues::height) || !both(measured, LensValues::height)) {
            return BigDecimal.ZERO;
        }
        return measured.of(eye).height().subtract(ordered.values().of(eye).height());
    }

    private static BigDecimal difference(PairValues values) {
        return values.right().height().subtract(values.left().height());
    }

    private static boolean both(PairValues values, Function<LensValues, BigDecimal> value) {
        return value.apply(values.right()) != null && value.apply(values.left()) != null;
    }
}
