package app.fovea.tenancy.provisioning.demo;

import app.fovea.lab.entity.DesignClass;
import app.fovea.lab.entity.LensValues;
import app.fovea.lab.entity.OrderedPair;
import app.fovea.lab.entity.PairValues;
import app.fovea.lab.entity.RemakeCause;
import app.fovea.lab.entity.Stage;
import app.fovea.lab.entity.ToleranceCheck;
import app.fovea.lab.entity.ToleranceProfiles;
import app.fovea.lab.entity.ToleranceVerdict;
import app.fovea.lab.entity.Verdict;
import app.fovea.prescription.entity.LensPower;
import app.fovea.tenancy.provisioning.demo.Job.Step;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an inspector found on a pair before it left the quality check.
 *
 * @param step by which it left
 * @param values null, as the verdict, where somebody let them pass all the same
 */
record Measured(Step step, int no, PairValues values, ToleranceVerdict verdict) {
    private static final BigDecimal OFF = new BigDecimal("0.37");
    private static final BigDecimal LOW = new BigDecimal("1.5");
    private static final int TURNED = 30;
    private static final Set<String> OUT_OF_TOLERANCE = Set.of(RemakeCause.AXIS.id(), RemakeCause.POWER.id());

    /** One for each time that it was measured: what passed was as ordered, and what went back was not. A scratch is seen and not measured. */
    static List<Measured> of(Job job) {
        OrderedPair ordered = OrderedPair.of(job.pair().snapshot(job.sale().exam().prescription()));
        List<Measured> all = new ArrayList<>();
        for (Step step : job.steps()) {
            if (step.from() == Stage.QUALITY_CHECK) {
                found(step, ordered).ifPresent(values -> all.add(new Measured(step, all.size() + 1, values, judge(ordered, values))));
                if (letPass(step)) {
                    all.add(new Measured(step, all.size() + 1, null, null));
                }
            }
        }
        return all;
    }

    boolean passed() {
        return verdict != null && verdict.verdict() == Verdict.PASS;
    }

    boolean overridden() {
        return verdict == null;
    }

    /** Who lets pass what is good says nothing. */
    private static boolean letPass(Step step) {
        return step.to() == Stage.READY && step.reason() != null;
    }

    private static Optional<PairValues> found(Step step, OrderedPair ordered) {
        PairValues values = ordered.values();
        if (letPass(step)) {
            return Optional.of(stronger(values));
        }
        if (step.to() == Stage.READY) {
            return Optional.of(values).filter(as -> judge(ordered, as).verdict() == Verdict.PASS);
        }
        if (step.to() == Stage.REMADE && !OUT_OF_TOLERANCE.contains(step.cause()) || step.reason().startsWith("Scratch") || !ordered.balance().isEmpty()) {
            return Optional.empty();
        }
        LensValues right = values.right();
        LensPower power = right.power();
        LensPower turned = power.cylinder() == null || !step.reason().startsWith("Axis") ? power : new LensPower(power.sphere(), power.cylinder(), (power.axis() + TURNED) % 180);
        BigDecimal height = right.height() == null || !step.reason().startsWith("Segment") ? right.height() : right.height().subtract(LOW);
        PairValues wrong = new PairValues(new LensValues(turned, right.add(), right.prism(), right.pd(), height, null, null), values.left(), values.pd());
        return Optional.of(judge(ordered, wrong).verdict() == Verdict.FAIL ? wrong : stronger(values));
    }

    private static PairValues stronger(PairValues values) {
        LensValues right = values.right();
        LensPower power = new LensPower(right.power().sphere().add(OFF), right.power().cylinder(), right.power().axis());
        return new PairValues(new LensValues(power, right.add(), right.prism(), right.pd(), right.height(), null, null), values.left(), values.pd());
    }

    private static ToleranceVerdict judge(OrderedPair ordered, PairValues values) {
        ToleranceProfiles shipped = ToleranceProfiles.shipped();
        return ToleranceCheck.of(ordered, values, shipped.profile(shipped.usual(), DesignClass.of(ordered.design())).orElseThrow());
    }
}
