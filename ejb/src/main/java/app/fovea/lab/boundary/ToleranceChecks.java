package app.fovea.lab.boundary;

import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.FieldError;
import app.fovea.access.entity.Refusal.InvalidInput;
import app.fovea.access.entity.Refusal.NotFound;
import app.fovea.access.entity.Refusal.RuleBroken;
import app.fovea.access.entity.Requires;
import app.fovea.lab.entity.DesignClass;
import app.fovea.lab.entity.LensValues;
import app.fovea.lab.entity.MeasuredRules;
import app.fovea.lab.entity.OrderRepository;
import app.fovea.lab.entity.OrderedPair;
import app.fovea.lab.entity.PairValues;
import app.fovea.lab.entity.ToleranceCheck;
import app.fovea.lab.entity.ToleranceProfile;
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
import java.util.stream.Collectors;

/** Holds what an inspector measured on finished spectacles against what was ordered. It answers and keeps nothing. */
@Stateless
public class ToleranceChecks {
    @Inject
    private OrderRepository orders;

    /**
     * What was measured; what is left out was not.
     *
     * @param profile the id of a standard; null for the usual one
     * @param pd      between both centres, mm, where it was not taken for each eye
     */
    public record Measured(String profile, BigDecimal pd, Lens right, Lens left) {
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
        return shipped.standards().stream().map(standard -> new Offered(standard, shipped.designs(standard), standard.equals(shipped.usual()))).toList();
    }

    /** What was ordered, as it will be judged. */
    @Requires(Permission.LAB_CHECK)
    public OrderedPair ordered(@Of(RecordKind.ORDER) UUID orderId) {
        return OrderedPair.of(orders.find(orderId).orElseThrow(() -> new NotFound("order")).snapshot());
    }

    @Requires(Permission.LAB_CHECK)
    public ToleranceVerdict check(@Of(RecordKind.ORDER) UUID orderId, Measured measured) {
        OrderedPair ordered = ordered(orderId);
        PairValues found = new PairValues(values(measured.right()), values(measured.left()), measured.pd());
        List<FieldError> errors = MeasuredRules.errors(found);
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        return ToleranceCheck.of(ordered, found, profile(measured.profile(), DesignClass.of(ordered.design())));
    }

    private static ToleranceProfile profile(String id, DesignClass design) {
        ToleranceProfiles shipped = ToleranceProfiles.shipped();
        ToleranceStandard standard = id == null ? shipped.usual()
            : shipped.standard(id).orElseThrow(() -> new InvalidInput("profile_unknown", "profile", "There is no such profile. Take one of " + ids(shipped.standards()) + "."));
        return shipped.profile(standard, design).orElseThrow(() -> new RuleBroken("no_tolerance_for_design",
            standard.title() + " has no limits for a lens of this design here. Take one of " + ids(shipped.standardsFor(design)) + "."));
    }

    private static String ids(List<ToleranceStandard> standards) {
        return standards.stream().map(ToleranceStandard::id).collect(Collectors.joining(", "));
    }

    private static LensValues values(Lens lens) {
        return lens == null ? LensValues.NONE : lens.values();
    }
}
