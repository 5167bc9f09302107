package app.fovea.lab.boundary;

import app.fovea.access.entity.Caller;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.Conflict;
import app.fovea.access.entity.Refusal.FieldError;
import app.fovea.access.entity.Refusal.InvalidInput;
import app.fovea.access.entity.Refusal.NotFound;
import app.fovea.access.entity.Requires;
import app.fovea.audit.entity.AuditTrail;
import app.fovea.lab.boundary.ToleranceChecks.Measured;
import app.fovea.lab.control.Judging;
import app.fovea.lab.entity.FocimeterReading;
import app.fovea.lab.entity.Inspection;
import app.fovea.lab.entity.InspectionRepository;
import app.fovea.lab.entity.LensValues;
import app.fovea.lab.entity.Order;
import app.fovea.lab.entity.OrderRepository;
import app.fovea.lab.entity.OrderedPair;
import app.fovea.lab.entity.PairValues;
import app.fovea.lab.entity.Stage;
import app.fovea.lab.entity.ToleranceVerdict;
import app.fovea.prescription.entity.Eye;
import app.fovea.privacy.entity.Of;
import app.fovea.privacy.entity.RecordKind;
import app.fovea.tenancy.entity.OnceOnly;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What inspectors measured on finished spectacles: written down once, judged as it is written, and never changed. */
@Stateless
public class Inspections {
    private static final int LONGEST_NAME = 100;

    @Inject
    private InspectionRepository inspections;
    @Inject
    private OrderRepository orders;
    @Inject
    private Judging judging;
    @Inject
    private OnceOnly onceOnly;
    @Inject
    private AuditTrail audit;

    /**
     * What is written down: values that were typed, a focimeter's own words, or the powers from those and the rest typed. What is left out was not measured.
     *
     * @param profile   the id of a standard; null to let the practice decide
     * @param pd        between both centres, mm, where it was not taken for each eye
     * @param focimeter the instrument, at most 100 characters; null where nobody says, or where the reading does
     * @param reading   what the focimeter sent or printed, as {@link FocimeterReading} reads it; null where everything was typed
     */
    public record Inspected(String profile, BigDecimal pd, ToleranceChecks.Lens right, ToleranceChecks.Lens left, String focimeter, String reading) {
    }

    /** The newest first. */
    @Requires(Permission.LAB_VIEW)
    public List<InspectionView> of(@Of(RecordKind.ORDER) UUID orderId) {
        load(orderId);
        return inspections.of(orderId).stream().map(InspectionView::of).toList();
    }

    /** What a focimeter's text says, to be looked at before it is written down. */
    @Requires(Permission.LAB_CHECK)
    public PairValues read(String reading) {
        return FocimeterReading.of(reading).values();
    }

    /**
     * @param key the caller's Idempotency-Key: the same key again gives the same answer
     * @throws Conflict where the job is not in the quality check
     */
    @Requires(Permission.LAB_CHECK)
    public InspectionView record(@Of(RecordKind.ORDER) UUID orderId, Inspected inspected, String key) {
        Order order = load(orderId);
        return onceOnly.run("inspection/" + orderId, key, inspected, InspectionView.class, () -> write(order, inspected));
    }

    private InspectionView write(Order order, Inspected inspected) {
        FocimeterReading reading = inspected.reading() == null ? null : FocimeterReading.of(inspected.reading());
        PairValues typed = new Measured(inspected.profile(), inspected.pd(), inspected.right(), inspected.left()).values();
        PairValues measured = reading == null ? typed : together(typed, reading.values());
        String focimeter = name(inspected.focimeter(), reading);
        ToleranceVerdict verdict = judging.judge(OrderedPair.of(order.snapshot()), measured, inspected.profile());
        inspections.lock(order);
        if (order.stage() != Stage.QUALITY_CHECK) {
            throw new Conflict("What is inspected is in the quality check. This job is at “" + order.stage().title() + "”.");
        }
        Caller caller = CurrentCaller.get();
        Inspection inspection = Inspection.measured(new Inspection.Occasion(order.id(), inspections.nextNo(order.id()), caller.userId(), caller.displayName(), Instant.now()), focimeter, measured, verdict);
        inspections.add(inspection);
        audit.record("order.inspected", "order", order.id(), Map.of("no", String.valueOf(inspection.no()), "verdict", verdict.verdict().id(), "profile", verdict.profile().id()));
        return InspectionView.of(inspection);
    }

    private Order load(UUID orderId) {
        return orders.find(orderId).orElseThrow(() -> new NotFound("order"));
    }

    private static String name(String said, FocimeterReading reading) {
        if (said == null || said.isBlank()) {
            return reading == null ? null : reading.device().orElse(null);
        }
        if (said.length() > LONGEST_NAME) {
            throw new InvalidInput("too_long", "focimeter", "This is longer than " + LONGEST_NAME + " characters.");
        }
        return said.strip();
    }

    /** Each value from one of both: of two that differ nobody could say which was meant. */
    private static PairValues together(PairValues typed, PairValues read) {
        List<FieldError> errors = new ArrayList<>();
        PairValues both = new PairValues(together(Eye.RIGHT, typed.right(), read.right(), errors), together(Eye.LEFT, typed.left(), read.left(), errors), either("pd", typed.pd(), read.pd(), errors));
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        return both;
    }

    private static LensValues together(Eye eye, LensValues typed, LensValues read, List<FieldError> errors) {
        String at = eye.id() + ".";
        return new LensValues(either(at + "sphere", typed.power(), read.power(), errors), either(at + "add", typed.add(), read.add(), errors), either(at + "prism", typed.prism(), read.prism(), errors),
            either(at + "pd", typed.pd(), read.pd(), errors), either(at + "height", typed.height(), read.height(), errors), typed.baseCurve(), typed.centreThickness());
    }

    private static <T> T either(String field, T typed, T read, List<FieldError> errors) {
        if (typed != null && read != null) {
            errors.add(new FieldError("measured_twice", field, "The reading has this value already: leave it out, or take it out of the reading."));
        }
        return typed == null ? read : typed;
    }
}
