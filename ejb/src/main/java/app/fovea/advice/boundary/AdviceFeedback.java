package app.fovea.advice.boundary;

import app.fovea.advice.entity.AdviceRepository;
import app.fovea.advice.entity.AdviceSale;
import app.fovea.advice.entity.AgeBand;
import app.fovea.dispensing.entity.Dispense;
import app.fovea.dispensing.entity.DispensePair;
import app.fovea.dispensing.entity.DispenseRepository;
import app.fovea.dispensing.entity.OrderSnapshot;
import app.fovea.exam.entity.ExamRepository;
import app.fovea.exam.entity.Recommendation;
import app.fovea.journey.entity.Envelope;
import app.fovea.lab.boundary.event.OrderCreated;
import app.fovea.patient.entity.Patient;
import app.fovea.patient.entity.PatientRepository;
import app.fovea.tenancy.entity.TenantRepository;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Remembers what was sold with what, so that advice ranks by the practice's own sales. It hears {@code order.created} and not {@code invoice.paid}: that comes
 * once for each pair, and only for a sale that is really made; of payments there may be many, and a deposit too small to begin anything.
 *
 * <p>What it writes follows from the event and from what never changes after a sale, under the pair's own id: emptied and replayed, the memory is the same again.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class AdviceFeedback {
    @Inject
    private AdviceRepository advice;
    @Inject
    private DispenseRepository dispenses;
    @Inject
    private ExamRepository exams;
    @Inject
    private PatientRepository patients;
    @Inject
    private TenantRepository tenants;

    public void orderCreated(Envelope event) {
        OrderCreated created = event.dataAs(OrderCreated.class);
        Dispense sale = dispenses.find(created.dispenseId()).orElseThrow(() -> new IllegalStateException("sale " + created.dispenseId() + " of the event is not there"));
        DispensePair pair = sale.pairs().stream().filter(each -> each.pairNo() == created.pairNo()).findFirst().orElseThrow();
        if (!advice.remembers(pair.id())) {
            LocalDate day = LocalDate.ofInstant(event.time(), tenants.own().practice().timeZone());
            advice.add(remembered(pair, new AdviceSale.Wearer(ageBand(sale.patientId(), day), uses(sale.examId())), event));
        }
    }

    private static AdviceSale remembered(DispensePair pair, AdviceSale.Wearer wearer, Envelope event) {
        OrderSnapshot sold = pair.snapshot();
        return new AdviceSale(pair.id(), new AdviceSale.Lens(sold.lens().design(), sold.lens().material()), wearer,
            sold.treatments().stream().map(OrderSnapshot.TreatmentSold::code).toList(), event.time());
    }

    private AgeBand ageBand(UUID patientId, LocalDate day) {
        Patient patient = patients.find(patientId).orElseThrow(() -> new IllegalStateException("patient " + patientId + " of the event is not there"));
        return AgeBand.of(patient.birthDate(), day);
    }

    private List<String> uses(UUID examId) {
        Recommendation advised = exams.find(examId).map(exam -> exam.notes().recommendation()).orElse(null);
        return advised == null ? List.of() : advised.uses();
    }
}
