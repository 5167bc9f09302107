package app.fovea.dispensing.boundary;

import app.fovea.access.entity.Caller;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.Conflict;
import app.fovea.access.entity.Refusal.FieldError;
import app.fovea.access.entity.Refusal.InvalidInput;
import app.fovea.access.entity.Refusal.NotFound;
import app.fovea.access.entity.Refusal.RuleBroken;
import app.fovea.access.entity.Requires;
import app.fovea.audit.entity.AuditTrail;
import app.fovea.billing.entity.Discount;
import app.fovea.billing.entity.InvoiceRepository;
import app.fovea.catalogue.entity.CatalogueRepository;
import app.fovea.catalogue.entity.Treatment;
import app.fovea.dispensing.control.SaleInHand;
import app.fovea.dispensing.entity.Dispense;
import app.fovea.dispensing.entity.DispensePair;
import app.fovea.dispensing.entity.DispenseRepository;
import app.fovea.dispensing.entity.DraftSale;
import app.fovea.dispensing.entity.MeasurementRules;
import app.fovea.dispensing.entity.Measurements;
import app.fovea.dispensing.entity.OwnFrame;
import app.fovea.dispensing.entity.PairRules;
import app.fovea.dispensing.entity.SaleBasis;
import app.fovea.dispensing.entity.SaleStep;
import app.fovea.dispensing.entity.SupplyRules;
import app.fovea.exam.entity.Exam;
import app.fovea.exam.entity.ExamRepository;
import app.fovea.patient.entity.Person;
import app.fovea.patient.entity.PatientRepository;
import app.fovea.prescription.entity.Prescription;
import app.fovea.prescription.entity.PrescriptionRepository;
import app.fovea.prescription.entity.Use;
import app.fovea.privacy.entity.Of;
import app.fovea.privacy.entity.Persons;
import app.fovea.privacy.entity.RecordKind;
import app.fovea.tenancy.entity.Page;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The sale at the desk: begun from an exam, saved at every step, so that a closed laptop or another till goes on where one was.
 * Nothing in it is final before {@link Checkout}.
 */
@Stateless
public class Dispensing {
    private static final int MOST_PAIRS = 9;

    @Inject
    private DispenseRepository dispenses;
    @Inject
    private Persons persons;
    @Inject
    private PatientRepository patients;
    @Inject
    private ExamRepository exams;
    @Inject
    private PrescriptionRepository prescriptions;
    @Inject
    private CatalogueRepository catalogue;
    @Inject
    private InvoiceRepository invoices;
    @Inject
    private DispenseViews views;
    @Inject
    private AuditTrail audit;
    @Inject
    private Event<SaleChanged> changed;

    /**
     * One pair's frame and lens; a frame from the shelf or the patient's own, not both.
     *
     * @param use what a single vision lens is for; null: the one distance that was recommended, else distance
     */
    public record ChosenPair(UUID frameId, OwnFrame ownFrame, UUID lensId, Use use) {
    }

    @Requires(Permission.POS_ACCESS)
    public DispenseView start(@Of(value = RecordKind.PATIENT, shows = RecordKind.SALE) UUID patientId, UUID examId) {
        Caller caller = CurrentCaller.get();
        Person person = patients.person(patientId).orElseThrow(() -> new NotFound("patient"));
        Exam exam = exams.find(examId).filter(each -> person.ids().contains(each.patientId())).orElseThrow(() -> new NotFound("exam"));
        if (!exam.finalised()) {
            throw new RuleBroken("exam_not_finalised", "This exam is still a draft. Ask the optometrist to finalise it, then sell from it.");
        }
        if (exam.amendedBy() != null) {
            throw new RuleBroken(SupplyRules.AMENDED, "This exam was amended. Sell from the version that counts now.");
        }
        Prescription prescription = prescriptions.ofExam(examId)
            .orElseThrow(() -> new RuleBroken("no_prescription", "This exam led to no prescription, so there is nothing to dispense from it."));
        Dispense dispense = new Dispense(exam.patientId(), examId, prescription.id(), caller.branchId(), caller.userId(), exam.correlationId());
        dispenses.add(dispense);
        dispenses.flush();
        audit.record("sale.started", "dispense", dispense.id());
        tell(dispense.id());
        return views.of(dispense, new SaleBasis(person.patient(), prescription, exam));
    }

    /**
     * Goes on with the open sale of this exam where there is one that the caller may go on with, their own before a colleague's, and begins one otherwise: whoever presses twice, or two who press at
     * once, have one sale. A second one from the same exam is begun on purpose, by {@link #start}.
     *
     * @return the sale
     */
    @Requires(Permission.POS_ACCESS)
    public UUID startOnce(@Of(value = RecordKind.PATIENT, shows = RecordKind.SALE) UUID patientId, UUID examId) {
        exams.lock(examId).orElseThrow(() -> new NotFound("exam"));
        return openOf(patientId).stream().filter(sale -> sale.examId().equals(examId) && (sale.mine() || CurrentCaller.get().may(Permission.POS_TAKE_OVER))).min(Comparator.comparing(sale -> !sale.mine()))
            .map(OpenSale::id).orElseGet(() -> start(patientId, examId).id());
    }

    @Requires(Permission.POS_ACCESS)
    public DispenseView get(@Of(RecordKind.SALE) UUID id) {
        return views.of(load(id));
    }

    /**
     * Sales that are begun and not paid, the newest first.
     *
     * @param mine  true for those that the caller has, false for those of everybody else; null for all
     * @param after the last of the page before; null for the first
     */
    @Requires(Permission.POS_ACCESS)
    public Page<OpenSale> open(Boolean mine, UUID after, Integer limit) {
        Caller caller = CurrentCaller.get();
        int size = Page.size(limit);
        List<DraftSale> found = dispenses.drafts(caller.userId(), mine, after, size + 1);
        Map<UUID, List<DispensePair>> pairs = dispenses.pairsOf(found.stream().map(DraftSale::dispense).filter(each -> each.goesOnAt() == null).map(Dispense::id).toList());
        return Page.of(found, size, each -> OpenSale.of(each, pairs.getOrDefault(each.dispense().id(), List.of()), caller), sale -> sale.dispense().id().toString());
    }

    /** What is begun for this patient already and not paid, whoever has it, the newest first. */
    @Requires(Permission.POS_ACCESS)
    public List<OpenSale> openOf(@Of(value = RecordKind.PATIENT, shows = RecordKind.SALE) UUID patientId) {
        return dispenses.draftsOf(persons.idsOf(patientId), Page.size(null)).stream().map(sale -> OpenSale.of(sale, sale.dispense().pairs(), CurrentCaller.get())).toList();
    }

    /** Who has a sale now, and how far it is; empty once it is discarded. */
    @Requires(Permission.POS_ACCESS)
    public Optional<OpenSale> whose(@Of(RecordKind.SALE) UUID id) {
        return dispenses.whose(id).map(sale -> OpenSale.of(sale, sale.dispense().pairs(), CurrentCaller.get()));
    }

    /** Keeps where the caller stands in a sale that is theirs, so that another till goes on there. Of a colleague's sale, of a sold one and of a look through a role's eyes nothing is kept. */
    @Requires(Permission.POS_ACCESS)
    public void leave(@Of(RecordKind.SALE) UUID id, SaleStep step) {
        Caller caller = CurrentCaller.get();
        if (caller.preview() == null && dispenses.find(id).filter(dispense -> dispense.draft() && dispense.dispenserId().equals(caller.userId())).isPresent()) {
            dispenses.leave(id, step);
        }
    }

    /** Goes on with a colleague's sale: from now on it is the caller's, and the colleague is told. Harmless where it is the caller's already. */
    @Requires(Permission.POS_TAKE_OVER)
    public DispenseView takeOver(@Of(RecordKind.SALE) UUID id) {
        CurrentCaller.get().require(Permission.POS_ACCESS);
        Dispense dispense = load(id);
        return dispense.draft() && dispense.dispenserId().equals(CurrentCaller.get().userId()) ? views.of(dispense) : saved(loadDraft(id, null));
    }

    /** @param version what the seller saw; null to take the sale as it is now */
    @Requires(Permission.POS_ACCESS)
    public DispenseView chooseLenses(@Of(RecordKind.SALE) UUID id, Long version, List<ChosenPair> chosen) {
        Dispense dispense = loadDraft(id, version);
        refuse(lensErrors(chosen));
        int known = dispense.pairs().size();
        dispense.resize(chosen.size());
        for (int i = 0; i < chosen.size(); i++) {
            ChosenPair pair = chosen.get(i);
            dispense.pairs().get(i).choose(pair.frameId(), pair.ownFrame(), pair.lensId(), pair.use());
        }
        carryMeasurements(dispense, known);
        return saved(dispense);
    }

    /** Takes a pair out of a sale that has others; those behind it keep what was chosen and measured for them. @param index from 0 */
    @Requires(Permission.POS_ACCESS)
    public DispenseView removePair(@Of(RecordKind.SALE) UUID id, Long version, int index) {
        Dispense dispense = loadDraft(id, version);
        int pairs = dispense.pairs().size();
        if (pairs < 2 || index < 0 || index >= pairs) {
            throw new InvalidInput("pair_unknown", "pairs", pairs < 2 ? "A sale has at least one pair. Discard the sale instead." : "This sale has only " + pairs + " pairs.");
        }
        dispense.removePair(index);
        return saved(dispense);
    }

    @Requires(Permission.POS_ACCESS)
    public DispenseView chooseTreatments(@Of(RecordKind.SALE) UUID id, Long version, List<Set<UUID>> chosen) {
        Dispense dispense = loadDraft(id, version);
        refuse(onePerPair(dispense, chosen.size()));
        Set<UUID> known = catalogue.treatmentsById(chosen.stream().flatMap(Set::stream).collect(Collectors.toSet())).stream().map(Treatment::id).collect(Collectors.toSet());
        for (int i = 0; i < chosen.size(); i++) {
            if (!known.containsAll(chosen.get(i))) {
                throw new InvalidInput("treatment_unknown", "pairs[" + i + "].treatmentIds", "One of these treatments is not in the catalogue.");
            }
            dispense.pairs().get(i).treatWith(chosen.get(i));
        }
        return saved(dispense);
    }

    /**
     * What is sent counts as measured for this pair, or confirmed. Only what still names the day it was carried from
     * ({@link Measurements#carriedFrom}) goes on waiting for somebody to stand by it.
     */
    @Requires(Permission.POS_ACCESS)
    public DispenseView measure(@Of(RecordKind.SALE) UUID id, Long version, List<Measurements> measured) {
        Dispense dispense = loadDraft(id, version);
        refuse(onePerPair(dispense, measured.size()));
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < measured.size(); i++) {
            errors.addAll(MeasurementRules.errors(measured.get(i), "pairs[" + i + "]"));
            errors.addAll(MeasurementRules.notCarriedFromElsewhere(measured.get(i), dispense.pairs().get(i).measurements(), "pairs[" + i + "]"));
        }
        refuse(errors);
        for (int i = 0; i < measured.size(); i++) {
            dispense.pairs().get(i).measure(measured.get(i));
        }
        return saved(dispense);
    }

    /**
     * Takes something off the price of the whole sale, in place of what was taken off before. It is meant for the price as it is now:
     * whatever changes that later, somebody has to give it again.
     */
    @Requires(Permission.POS_DISCOUNT)
    public DispenseView discount(@Of(RecordKind.SALE) UUID id, Long version, Discount wanted) {
        Dispense dispense = changeable(id, version);
        Caller caller = CurrentCaller.get();
        String currency = caller.practice().currency();
        BigDecimal price = SaleInHand.of(dispense, dispenses.basisOf(dispense), catalogue).price();
        if (price.signum() == 0) {
            throw new RuleBroken("nothing_to_discount", "This sale costs nothing yet. Choose frame and lenses first, then give the discount.");
        }
        refuse(wanted.errors(price, currency));
        if (wanted.large(price, currency)) {
            caller.require(Permission.POS_DISCOUNT_LARGE);
        }
        dispense.discount(wanted, price, caller.userId());
        DispenseView discounted = saved(dispense);
        audit.record("sale.discounted", "dispense", id, Map.of("discount", discounted.quote().discount().toPlainString(), "price", price.toPlainString(), "currency", currency,
            "reason", wanted.reason()));
        return discounted;
    }

    /** Back to the prices of the catalogue. */
    @Requires(Permission.POS_ACCESS)
    public DispenseView withdrawDiscount(@Of(RecordKind.SALE) UUID id, Long version) {
        Dispense dispense = changeable(id, version);
        if (dispense.discount() != null) {
            dispense.withdrawDiscount();
            audit.record("sale.discount_withdrawn", "dispense", id);
        }
        return saved(dispense);
    }

    /**
     * Whoever asks is registered and answers for this sale as it stands, whoever sells it: by their own sign-in and nobody else's. It counts
     * for today, and until something in the sale changes.
     *
     * @param version what they saw of it; null to take it as it is now
     */
    @Requires(Permission.DISPENSES_SUPERVISE)
    public DispenseView supervise(@Of(RecordKind.SALE) UUID id, Long version) {
        Caller caller = CurrentCaller.get();
        Dispense dispense = draft(id);
        if (version != null) {
            dispense.expectVersion(version, "sale");
        }
        dispense.supervise(caller.userId(), caller.gocNumber(), Instant.now());
        dispenses.flush();
        tell(id);
        audit.record("sale.supervised", "dispense", id, Map.of("registrant", caller.gocNumber()));
        return views.of(dispense);
    }

    /** Throws a sale away that came to nothing. @param version what was seen of it; null to take it as it is now */
    @Requires(Permission.POS_DISCARD)
    public void discard(@Of(RecordKind.SALE) UUID id, Long version) {
        Dispense dispense = changeable(id, version);
        dispenses.remove(dispense);
        tell(id);
        audit.record("sale.discarded", "dispense", id, Map.of("patient", dispense.patientId().toString()));
    }

    /**
     * New pairs begin with what was measured for another pair of this sale, else for the patient's last one; of the latter {@link PairRules} asks somebody to
     * stand by it.
     */
    private void carryMeasurements(Dispense dispense, int known) {
        List<DispensePair> added = dispense.pairs().subList(Math.min(known, dispense.pairs().size()), dispense.pairs().size());
        if (added.isEmpty()) {
            return;
        }
        Optional<DispensePair> beside = dispense.pairs().stream().limit(known).filter(pair -> pair.measurements().begun()).findFirst();
        if (beside.isPresent()) {
            added.forEach(pair -> pair.measure(beside.get().measurements().forAnotherPair(sameFrame(pair, beside.get().frameId()))));
            return;
        }
        dispenses.lastMeasured(persons.idsOf(dispense.patientId())).ifPresent(last -> {
            LocalDate sold = invoices.ofDispense(last.dispenseId()).map(invoice -> LocalDate.ofInstant(invoice.issuedAt(), CurrentCaller.get().practice().timeZone()))
                .orElseThrow(() -> new IllegalStateException("sold without an invoice: " + last.dispenseId()));
            added.forEach(pair -> pair.measure(last.measurements().carried(sold, sameFrame(pair, last.frameId()))));
        });
    }

    private static boolean sameFrame(DispensePair pair, UUID frameId) {
        return pair.frameId() != null && pair.frameId().equals(frameId);
    }

    private Dispense load(UUID id) {
        return dispenses.find(id).orElseThrow(() -> new NotFound("sale"));
    }

    private Dispense draft(UUID id) {
        Dispense dispense = dispenses.findForChange(id).orElseThrow(() -> new NotFound("sale"));
        if (!dispense.draft()) {
            throw new Conflict("This sale is checked out and never changes. Start another sale, or refund this one.");
        }
        return dispense;
    }

    /** For what leaves the sale with whoever has it: a manager who gives a discount has not taken it over. */
    private Dispense changeable(UUID id, Long version) {
        Dispense dispense = draft(id);
        Caller caller = CurrentCaller.get();
        if (!dispense.dispenserId().equals(caller.userId())) {
            caller.require(Permission.POS_TAKE_OVER);
        }
        if (version != null) {
            dispense.expectVersion(version, "sale");
        }
        return dispense;
    }

    /** To be changed: whoever changes a colleague's sale has it from then on. */
    private Dispense loadDraft(UUID id, Long version) {
        Dispense dispense = changeable(id, version);
        UUID before = dispense.dispenserId();
        UUID now = CurrentCaller.get().userId();
        if (!before.equals(now)) {
            dispense.handTo(now);
            audit.record("sale.taken_over", "dispense", id, Map.of("from", before.toString()));
        }
        return dispense;
    }

    private void tell(UUID id) {
        Caller caller = CurrentCaller.get();
        changed.fire(new SaleChanged(caller.tenantId(), id, caller.userId()));
    }

    private DispenseView saved(Dispense dispense) {
        dispense.withdrawSupervision();
        dispenses.flush();
        tell(dispense.id());
        return views.of(dispense);
    }

    private List<FieldError> lensErrors(List<ChosenPair> chosen) {
        List<FieldError> errors = new ArrayList<>();
        if (chosen.isEmpty() || chosen.size() > MOST_PAIRS) {
            errors.add(new FieldError("pairs_out_of_range", "pairs", "A sale has 1 to " + MOST_PAIRS + " pairs."));
        }
        for (int i = 0; i < chosen.size(); i++) {
            ChosenPair pair = chosen.get(i);
            String path = "pairs[" + i + "]";
            if (pair.frameId() != null && pair.ownFrame() != null) {
                errors.add(new FieldError("frame_twice", path + ".ownFrame", "Choose a frame from the shelf or the patient's own, not both."));
            }
            if (pair.frameId() != null && catalogue.findFrame(pair.frameId()).isEmpty()) {
                errors.add(new FieldError("frame_unknown", path + ".frameId", "This frame is not in the catalogue."));
            }
            if (pair.lensId() != null && catalogue.findLens(pair.lensId()).isEmpty()) {
                errors.add(new FieldError("lens_unknown", path + ".lensId", "This lens is not in the catalogue."));
            }
            if (pair.ownFrame() != null) {
                errors.addAll(pair.ownFrame().size().errors(path + ".ownFrame"));
            }
        }
        return errors;
    }

    private static List<FieldError> onePerPair(Dispense dispense, int given) {
        int pairs = dispense.pairs().size();
        return given == pairs ? List.of() : List.of(new FieldError("pairs_differ", "pairs", "This sale has " + pairs + " pairs, but " + given + " were sent. Send one entry for each pair."));
    }

    private static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
    }
}
