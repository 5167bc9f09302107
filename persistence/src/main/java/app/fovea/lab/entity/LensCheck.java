package app.fovea.lab.entity;

import app.fovea.prescription.entity.Eye;
import app.fovea.prescription.entity.LensPower;
import app.fovea.prescription.entity.Prism;
import app.fovea.prescription.entity.PrismVector;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Judges one lens by itself. */
final class LensCheck {
    private static final int HORIZONTAL = 180;
    private static final int VERTICAL = 90;
    private static final int HALF_TURN = 180;
    /** Decimals: far finer than any limit, far coarser than what doubles get wrong. */
    private static final int EXACT_ENOUGH = 6;

    private final Eye eye;
    private final LensValues ordered;
    private final LensValues measured;
    private final ToleranceProfile profile;
    private final Findings findings;

    private LensCheck(Eye eye, LensValues ordered, LensValues measured, ToleranceProfile profile) {
        this.eye = eye;
        this.ordered = ordered;
        this.measured = measured;
        this.profile = profile;
        this.findings = new Findings(profile.standard());
    }

    static List<Finding> of(Eye eye, OrderedPair pair, LensValues measured, ToleranceProfile profile) {
        LensValues ordered = pair.values().of(eye);
        LensCheck check = new LensCheck(eye, ordered, measured, profile);
        if (pair.balance().contains(eye)) {
            check.findings.notJudged(Quantity.POWER, null, null, "this is a balance lens");
        } else {
            check.power();
            check.cylinder();
            check.axis();
            check.add();
            check.prism(Quantity.HORIZONTAL_PRISM, HORIZONTAL, PrismVector::in);
            check.prism(Quantity.VERTICAL_PRISM, VERTICAL, PrismVector::up);
        }
        if (pair.placedByHeight()) {
            check.height();
        }
        check.asSpecified(Quantity.BASE_CURVE, ordered.baseCurve(), measured.baseCurve(), profile.limits().baseCurve());
        check.asSpecified(Quantity.CENTRE_THICKNESS, ordered.centreThickness(), measured.centreThickness(), profile.limits().centreThickness());
        return check.findings.all();
    }

    /** The power along a meridian in degrees, for Prentice's rule. */
    static BigDecimal inMeridian(LensPower power, int degrees) {
        return exact(power.inMeridian(degrees));
    }

    /** What trigonometry gave, without what doubles get wrong: a half at the last digit that counts is a half again. */
    static BigDecimal exact(double computed) {
        return BigDecimal.valueOf(computed).setScale(EXACT_ENOUGH, RoundingMode.HALF_UP).stripTrailingZeros();
    }

    /** In the ordered meridian of highest absolute power; where both are as strong, as in every sphere, in the one that is further off. */
    private void power() {
        LensPower wanted = ordered.power();
        BigDecimal strongest = wanted.strongestMeridian();
        if (measured.power() == null) {
            findings.judge(Quantity.POWER, strongest, null, profile.limits().meridian(strongest));
            return;
        }
        LensPower got = inTheFormOf(wanted, measured.power());
        BigDecimal worstWanted = null;
        BigDecimal worstGot = null;
        for (boolean across : new boolean[] {false, true}) {
            BigDecimal want = principal(wanted, across);
            BigDecimal have = principal(got, across);
            boolean strong = want.abs().compareTo(strongest.abs()) == 0;
            if (strong && (worstGot == null || have.subtract(want).abs().compareTo(worstGot.subtract(worstWanted).abs()) > 0)) {
                worstWanted = want;
                worstGot = have;
            }
        }
        findings.judge(Quantity.POWER, worstWanted, worstGot, profile.limits().meridian(strongest));
    }

    private void cylinder() {
        BigDecimal wanted = ordered.power().cylinderOrZero();
        BigDecimal got = measured.power() == null ? null : inTheFormOf(ordered.power(), measured.power()).cylinderOrZero();
        findings.judge(Quantity.CYLINDER, wanted, got, profile.limits().cylinder(ordered.power().strongestMeridian(), wanted));
    }

    private void axis() {
        LensPower wanted = ordered.power();
        if (wanted.cylinder() == null) {
            return;
        }
        BigDecimal axis = BigDecimal.valueOf(wanted.axis());
        Optional<BigDecimal> limit = profile.limits().axis(wanted.cylinder());
        LensPower got = measured.power() == null ? null : inTheFormOf(wanted, measured.power());
        if (got == null) {
            findings.judge(Quantity.AXIS, axis, null, limit);
        } else if (limit.isEmpty()) {
            findings.notJudged(Quantity.AXIS, axis, got.axis() == null ? null : BigDecimal.valueOf(got.axis()), "the ordered cylinder is too weak to have one");
        } else if (got.axis() == null) {
            findings.notJudged(Quantity.AXIS, axis, null, "the lens has no cylinder");
        } else {
            findings.judge(Quantity.AXIS, axis, BigDecimal.valueOf(got.axis()), BigDecimal.valueOf(between(wanted.axis(), got.axis())), limit);
        }
    }

    private void add() {
        if (ordered.add() != null || measured.add() != null) {
            BigDecimal wanted = ordered.add() == null ? BigDecimal.ZERO : ordered.add();
            findings.judge(Quantity.ADD, wanted, measured.add(), profile.limits().add(wanted));
        }
    }

    private void prism(Quantity quantity, int meridian, ToDoubleFunction<PrismVector> direction) {
        BigDecimal wanted = component(eye, ordered.prism(), direction);
        BigDecimal got = measured.prism() == null ? null : component(eye, measured.prism(), direction);
        if (wanted.signum() != 0 || got != null) {
            Optional<BigDecimal> limit = Optional.ofNullable(profile.limits().prism()).map(rule -> rule.limit(inMeridian(ordered.power(), meridian)));
            findings.judge(quantity, wanted, got, limit);
        }
    }

    private void height() {
        if (ordered.height() != null) {
            findings.judge(Quantity.HEIGHT, ordered.height(), measured.height(), Optional.ofNullable(profile.limits().height()));
        } else if (measured.height() != null) {
            findings.notJudged(Quantity.HEIGHT, null, measured.height(), "the order states none");
        }
    }

    /** What is judged where it was specified, and asked of nobody. */
    private void asSpecified(Quantity quantity, BigDecimal wanted, BigDecimal got, BigDecimal limit) {
        if (got != null && wanted != null) {
            findings.judge(quantity, wanted, got, Optional.ofNullable(limit));
        } else if (got != null) {
            findings.notJudged(quantity, null, got, "the order states none");
        }
    }

    /** A focimeter may read the other form than the one that was ordered. */
    private static LensPower inTheFormOf(LensPower wanted, LensPower got) {
        return wanted.cylinderOrZero().signum() * got.cylinderOrZero().signum() < 0 ? got.transposed() : got;
    }

    private static BigDecimal principal(LensPower power, boolean across) {
        return across ? power.sphere().add(power.cylinderOrZero()) : power.sphere();
    }

    /** The smaller angle between two axes, 0 to 90. */
    private static int between(int one, int other) {
        int apart = Math.floorMod(one - other, HALF_TURN);
        return Math.min(apart, HALF_TURN - apart);
    }

    /** One direction of a prism, however it was written, to the hundredth. */
    static BigDecimal component(Eye eye, List<Prism> prism, ToDoubleFunction<PrismVector> direction) {
        PrismVector vector = PrismVector.of(prism == null ? List.of() : prism, eye);
        return BigDecimal.valueOf(direction.applyAsDouble(vector)).setScale(2, RoundingMode.HALF_UP);
    }
}
