package app.fovea.dispensing.control;

import app.fovea.access.entity.Caller;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Permission;
import app.fovea.billing.entity.PairPrice.TreatmentPrice;
import app.fovea.billing.entity.PairPrice;
import app.fovea.billing.entity.Pricing;
import app.fovea.billing.entity.Quote;
import app.fovea.billing.entity.VatMethod;
import app.fovea.billing.entity.VatRate;
import app.fovea.billing.entity.VatTerms;
import app.fovea.billing.entity.Voucher;
import app.fovea.billing.entity.VoucherBands.Glazed;
import app.fovea.catalogue.entity.CatalogueRepository;
import app.fovea.catalogue.entity.Frame;
import app.fovea.catalogue.entity.FrameSize;
import app.fovea.catalogue.entity.Lens;
import app.fovea.catalogue.entity.Treatment;
import app.fovea.dispensing.entity.Centration;
import app.fovea.dispensing.entity.CentredBy;
import app.fovea.dispensing.entity.ChosenTreatment;
import app.fovea.dispensing.entity.Dispense;
import app.fovea.dispensing.entity.DispensePair;
import app.fovea.dispensing.entity.DispenseProblem;
import app.fovea.dispensing.entity.DispensedPowers;
import app.fovea.dispensing.entity.OrderSnapshot.FrameSold;
import app.fovea.dispensing.entity.OrderSnapshot.LensSold;
import app.fovea.dispensing.entity.OrderSnapshot.TreatmentSold;
import app.fovea.dispensing.entity.OrderSnapshot;
import app.fovea.dispensing.entity.OwnFrame;
import app.fovea.dispensing.entity.PairRules;
import app.fovea.dispensing.entity.PairToSell;
import app.fovea.dispensing.entity.SaleBasis;
import app.fovea.dispensing.entity.Severity;
import app.fovea.dispensing.entity.SupplyRules.Supply;
import app.fovea.dispensing.entity.SupplyRules;
import app.fovea.exam.entity.Exam;
import app.fovea.law.entity.Jurisdiction;
import app.fovea.patient.entity.Patient;
import app.fovea.prescription.entity.Prescription;
import app.fovea.prescription.entity.PrescriptionValidity;
import app.fovea.prescription.entity.RestrictedSupply;
import app.fovea.prescription.entity.SpectaclePrescription;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A sale with everything that its rules, its price and its snapshot need, read in a fixed number of queries however many pairs it
 * has.
 */
public final class SaleInHand {
    private static final Set<String> VOUCHER_TREATMENTS = Set.of("tint", "photochromic");

    private final Dispense dispense;
    private final Patient patient;
    private final Prescription prescription;
    private final Exam exam;
    private final Map<UUID, Frame> frames;
    private final Map<UUID, Lens> lenses;
    private final Map<UUID, Treatment> treatments;
    private final Map<UUID, Set<UUID>> offered;

    private SaleInHand(Dispense dispense, SaleBasis basis, CatalogueRepository catalogue) {
        this.dispense = dispense;
        this.patient = basis.patient();
        this.prescription = basis.prescription();
        this.exam = basis.exam();
        this.frames = byId(catalogue.framesById(ids(DispensePair::frameId)), Frame::id);
        this.lenses = byId(catalogue.lensesById(ids(DispensePair::lensId)), Lens::id);
        Set<UUID> chosen = dispense.pairs().stream().flatMap(pair -> pair.treatmentIds().stream()).collect(Collectors.toSet());
        this.treatments = byId(catalogue.treatmentsById(chosen), Treatment::id);
        this.offered = chosen.isEmpty() ? Map.of() : catalogue.offered(lenses.keySet());
    }

    public static SaleInHand of(Dispense dispense, SaleBasis basis, CatalogueRepository catalogue) {
        return new SaleInHand(dispense, basis, catalogue);
    }

    /** Everything against the sale, the steps in order. */
    public List<DispenseProblem> problems(LocalDate today) {
        List<DispenseProblem> problems = new ArrayList<>();
        if (dispense.pairs().isEmpty()) {
            problems.add(new DispenseProblem(DispenseProblem.LENSES, "pairs", Severity.BLOCK, "no_pair", "Choose a frame and a lens first."));
        }
        dispense.pairs().forEach(pair -> problems.addAll(PairRules.problems(toSell(pair, today))));
        problems.addAll(problemsOfSupply(new SaleBasis(patient, prescription, exam), today, supervised(today)));
        if (exam.amendedBy() != null) {
            problems.add(SupplyRules.amended());
        }
        discountProblem().ifPresent(problems::add);
        return problems;
    }

    /**
     * What the law says to this person supplying this patient from this prescription, whatever the spectacles.
     *
     * @param supervised a registrant confirmed today that they supervise
     */
    public static List<DispenseProblem> problemsOfSupply(SaleBasis basis, LocalDate today, boolean supervised) {
        Jurisdiction here = CurrentCaller.get().practice().jurisdiction();
        SupplyRules.Law law = new SupplyRules.Law(RestrictedSupply.SECTION.on(here, today), PrescriptionValidity.SECTION.on(here, today));
        Supply supply = new Supply(basis.prescription().prescribedOn(), basis.exam().retestOn(), basis.patient().birthDate(), basis.patient().registeredSightImpaired());
        return SupplyRules.problems(law, supply, today, registrant(supervised));
    }

    /** Prices of the catalogue as it is now. @param method how this practice splits them for VAT on the day */
    public Quote quote(LocalDate today, VatMethod method) {
        Caller.Practice practice = CurrentCaller.get().practice();
        VatTerms terms = new VatTerms(VatRate.SECTION.on(practice.jurisdiction(), today), method, registrantAnswers(today));
        return Pricing.quote(prices(), terms, dispense.discount(), practice.currency());
    }

    /** What the sale costs by the catalogue, before any discount. */
    public BigDecimal price() {
        return Pricing.price(prices(), CurrentCaller.get().practice().currency());
    }

    /** Who gave a discount looked at one price: what is added later is not meant. */
    private Optional<DispenseProblem> discountProblem() {
        if (dispense.discount() == null || price().compareTo(dispense.discountPrice()) == 0) {
            return Optional.empty();
        }
        String currency = CurrentCaller.get().practice().currency();
        return Optional.of(new DispenseProblem(DispenseProblem.CHECKOUT, "discount", Severity.BLOCK, "discount_outdated",
            "The discount was given on a price of %s %s, and the sale costs %s %s now. Give it again, or take it off.".formatted(dispense.discountPrice(), currency, price(), currency)));
    }

    private List<PairPrice> prices() {
        return dispense.pairs().stream().map(this::price).toList();
    }

    /** What is sold with this pair, to be frozen. */
    public OrderSnapshot snapshot(DispensePair pair) {
        Lens lens = lenses.get(pair.lensId());
        DispensedPowers dispensed = dispensed(pair);
        return new OrderSnapshot(prescription.powers(), frameSold(pair),
            new LensSold(lens.code(), lens.name(), lens.supplier(), lens.design().id(), lens.material(), lens.refractiveIndex(), lens.stock()),
            treatmentsOf(pair).stream().map(each -> new TreatmentSold(each.code(), each.name(), each.kind())).toList(),
            pair.measurements(), dispensed.use(), dispensed.powers());
    }

    /** What the pair will be made with, or was sold with; for a pair without a lens, what was prescribed. */
    public DispensedPowers dispensed(DispensePair pair) {
        if (pair.snapshot() != null) {
            return new DispensedPowers(pair.snapshot().use(), pair.snapshot().powersToMake());
        }
        Lens lens = lenses.get(pair.lensId());
        return DispensedPowers.of(prescription.powers(), pair.use(), exam.notes().recommendation(), lens == null ? null : lens.range(), lens != null && lens.stock(), pair.measurements().bvd());
    }

    /** What the health service would pay towards this pair; empty while its lenses are not chosen, and where there are no vouchers. */
    public Optional<Voucher> voucher(DispensePair pair, LocalDate today) {
        Lens lens = lenses.get(pair.lensId());
        if (lens == null) {
            return Optional.empty();
        }
        SpectaclePrescription powers = prescription.powers().forUse(DispensedPowers.use(prescription.powers(), pair.use(), exam.notes().recommendation(), lens.range()));
        Glazed glazed = new Glazed(powers.right().power(), powers.left().power(), lens.range().multifocal(), false);
        return Voucher.of(pair.pairNo(), glazed, supplements(pair, powers, lens), CurrentCaller.get().practice().jurisdiction(), today);
    }

    /** What the voucher may be raised by. */
    private List<String> supplements(DispensePair pair, SpectaclePrescription powers, Lens lens) {
        List<String> purposes = new ArrayList<>();
        if (Stream.of(powers.right(), powers.left()).anyMatch(eye -> eye.prism().stream().anyMatch(prism -> prism.amount() != null && prism.amount().signum() > 0))) {
            purposes.add(lens.range().multifocal() ? "prism_other" : "prism_single_vision");
        }
        treatmentsOf(pair).stream().map(Treatment::kind).filter(VOUCHER_TREATMENTS::contains).forEach(purposes::add);
        return purposes;
    }

    /** As far as frame and PDs are known. */
    public Centration centration(DispensePair pair) {
        return pair.snapshot() != null ? pair.snapshot().centration() : Centration.of(centredBy(pair), size(pair), pair.measurements());
    }

    /** By what the lenses are, or were, placed in the frame; by the pupils while none are chosen. */
    public CentredBy centredBy(DispensePair pair) {
        if (pair.snapshot() != null) {
            return pair.snapshot().centredBy();
        }
        Lens lens = lenses.get(pair.lensId());
        return lens == null ? CentredBy.PUPIL : CentredBy.of(lens.design(), dispensed(pair).use());
    }

    public String frameName(DispensePair pair) {
        if (pair.ownFrame() != null) {
            return "Patient's own frame";
        }
        Frame frame = frames.get(pair.frameId());
        return frame == null ? null : frame.description();
    }

    public String lensName(DispensePair pair) {
        Lens lens = lenses.get(pair.lensId());
        return lens == null ? null : lens.name();
    }

    public List<Treatment> treatmentsOf(DispensePair pair) {
        return pair.treatmentIds().stream().map(treatments::get).filter(Objects::nonNull).sorted(Comparator.comparing(Treatment::code)).toList();
    }

    private boolean supervised(LocalDate today) {
        return dispense.supervisedOn(today, CurrentCaller.get().practice().timeZone());
    }

    private static SupplyRules.Registrant registrant(boolean supervised) {
        Caller caller = CurrentCaller.get();
        return new SupplyRules.Registrant(supervised || caller.may(Permission.DISPENSES_SUPERVISE), caller.may(Permission.DISPENSES_EXPIRED));
    }

    /** A registrant sells or supervises: the right to supervise is only ever held with a live registration. */
    private boolean registrantAnswers(LocalDate today) {
        return supervised(today) || CurrentCaller.get().may(Permission.DISPENSES_SUPERVISE);
    }

    private PairToSell toSell(DispensePair pair, LocalDate today) {
        Lens lens = lenses.get(pair.lensId());
        Set<UUID> offeredOnLens = lens == null ? Set.of() : offered.getOrDefault(lens.id(), Set.of());
        List<ChosenTreatment> chosen = treatmentsOf(pair).stream().map(each -> new ChosenTreatment(each.name(), each.kind(), offeredOnLens.contains(each.id()), each.lightTransmission())).toList();
        return new PairToSell(pair.pairNo() - 1, prescription.powers(), exam.notes().recommendation(), size(pair), pair.ownFrame() != null, lens == null ? null : lens.range(), chosen,
            pair.measurements(), pair.use(), patient.ageOn(today));
    }

    /** Null while no frame is chosen; of a sold pair as it was sold. */
    public FrameSize size(DispensePair pair) {
        if (pair.snapshot() != null) {
            return pair.snapshot().frame().size();
        }
        if (pair.ownFrame() != null) {
            return pair.ownFrame().size();
        }
        Frame frame = frames.get(pair.frameId());
        return frame == null ? null : frame.size();
    }

    private PairPrice price(DispensePair pair) {
        Frame frame = frames.get(pair.frameId());
        Lens lens = lenses.get(pair.lensId());
        return new PairPrice(pair.pairNo(), frameName(pair), frame == null ? null : frame.price(), lensName(pair), lens == null ? null : lens.price(),
            lens == null ? null : lens.dispensingFee(), treatmentsOf(pair).stream().map(each -> new TreatmentPrice(each.name(), each.price())).toList());
    }

    private FrameSold frameSold(DispensePair pair) {
        OwnFrame own = pair.ownFrame();
        if (own != null) {
            return new FrameSold(true, null, null, null, null, own.rim(), own.a(), own.b(), own.dbl(), own.ed());
        }
        Frame frame = frames.get(pair.frameId());
        return new FrameSold(false, frame.code(), frame.brand(), frame.model(), frame.colour(), frame.rim(), frame.a(), frame.b(), frame.dbl(), frame.ed());
    }

    private Set<UUID> ids(Function<DispensePair, UUID> id) {
        return dispense.pairs().stream().map(id).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    private static <T> Map<UUID, T> byId(List<T> found, Function<T, UUID> id) {
        return found.stream().collect(Collectors.toMap(id, each -> each));
    }
}
