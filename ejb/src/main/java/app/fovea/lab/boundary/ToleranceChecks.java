package app.fovea.lab.boundary;

import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.NotFound;
import app.fovea.access.entity.Requires;
import app.fovea.lab.control.Judging;
import app.fovea.lab.entity.DesignClass;
import app.fovea.lab.entity.LensValues;
import app.fovea.lab.entity.OrderRepository;
import app.fovea.lab.entity.OrderedPair;
import app.fovea.lab.entity.PairValues;
import app.fovea.lab.entity.ToleranceProfiles;
import app.fovea.lab.entity.ToleranceStandard;
import app.fovea.lab.entity.ToleranceVerdict;
import app.fovea.prescription.entity.LensPower;
import app.fovea.prescription.entity.Prism;
import app.fovea.privacy.entity.Of;
import app.fovea.privacy.entity.RecordKind;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/** Holds what an inspector measured on finished spectacles against what was ordered. It answers and keeps nothing: what is kept are {@link Inspections}. */
@Stateless
public class ToleranceChecks {
    @Inject
    private OrderRepository orders;
    @Inject
    private Judging judging;

    /**
     * What was measured; what is left out was not.
     *
     * @param profile the id of a standard; null for the usual one
     * @param pd      between both centres, mm, where it was not taken for each eye
     */
    public record Measured(String profile, BigDecimal pd, Lens right, Lens left) {
        PairValues values() {
            return new PairValues(values(right), values(left), pd);
        }

        private static LensValues values(Lens lens) {
            return lens == null ? LensValues.NONE : lens.values();
        }
    }

    /**
     * One lens on the focimeter, in either cylinder form.
     *
     * @param axis   0 to 180, whole degrees
     * @param prism  at the prism reference point; empty for none
     * @param pd     from the middle of the bridge, mm
     * @param height above the lowest point of the lens, mm
     */
    public record Lens(BigDecimal sphere, BigDecimal cylinder, Integer axis, BigDecimal add, List<Prism> prism, BigDecimal pd, BigDecimal height, BigDecimal baseCurve, BigDecimal centreThickness) {
        private LensValues values() {
            boolean noPower = sphere == null && cylinder == null && axis == null;
            return new LensValues(noPower ? null : new LensPower(sphere, cylinder, axis), add, prism, pd, height, baseCurve, centreThickness);
        }
    }

    /** @param designs the designs of lenses that it lays something down for @param usual true for the one that is taken when nobody chooses */
    public record Offered(ToleranceStandard standard, List<DesignClass> designs, boolean usual) {
    }

    /** What one can be judged by. */
    @Requires(Permission.LAB_CHECK)
    public List<Offered> profiles() {
        ToleranceProfiles shipped = ToleranceProfiles.shipped();
        ToleranceStandard usual = judging.usual();
        return shipped.standards().stream().map(standard -> new Offered(standard, shipped.designs(standard), standard.equals(usual))).toList();
    }

    /** What was ordered, as it will be judged. */
    @Requires(Permission.LAB_CHECK)
    public OrderedPair ordered(@Of(RecordKind.ORDER) UUID orderId) {
        return OrderedPair.of(orders.find(orderId).orElseThrow(() -> new NotFound("order")).snapshot());
    }

    @Requires(Permission.LAB_CHECK)
    public ToleranceVerdict check(@Of(RecordKind.ORDER) UUID orderId, Measured measured) {
        return judging.judge(ordered(orderId), measured.values(), measured.profile());
    }
}
