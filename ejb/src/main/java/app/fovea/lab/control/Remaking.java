package app.fovea.lab.control;

import app.fovea.access.entity.Caller;
import app.fovea.access.entity.Refusal.RuleBroken;
import app.fovea.catalogue.entity.CatalogueRepository;
import app.fovea.catalogue.entity.Lens;
import app.fovea.dispensing.entity.DispenseRepository;
import app.fovea.dispensing.entity.Measurements;
import app.fovea.dispensing.entity.OrderSnapshot;
import app.fovea.journey.entity.JourneyLog;
import app.fovea.journey.entity.JsonColumn;
import app.fovea.journey.entity.LoggedEvent.Context;
import app.fovea.journey.entity.Sha256;
import app.fovea.lab.boundary.event.OrderCreated;
import app.fovea.lab.entity.Move;
import app.fovea.lab.entity.Order;
import app.fovea.lab.entity.OrderRepository;
import app.fovea.lab.entity.OrderTransition;
import app.fovea.lab.entity.OrderTransition.Note;
import app.fovea.lab.entity.RemakeCause;
import app.fovea.lab.entity.Stage;
import app.fovea.prescription.entity.Prescription;
import app.fovea.prescription.entity.PrescriptionRepository;
import app.fovea.prescription.entity.SpectaclePrescription;
import app.fovea.tenancy.entity.DocumentNumbers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Has a pair made again: another order for it, which the patient pays nothing for, in the transaction that closes the one it replaces. The order says why, what that costs and who bears it. The
 * database admits one remake of an order and no more.
 */
@ApplicationScoped
public class Remaking {
    @Inject
    private OrderRepository orders;
    @Inject
    private DispenseRepository dispenses;
    @Inject
    private CatalogueRepository catalogue;
    @Inject
    private PrescriptionRepository prescriptions;
    @Inject
    private Promising promising;
    @Inject
    private DocumentNumbers numbers;
    @Inject
    private JourneyLog journey;

    /**
     * @param original closed as remade just now
     * @param closed   the event that said so
     * @param wanted   with a cause that is one
     */
    public Order remake(Order original, UUID closed, Move wanted, Caller caller, Instant now) {
        RemakeCause cause = RemakeCause.of(wanted.cause()).orElseThrow();
        Move.Remake how = wanted.remake() == null ? Move.Remake.USUAL : wanted.remake();
        OrderSnapshot snapshot = snapshot(original, how);
        LocalDate promised = promising.now(original.branchId()).of(leadDays(original));
        RemakeCause.Bearer bearer = how.borneBy() == null ? cause.usuallyBorneBy() : RemakeCause.Bearer.of(how.borneBy()).orElseThrow();
        Order remake = new Order(numbers.next(DocumentNumbers.Kind.ORDER), original, new Order.Remake(cause, how.cost(), bearer, how.rush() == null || how.rush()),
            snapshot, Sha256.of(JsonColumn.write(snapshot)), promised, now);
        orders.add(remake);
        orders.add(new OrderTransition(remake.id(), 1, null, Stage.PENDING, caller.userId(), caller.displayName(), new Note(wanted.reason(), wanted.station(), cause.id(), null, null), now));
        journey.appendFirst(new OrderCreated(remake.id(), remake.number(), remake.dispenseId(), remake.pairNo(), remake.patientId(), remake.snapshotHash(), promised, remake.rush(),
            remake.invoiceId(), remake.branchId()), new Context(original.correlationId(), closed));
        return remake;
    }

    private OrderSnapshot snapshot(Order original, Move.Remake how) {
        OrderSnapshot sold = original.snapshot();
        boolean anew = how.fromExamAsItCountsNow() != null && how.fromExamAsItCountsNow();
        if (how.measurements() == null && !anew) {
            return sold;
        }
        SpectaclePrescription powers = anew ? asItCountsNow(original).powers() : sold.prescription();
        Measurements measurements = how.measurements() == null ? sold.measurements() : how.measurements();
        return sold.corrected(powers, measurements);
    }

    private Prescription asItCountsNow(Order original) {
        return orders.examAmendedBy(original.dispenseId()).flatMap(prescriptions::ofExam).orElseThrow(() -> new RuleBroken("exam_not_amended",
            "The exam that this was sold from was not amended, so that there are no other powers to make it with. Amend the exam first, or sell a new pair from a new exam and give this one back."));
    }

    private int leadDays(Order original) {
        UUID lens = dispenses.find(original.dispenseId()).orElseThrow().pairs().stream().filter(pair -> pair.pairNo() == original.pairNo()).findFirst().orElseThrow().lensId();
        return catalogue.lensesById(List.of(lens)).stream().mapToInt(Lens::leadDays).findFirst().orElseThrow();
    }
}
