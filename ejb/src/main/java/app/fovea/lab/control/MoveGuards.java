package app.fovea.lab.control;

import app.fovea.access.entity.Caller;
import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.FieldError;
import app.fovea.access.entity.Refusal.InvalidInput;
import app.fovea.access.entity.Refusal.NotFound;
import app.fovea.access.entity.Refusal.RuleBroken;
import app.fovea.audit.entity.AuditTrail;
import app.fovea.billing.entity.Invoice;
import app.fovea.billing.entity.InvoiceRepository;
import app.fovea.billing.entity.Money;
import app.fovea.dispensing.entity.MeasurementRules;
import app.fovea.lab.entity.CollectionSettingsRepository;
import app.fovea.lab.entity.Move;
import app.fovea.lab.entity.Order;
import app.fovea.lab.entity.RemakeCause;
import app.fovea.lab.entity.ReturnCause;
import app.fovea.lab.entity.Stage;
import app.fovea.patient.entity.Patient;
import app.fovea.patient.entity.PatientRepository;
import app.fovea.prescription.entity.RestrictedSupply;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What must be true before a job moves, beyond the order of making and the mover's rights. Each rule stands by itself and says what to do instead. */
@ApplicationScoped
public class MoveGuards {
    @Inject
    private PatientRepository patients;
    @Inject
    private InvoiceRepository invoices;
    @Inject
    private CollectionSettingsRepository collection;
    @Inject
    private AuditTrail audit;

    /** @param route every stage that it passes, the last one being where it goes */
    public void check(Order order, List<Stage> route, Move move, Caller caller) {
        Stage to = route.get(route.size() - 1);
        switch (to) {
            case DISPENSED -> {
                requireRegistrant(order, caller);
                requirePaid(order, move, caller);
            }
            case UNCLAIMED -> requireWaitedLongEnough(order);
            case RETURNED -> requireReturnCause(move);
            case REMADE -> requireRemakeCause(move);
            case ON_HOLD, CANCELLED -> requireReason(move);
            default -> refuseCause(move);
        }
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

    /** The invoice is locked: what is handed over as paid is not given back at the same moment. */
    private void requirePaid(Order order, Move move, Caller caller) {
        Invoice invoice = invoices.findLocked(order.invoiceId()).orElseThrow(() -> new NotFound("invoice"));
        if (invoice.outstanding().signum() <= 0) {
            return;
        }
        String owed = Money.written(invoice.outstanding(), invoice.currency());
        if (!caller.may(Permission.ORDERS_RELEASE_UNPAID)) {
            throw new RuleBroken("balance_outstanding", "%s is outstanding on %s. Take it first, or ask somebody with the right “%s” (%s) to hand these over."
                .formatted(owed, invoice.number(), Permission.ORDERS_RELEASE_UNPAID.title(), Permission.ORDERS_RELEASE_UNPAID.id()));
        }
        if (blank(move.reason())) {
            throw new RuleBroken("balance_outstanding", "%s is outstanding on %s. Take it first, or say why the patient gets these all the same.".formatted(owed, invoice.number()));
        }
        audit.record("order.handed_over_unpaid", "order", order.id(), Map.of("invoice", invoice.number(), "outstanding", invoice.outstanding().toPlainString(), "currency", invoice.currency(),
            "reason", move.reason().strip()));
    }

    private void requireWaitedLongEnough(Order order) {
        int days = collection.now().unclaimedAfterDays();
        long waited = Duration.between(order.stageEnteredAt(), Instant.now()).toDays();
        if (waited < days) {
            throw new RuleBroken("not_unclaimed_yet", "These have been waiting for %s, and count as unclaimed after %d days. Remind the patient until then.".formatted(waited == 1 ? "1 day" : waited + " days", days));
        }
    }

    private static void requireReturnCause(Move move) {
        if (blank(move.cause())) {
            throw new RuleBroken("cause_needed", "Say why they came back: " + Arrays.stream(ReturnCause.values()).map(ReturnCause::id).collect(Collectors.joining(", ")) + ".");
        }
        if (ReturnCause.of(move.cause()).isEmpty()) {
            throw new InvalidInput("cause_unknown", "cause", "Spectacles come back for one of these: " + Arrays.stream(ReturnCause.values()).map(ReturnCause::id).collect(Collectors.joining(", ")) + ".");
        }
    }

    private static void requireRemakeCause(Move move) {
        String causes = Arrays.stream(RemakeCause.values()).map(RemakeCause::id).collect(Collectors.joining(", "));
        if (blank(move.cause())) {
            throw new RuleBroken("cause_needed", "Say why they are made again, on the order’s page or as the cause of the move: " + causes + ".");
        }
        if (RemakeCause.isNone(move.cause())) {
            throw new RuleBroken("not_a_remake", "What broke, was lost or wore out with the patient is not made again without a bill. Sell a new pair from the same exam, with the discount that the warranty gives.");
        }
        RemakeCause cause = RemakeCause.of(move.cause()).orElseThrow(() -> new InvalidInput("cause_unknown", "cause", "Spectacles are made again for one of these: " + causes + "."));
        checkRemake(cause, move.remake() == null ? Move.Remake.USUAL : move.remake());
    }

    private static void checkRemake(RemakeCause cause, Move.Remake how) {
        if (how.measurements() == null && cause.ofMeasuring()) {
            throw new RuleBroken("measurements_needed", "Made with the same measurements it would be wrong again. Measure again, and send all of them.");
        }
        if (how.fromExamAsItCountsNow() != null && how.fromExamAsItCountsNow() && !cause.ofPowers()) {
            throw new RuleBroken("powers_stay", "“%s” is no reason for other powers. Choose the cause that changes them, or leave the powers as they are.".formatted(cause.title()));
        }
        List<FieldError> errors = MeasurementRules.errors(how.measurements(), "remake.measurements");
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        if (how.measurements() != null && how.measurements().carriedFrom() != null) {
            throw new InvalidInput("carried_from_elsewhere", "remake.measurements.carriedFrom", "What is measured again is of today. Leave the date out.");
        }
        if (how.measurements() != null && (how.measurements().right().pd() == null || how.measurements().left().pd() == null)) {
            throw new InvalidInput("missing", "remake.measurements", "Send all measurements of both eyes, also those that stay as they were.");
        }
    }

    private static void requireReason(Move move) {
        refuseCause(move);
        if (blank(move.reason())) {
            throw new RuleBroken("reason_needed", "Say why, so that whoever looks next knows.");
        }
    }

    private static void refuseCause(Move move) {
        if (move.cause() != null || move.remake() != null) {
            throw new InvalidInput("cause_not_needed", "cause", "A cause and what is made again belong to spectacles that come back or are made again. Leave them out.");
        }
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
