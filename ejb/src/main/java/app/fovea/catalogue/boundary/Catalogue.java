package app.fovea.catalogue.boundary;

import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.InvalidInput;
import app.fovea.access.entity.Refusal.NotFound;
import app.fovea.access.entity.Requires;
import app.fovea.catalogue.entity.CatalogueRepository;
import app.fovea.catalogue.entity.FilterCategory;
import app.fovea.catalogue.entity.Frame;
import app.fovea.catalogue.entity.FrameSize;
import app.fovea.catalogue.entity.Lens;
import app.fovea.catalogue.entity.LensRange;
import app.fovea.catalogue.entity.PowerRange;
import app.fovea.catalogue.entity.Treatment;
import app.fovea.dispensing.entity.DispensedPowers;
import app.fovea.dispensing.entity.Fit;
import app.fovea.dispensing.entity.LensEstimates;
import app.fovea.dispensing.entity.LensFit;
import app.fovea.dispensing.entity.Measurements;
import app.fovea.dispensing.entity.OwnFrame;
import app.fovea.dispensing.entity.PairEstimate;
import app.fovea.dispensing.entity.Suitability;
import app.fovea.exam.entity.Exam;
import app.fovea.exam.entity.ExamRepository;
import app.fovea.exam.entity.Recommendation;
import app.fovea.prescription.entity.Prescription;
import app.fovea.prescription.entity.PrescriptionRepository;
import app.fovea.prescription.entity.SpectaclePrescription;
import app.fovea.prescription.entity.Use;
import app.fovea.privacy.entity.Of;
import app.fovea.privacy.entity.RecordKind;
import app.fovea.tenancy.entity.Page;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What can be sold: frames, the lenses that fit a prescription, the treatments that fit a lens. */
@Stateless
public class Catalogue {
    @Inject
    private CatalogueRepository catalogue;
    @Inject
    private ExamRepository exams;
    @Inject
    private PrescriptionRepository prescriptions;

    /** @param barcode the number in the maker's barcode with zeros before it up to 14 digits; null where nobody entered one */
    public record FrameView(UUID id, String code, String brand, String model, String colour, String material, String rim, BigDecimal a, BigDecimal b, BigDecimal dbl, BigDecimal ed,
                            int sideLength, BigDecimal price, String barcode) {
    }

    /** @param codes of the reasons, in their order, for programs; @param reasons why it does not fit, in a dispenser's words */
    public record FitView(boolean ok, List<String> reasons, List<String> codes) {
    }

    /**
     * @param suits how well it serves those whom it fits: lowest rank first, with words for it
     * @param fits  only where every lens was asked for
     * @param estimate how thick and heavy the lenses become, only where a frame was given
     */
    public record LensView(UUID id, String code, String name, String supplier, String design, String material, BigDecimal index, boolean aspheric, boolean individual, boolean stock,
                           PowerRange powers, List<Integer> diameters, List<BigDecimal> baseCurves, Integer minFittingHeight, int leadDays, BigDecimal price, BigDecimal dispensingFee,
                           Suitability suits, FitView fits, @JsonInclude(JsonInclude.Include.NON_NULL) PairEstimate estimate) {
    }

    /** @param lightTransmission of a tint, filter or mirror, per cent; @param filterCategory 0 to 4 by ISO 12312-1; both null for others, and where nobody has said */
    public record TreatmentView(UUID id, String code, String name, String kind, String description, Integer lightTransmission, Integer filterCategory, BigDecimal price) {
    }

    @Requires(Permission.CATALOGUE_VIEW)
    public Page<FrameView> frames(String typed, String after, Integer limit) {
        int size = Page.size(limit);
        return Page.of(catalogue.frames(typed, after, size + 1), size, Catalogue::view, Frame::code);
    }

    /** The one frame with this barcode or this code, as a scanner reads it off the label; empty if there is none, or if one has it as its code and another in its barcode. */
    @Requires(Permission.CATALOGUE_VIEW)
    public Optional<FrameView> frameLabelled(String scanned) {
        List<Frame> found = scanned == null || scanned.isBlank() ? List.of() : catalogue.framesLabelled(scanned);
        return found.size() == 1 ? Optional.of(view(found.get(0))) : Optional.empty();
    }

    /**
     * The lenses for an exam's prescription and recommendation, the cheapest first.
     *
     * @param frameId      the frame they go into, or null
     * @param ownFrame     the patient's own frame instead, or null
     * @param use          what a single vision pair is for; null leaves it to the recommendation
     * @param measurements of the wearer in that frame, or null
     * @param all          true for the others too, each with what is against it; needs a right of its own
     */
    @Requires(Permission.CATALOGUE_VIEW)
    public Page<LensView> lenses(@Of(RecordKind.EXAM) UUID examId, UUID frameId, OwnFrame ownFrame, Use use, Measurements measurements, boolean all) {
        if (all) {
            CurrentCaller.get().require(Permission.CATALOGUE_UNSUITABLE);
        }
        Exam exam = exams.find(examId).orElseThrow(() -> new NotFound("exam"));
        Prescription prescription = prescriptions.ofExam(examId)
            .orElseThrow(() -> new InvalidInput("no_prescription", "examId", "No prescription was issued with this exam. Choose a finalised exam that has one."));
        FrameSize frame = ownFrame != null ? ownFrame.size() : frameId == null ? null : catalogue.findFrame(frameId).orElseThrow(() -> new NotFound("frame")).size();
        Recommendation advice = exam.notes().recommendation();
        LensFit fit = LensFit.of(prescription.powers(), use, advice, frame, measurements);
        LensEstimates estimates = frame == null || !frame.consistent() ? null : LensEstimates.in(frame, measurements);
        List<LensView> found = catalogue.lenses().stream()
            .map(lens -> Map.entry(lens, fit.fit(lens.range())))
            .filter(lens -> all || lens.getValue().ok())
            .map(lens -> view(lens.getKey(), lens.getValue(), all, estimates == null ? null : estimate(estimates, prescription.powers(), DispensedPowers.use(prescription.powers(), use, advice, lens.getKey().range()), lens.getKey())))
            .toList();
        return new Page<>(found, null);
    }

    private static PairEstimate estimate(LensEstimates estimates, SpectaclePrescription prescribed, Use use, Lens lens) {
        return estimates.of(prescribed.forUse(use), use, lens.range(), lens.stock());
    }

    @Requires(Permission.CATALOGUE_VIEW)
    public Page<TreatmentView> treatments(UUID lensId) {
        if (catalogue.findLens(lensId).isEmpty()) {
            throw new NotFound("lens");
        }
        return new Page<>(catalogue.treatmentsFor(lensId).stream().map(Catalogue::view).toList(), null);
    }

    private static TreatmentView view(Treatment treatment) {
        Integer light = treatment.lightTransmission();
        return new TreatmentView(treatment.id(), treatment.code(), treatment.name(), treatment.kind(), treatment.description(), light, light == null ? null : FilterCategory.of(light).number(),
            treatment.price());
    }

    private static FrameView view(Frame frame) {
        return new FrameView(frame.id(), frame.code(), frame.brand(), frame.model(), frame.colour(), frame.material(), frame.rim(), frame.a(), frame.b(), frame.dbl(), frame.ed(),
            frame.sideLength(), frame.price(), frame.barcode());
    }

    private static LensView view(Lens lens, Fit fit, boolean all, PairEstimate estimate) {
        LensRange range = lens.range();
        return new LensView(lens.id(), lens.code(), lens.name(), lens.supplier(), lens.design().id(), lens.material(), lens.refractiveIndex(), range.aspheric(), range.individual(), lens.stock(),
            range.powers(), range.diameters(), range.baseCurves(), range.minFittingHeight(), lens.leadDays(), lens.price(), lens.dispensingFee(), fit.suitability(),
            all ? new FitView(fit.ok(), fit.reasons(), fit.codes()) : null, estimate);
    }
}
