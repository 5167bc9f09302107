package app.fovea.dispensing.boundary;

import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.UserRepository;
import app.fovea.billing.entity.Entitlement;
import app.fovea.billing.entity.Invoice;
import app.fovea.billing.entity.InvoiceRepository;
import app.fovea.billing.entity.Quote;
import app.fovea.billing.entity.QuoteLine;
import app.fovea.billing.entity.VatMethods;
import app.fovea.billing.entity.Voucher;
import app.fovea.catalogue.entity.CatalogueRepository;
import app.fovea.catalogue.entity.Treatment;
import app.fovea.dispensing.boundary.DispenseView.OrderRef;
import app.fovea.dispensing.boundary.DispenseView.PairView;
import app.fovea.dispensing.boundary.DispenseView.Supervision;
import app.fovea.dispensing.boundary.DispenseView.VoucherGround;
import app.fovea.dispensing.control.SaleInHand;
import app.fovea.dispensing.entity.Dispense;
import app.fovea.dispensing.entity.DispensePair;
import app.fovea.dispensing.entity.DispenseProblem;
import app.fovea.dispensing.entity.DispenseRepository;
import app.fovea.dispensing.entity.DispensedPowers;
import app.fovea.dispensing.entity.PrismImbalance;
import app.fovea.dispensing.entity.SaleBasis;
import app.fovea.dispensing.entity.SaleStep;
import app.fovea.exam.entity.Exam;
import app.fovea.lab.entity.OrderRepository;
import app.fovea.patient.entity.Patient;
import app.fovea.prescription.entity.Prescription;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Shows a sale as far as it has come: a draft by the catalogue as it is now, a sold one as it was sold. */
@ApplicationScoped
class DispenseViews {
    @Inject
    private DispenseRepository dispenses;
    @Inject
    private CatalogueRepository catalogue;
    @Inject
    private InvoiceRepository invoices;
    @Inject
    private VatMethods vatMethods;
    @Inject
    private OrderRepository orders;
    @Inject
    private UserRepository users;

    DispenseView of(Dispense dispense) {
        return of(dispense, dispenses.basisOf(dispense));
    }

    DispenseView of(Dispense dispense, SaleBasis basis) {
        Patient patient = basis.patient();
        Prescription prescription = basis.prescription();
        Exam exam = basis.exam();
        LocalDate today = LocalDate.now(CurrentCaller.get().practice().timeZone());
        SaleInHand sale = SaleInHand.of(dispense, basis, catalogue);
        List<DispenseProblem> problems = dispense.draft() ? sale.problems(today) : List.of();
        List<Voucher> vouchers = dispense.pairs().stream().flatMap(pair -> (dispense.draft() ? sale.voucher(pair, today) : Optional.ofNullable(pair.voucher())).stream()).toList();
        Optional<Invoice> invoice = dispense.checkedOut() ? invoices.ofDispense(dispense.id()) : Optional.empty();
        List<OrderRef> made = dispense.checkedOut()
            ? orders.ofDispense(dispense.id()).stream().map(order -> new OrderRef(order.id(), order.number(), order.stage().title())).toList() : List.of();
        return new DispenseView(dispense.id(), dispense.version(), dispense.patientId(), dispense.examId(), dispense.dispenserId(), dispense.draft() ? "draft" : "checked_out",
            step(dispense, problems), goesOnAt(dispense, problems), prescription.prescribedOn(), prescription.expiresOn(), prescription.powers(), exam.notes().recommendation(),
            dispense.pairs().stream().map(pair -> view(pair, sale)).toList(), problems, invoice.map(this::asInvoiced).orElseGet(() -> sale.quote(today, vatMethods.on(today))),
            dispense.discount(), vouchers, grounds(vouchers, patient, today), invoice.map(Invoice::id).orElse(null), invoice.map(Invoice::number).orElse(null), made, supervision(dispense, today), exam.amendedBy());
    }

    /** A confirmation of another day is none, but of a sale that was made on that day. */
    private Supervision supervision(Dispense dispense, LocalDate today) {
        boolean counts = dispense.supervisorId() != null && (dispense.checkedOut() || dispense.supervisedOn(today, CurrentCaller.get().practice().timeZone()));
        return counts ? users.find(dispense.supervisorId()).map(user -> new Supervision(user.name(), dispense.registrantNumber(), dispense.supervisedAt())).orElse(null) : null;
    }

    /** What entitles to a voucher, and which of it is known without asking. Nothing where there is none to have. */
    private static List<VoucherGround> grounds(List<Voucher> vouchers, Patient patient, LocalDate today) {
        if (vouchers.isEmpty()) {
            return List.of();
        }
        boolean complex = vouchers.stream().anyMatch(Voucher::complex);
        Set<String> known = complex ? Set.of(Entitlement.COMPLEX_LENS) : Set.of();
        return Entitlement.VOUCHER.find(CurrentCaller.get().practice().jurisdiction(), today).map(rule -> {
            List<Entitlement.Ground> held = rule.of(patient.ageOn(today), known);
            List<Entitlement.Ground> possible = rule.possible(patient.ageOn(today), complex);
            return rule.grounds().stream().map(ground -> new VoucherGround(ground.code(), ground.title(), held.contains(ground), possible.contains(ground))).toList();
        }).orElse(List.of());
    }

    /** What it cost, whatever the catalogue says today. */
    private Quote asInvoiced(Invoice invoice) {
        return Quote.of(invoice.currency(), invoices.linesOf(List.of(invoice.id())).stream()
            .map(line -> new QuoteLine(line.pairNo(), line.kind(), line.description(), line.amount(), line.discount(), line.vatRate(), line.vat(), line.exempt())).toList());
    }

    private static PairView view(DispensePair pair, SaleInHand sale) {
        DispensedPowers dispensed = sale.dispensed(pair);
        return new PairView(pair.pairNo(), pair.frameId(), sale.frameName(pair), pair.ownFrame(), pair.lensId(), sale.lensName(pair), pair.treatmentIds(),
            sale.treatmentsOf(pair).stream().map(Treatment::name).toList(), pair.measurements(), pair.use(), dispensed.use(), dispensed.powers(),
            sale.size(pair), sale.centredBy(pair), sale.centration(pair), PrismImbalance.whenReading(dispensed.powers()));
    }

    private static String goesOnAt(Dispense dispense, List<DispenseProblem> problems) {
        if (!dispense.draft()) {
            return "done";
        }
        if (dispense.pairs().isEmpty()) {
            return SaleStep.goesOn(dispense.goesOnAt(), dispense.goesOnAt() == null ? SaleStep.EXAM : SaleStep.LENSES).id();
        }
        return SaleStep.goesOn(dispense.goesOnAt(), SaleStep.of(step(dispense, problems)).orElseThrow()).id();
    }

    private static String step(Dispense dispense, List<DispenseProblem> problems) {
        if (!dispense.draft()) {
            return "done";
        }
        return List.of(DispenseProblem.LENSES, DispenseProblem.TREATMENTS, DispenseProblem.MEASUREMENTS).stream()
            .filter(step -> problems.stream().anyMatch(problem -> problem.blocks() && problem.step().equals(step)))
            .findFirst().orElse(DispenseProblem.CHECKOUT);
    }
}
