package app.fovea.lab.control;

import app.fovea.access.entity.Caller;
import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.NotFound;
import app.fovea.access.entity.Refusal.RuleBroken;
import app.fovea.audit.entity.AuditTrail;
import app.fovea.lab.entity.Inspection;
import app.fovea.lab.entity.InspectionRepository;
import app.fovea.lab.entity.Move;
import app.fovea.lab.entity.Order;
import app.fovea.lab.entity.QualitySettingsRepository;
import app.fovea.patient.entity.Patient;
import app.fovea.patient.entity.PatientRepository;
import app.fovea.prescription.entity.RestrictedSupply;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * Who may take spectacles out of the quality check as good. What was measured last since they came into it must be within tolerance. Where it is not, or where nothing was measured and the
 * practice lets only measured ones pass, somebody who may lets them pass all the same and says why, and that is kept beside the inspections.
 */
@ApplicationScoped
public class QualityGate {
    @Inject
    private InspectionRepository inspections;
    @Inject
    private QualitySettingsRepository settings;
    @Inject
    private PatientRepository patients;
    @Inject
    private AuditTrail audit;

    /**
     * Called before an order is moved from the quality check to what is ready.
     *
     * @param move with the mover's reason, where they gave one
     * @throws RuleBroken inspection_failed or not_inspected, where the caller may not let them pass; override_reason_needed where they may
     */
    public void mayLeave(Order order, Move move, Caller caller) {
        String reason = move.reason();
        inspections.lock(order);
        Optional<Inspection> newest = inspections.newestOfThisRound(order.id());
        if (newest.map(Inspection::letsPass).orElseGet(() -> !settings.now().onlyMeasured())) {
            return;
        }
        if (!caller.may(Permission.LAB_OVERRIDE)) {
            throw newest.isPresent()
                ? new RuleBroken("inspection_failed", "The last inspection did not pass: " + newest.get().verdict().sentence() + " Send them back to glazing, inspect them again, or ask somebody with the right “"
                    + Permission.LAB_OVERRIDE.title() + "”.")
                : new RuleBroken("not_inspected", "Only measured spectacles pass the quality check here. Write down what you measured, or ask somebody with the right “" + Permission.LAB_OVERRIDE.title() + "”.");
        }
        if (reason == null || reason.isBlank()) {
            throw new RuleBroken("override_reason_needed", (newest.isPresent() ? "The last inspection did not pass. " : "Nothing was measured. ") + "Say why they may go all the same: it is kept.");
        }
        if (!caller.may(Permission.DISPENSES_SUPERVISE)) {
            refuseRestricted(order, caller);
        }
        inspections.add(Inspection.overridden(new Inspection.Occasion(order.id(), inspections.nextNo(order.id()), caller.userId(), caller.displayName(), Instant.now()), reason.strip()));
        audit.record("inspection.overridden", "order", order.id(), Map.of("reason", reason.strip()));
    }

    /** Whom only a registrant may supply, no other lets wear what is out of tolerance. */
    private void refuseRestricted(Order order, Caller caller) {
        Patient patient = patients.find(order.patientId()).orElseThrow(() -> new NotFound("patient"));
        LocalDate today = LocalDate.now(caller.practice().timeZone());
        RestrictedSupply rule = RestrictedSupply.SECTION.on(caller.practice().jurisdiction(), today);
        if (rule.applies(patient.birthDate(), patient.registeredSightImpaired(), today)) {
            throw new RuleBroken("restricted_supply", "The patient is " + rule.reason(patient.birthDate(), today) + ": only a registered optometrist or dispensing optician may let these pass.");
        }
    }
}
