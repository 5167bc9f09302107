package app.fovea.dispensing.entity;

import app.fovea.catalogue.entity.FrameSize;
import app.fovea.catalogue.entity.LensRange;
import app.fovea.prescription.entity.Eye;
import app.fovea.prescription.entity.EyePower;
import app.fovea.prescription.entity.LensPower;
import app.fovea.prescription.entity.PrismVector;
import app.fovea.prescription.entity.SpectaclePrescription;
import app.fovea.prescription.entity.Use;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;

/**
 * Estimates of many lenses for one frame and one face: what they share is worked out once.
 *
 * <p>Taken for every lens: the {@linkplain LensForm#usualFrontCurve usual front curve} or the nearest one that the lens comes on, the power without its add (which makes a varifocal
 * thinner or thicker by some tenths), the material's thinnest middle and edge; for a balance lens the power of the other eye; centred as the pair will be ({@link CentredBy}). Not taken: aspheric flattening, bevel and groove, coatings. Good to compare lenses with; the maker's own
 * figures differ by some tenths of a millimetre.
 */
public final class LensEstimates {
    private final Map<CentredBy, Centration> centrations = new EnumMap<>(CentredBy.class);
    private final FrameSize frame;
    private final FrameTrace shape;
    private final Measurements measured;

    private LensEstimates(FrameSize frame, Measurements measured) {
        this.frame = frame;
        this.shape = FrameTrace.boxed(frame);
        this.measured = measured;
    }

    /** @param frame one without errors; @param measurements null while nothing is measured */
    public static LensEstimates in(FrameSize frame, Measurements measurements) {
        return new LensEstimates(frame, MeasurementRules.errors(measurements, "").isEmpty() ? measurements : null);
    }

    /**
     * @param prescription the powers the pair is made with
     * @param use          what a single vision pair is for: one for near is cut further in; null for a multifocal one
     * @param stock        true for a finished lens, whose edge before cutting must hold too
     */
    public PairEstimate of(SpectaclePrescription prescription, Use use, LensRange lens, boolean stock) {
        CentredBy by = CentredBy.of(lens.design(), use);
        Centration centration = centrations.computeIfAbsent(by, each -> Centration.of(each, frame, shape, completed(each)));
        LensMaterial material = LensMaterial.of(lens.material(), lens.index().doubleValue());
        return new PairEstimate(one(Eye.RIGHT, prescription, material, lens, stock, centration), one(Eye.LEFT, prescription, material, lens, stock, centration),
            assumed(by, Eye.RIGHT) || assumed(by, Eye.LEFT), material.confirmed());
    }

    private LensEstimate one(Eye eye, SpectaclePrescription prescription, LensMaterial material, LensRange lens, boolean stock, Centration centration) {
        EyePower prescribed = eye.of(prescription);
        EyePower other = eye == Eye.RIGHT ? prescription.left() : prescription.right();
        LensPower power = prescribed.balance() ? other.power() : prescribed.power();
        EyeCentration centred = centration.of(eye);
        LensForm form = new LensForm(eye, power, PrismVector.of(prescribed.prism(), eye), material, frontCurve(power, lens), stock ? blank(centred, lens) / 2.0 : 0);
        return CutLens.of(form, shape, centred.opticalCentre()).map(LensEstimate::of).orElse(null);
    }

    private static double frontCurve(LensPower power, LensRange lens) {
        double usual = LensForm.usualFrontCurve(power);
        return lens.baseCurves().stream().mapToDouble(BigDecimal::doubleValue).boxed().min(Comparator.comparingDouble(curve -> Math.abs(curve - usual))).orElse(usual);
    }

    /** The smallest that is large enough, mm; the largest if none is. */
    private static int blank(EyeCentration centred, LensRange lens) {
        return lens.diameters().stream().filter(diameter -> centred.minimumBlank().compareTo(BigDecimal.valueOf(diameter)) <= 0).min(Comparator.naturalOrder()).orElseGet(lens::largestDiameter);
    }

    private Measurements completed(CentredBy by) {
        return new Measurements(completed(by, Eye.RIGHT), completed(by, Eye.LEFT), bvd(), null, null);
    }

    private EyeMeasurement completed(CentredBy by, Eye eye) {
        EyeMeasurement known = MeasurementRules.of(measured, eye);
        return assumed(by, eye) ? new EyeMeasurement(Centration.USUAL_PD, known.height(), known.nearPd()) : known;
    }

    private boolean assumed(CentredBy by, Eye eye) {
        return by.pd(MeasurementRules.of(measured, eye), bvd()) == null;
    }

    private BigDecimal bvd() {
        return measured == null ? null : measured.bvd();
    }
}
