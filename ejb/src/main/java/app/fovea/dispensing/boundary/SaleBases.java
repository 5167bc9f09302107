package app.fovea.dispensing.boundary;

import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.NotFound;
import app.fovea.access.entity.Requires;
import app.fovea.billing.entity.InvoiceRepository;
import app.fovea.dispensing.boundary.BasisOfSale.LastPair;
import app.fovea.dispensing.control.SaleInHand;
import app.fovea.dispensing.entity.Dispense;
import app.fovea.dispensing.entity.DispensePair;
import app.fovea.dispensing.entity.DispenseRepository;
import app.fovea.dispensing.entity.OrderSnapshot;
import app.fovea.dispensing.entity.OrderSnapshot.FrameSold;
import app.fovea.dispensing.entity.SaleBasis;
import app.fovea.exam.entity.Exam;
import app.fovea.exam.entity.ExamRepository;
import app.fovea.patient.entity.Person;
import app.fovea.patient.entity.PatientRepository;
import app.fovea.prescription.entity.Prescription;
import app.fovea.prescription.entity.PrescriptionChange;
import app.fovea.prescription.entity.PrescriptionRepository;
import app.fovea.prescription.entity.SpectaclePrescription;
import app.fovea.privacy.entity.Of;
import app.fovea.privacy.entity.Persons;
import app.fovea.privacy.entity.RecordKind;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What one looks at before a sale: the latest prescription, how long it holds, and what it changes for somebody who wears a pair of ours. */
@Stateless
public class SaleBases {
    @Inject
    private PatientRepository patients;
    @Inject
    private Persons persons;
    @Inject
    private PrescriptionRepository prescriptions;
    @Inject
    private ExamRepository exams;
    @Inject
    private DispenseRepository dispenses;
    @Inject
    private InvoiceRepository invoices;

    /** From the patient's latest prescription; empty if there is none yet. */
    @Requires(Permission.POS_ACCESS)
    public Optional<BasisOfSale> latest(@Of(value = RecordKind.PATIENT, shows = RecordKind.SALE) UUID patientId) {
        Person person = patients.person(patientId).orElseThrow(() -> new NotFound("patient"));
        return prescriptions.of(person.ids(), 1).stream().findFirst()
            .map(prescription -> basis(new SaleBasis(person.patient(), prescription, exams.find(prescription.examId()).orElseThrow(() -> new NotFound("exam"))), person.ids(), false));
    }

    /** Of a sale that has begun. */
    @Requires(Permission.POS_ACCESS)
    public BasisOfSale of(@Of(RecordKind.SALE) UUID dispenseId) {
        Dispense dispense = dispenses.find(dispenseId).orElseThrow(() -> new NotFound("sale"));
        return basis(dispenses.basisOf(dispense), persons.idsOf(dispense.patientId()), dispense.supervisedOn(today(), CurrentCaller.get().practice().timeZone()));
    }

    private BasisOfSale basis(SaleBasis basis, List<UUID> records, boolean supervised) {
        Exam exam = basis.exam();
        Prescription prescription = basis.prescription();
        LocalDate later = exams.lastFinalised(records).map(Exam::examinedOn).filter(day -> day.isAfter(exam.examinedOn())).orElse(null);
        return new BasisOfSale(exam.id(), prescription.prescribedOn(), prescription.expiresOn(), prescription.powers(), exam.notes().recommendation(), later,
            SaleInHand.problemsOfSupply(basis, today(), supervised), dispenses.lastSold(records).flatMap(sold -> lastPair(sold, prescription.powers())).orElse(null));
    }

    private static LocalDate today() {
        return LocalDate.now(CurrentCaller.get().practice().timeZone());
    }

    /** The first pair stands for the sale: all of them were made from one prescription. */
    private Optional<LastPair> lastPair(Dispense sold, SpectaclePrescription now) {
        List<OrderSnapshot> pairs = sold.pairs().stream().map(DispensePair::snapshot).toList();
        return pairs.isEmpty() ? Optional.empty() : invoices.ofDispense(sold.id())
            .map(invoice -> new LastPair(LocalDate.ofInstant(invoice.issuedAt(), CurrentCaller.get().practice().timeZone()), pairs.stream().map(SaleBases::worn).toList(),
                PrescriptionChange.between(pairs.get(0).prescription(), now)));
    }

    private static String worn(OrderSnapshot pair) {
        FrameSold frame = pair.frame();
        return (frame.own() ? "own frame" : Stream.of(frame.brand(), frame.model()).filter(word -> word != null).collect(Collectors.joining(" "))) + " with " + pair.lens().name();
    }
}
