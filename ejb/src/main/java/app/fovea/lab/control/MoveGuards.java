package app.fovea.lab.control;

import app.fovea.access.entity.Caller;
import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.NotFound;
import app.fovea.access.entity.Refusal.RuleBroken;
import app.fovea.audit.entity.AuditTrail;
import app.fovea.lab.entity.Move;
import app.fovea.lab.entity.Order;
import app.fovea.lab.entity.Stage;
import app.fovea.patient.entity.Patient;
import app.fovea.patient.entity.PatientRepository;
import app.fovea.prescription.entity.RestrictedSupply;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** What must be true before a job moves, beyond the order of making and the mover's rights. Each rule stands by itself and says what to do instead. */
@ApplicationScoped
public class MoveGuards {
    @Inject
    private PatientRepository patients;
    @Inject
    private AuditTrail audit;

    /** @param route every stage that it passes, the last one being where it goes */
    public void check(Order order, List<Stage> route, Move move, Caller caller) {
        Stage to = route.get(route.size() - 1);
        if (to == Stage.DISPENSED) {
            requireRegistrant(order, caller);
        }
        needReason(to, move.reason());
    }

    /** Who may only be supplied by a registrant is handed spectacles by one, or under the eyes of one, and that is recorded: no role waives it. */
    private void requireRegistrant(Order order, Caller caller) {
        Patient patient = patients.find(order.patientId()).orElseThrow(() -> new NotFound("patient"));
        LocalDate today = LocalDate.now(caller.practice().timeZone());
        RestrictedSupply rule = RestrictedSupply.SECTION.on(caller.practice().jurisdiction(), today);
        if (rule.applies(patient.birthDate(), patient.registeredSightImpaired(), today)) {
            if (!caller.may(Permission.DISPENSES_SUPERVISE)) {
                throw new RuleBroken("restricted_supply", "The patient is " + rule.reason(patient.birthDate(), today) + ": only a registered optometrist or dispensing optician may hand these over.");
            }
            audit.record("order.handed_over_by_registrant", "order", order.id(), Map.of("registrant", String.valueOf(caller.gocNumber())));
        }
    }

    private static void needReason(Stage to, String reason) {
        if ((to == Stage.ON_HOLD || to == Stage.CANCELLED) && (reason == null || reason.isBlank())) {
            throw new RuleBroken("reason_needed", "Say why, so that whoever looks next knows.");
        }
    }
}
