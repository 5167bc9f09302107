package app.fovea.dispensing.entity;

import app.fovea.catalogue.entity.FrameSize;
import app.fovea.catalogue.entity.LensRange;
import app.fovea.prescription.entity.Eye;
import app.fovea.prescription.entity.EyePower;
import app.fovea.prescription.entity.LensPower;
import app.fovea.prescription.entity.PrismVector;
import app.fovea.prescription.entity.SpectaclePrescription;
import java.math.BigDecimal;
import java.util.Comparator;

/**
 * Estimates of many lenses for one frame and one face: what they share is worked out once.
 *
 * <p>Taken for every lens: the {@linkplain LensForm#usualFrontCurve usual front curve} or the nearest one that the lens comes on, the power without its add (which makes a varifocal
 * thinner or thicker by some tenths), the material's thinnest middle and edge; for a balance lens the power of the other eye. Not taken: aspheric flattening, bevel and groove, coatings. Good to compare lenses with; the maker's own
 * figures differ by some tenths of a millimetre.
 */
public final class LensEstimates {
    private final FrameTrace shape;
    private final Centration centration;
    private final boolean pdAssumed;

    private LensEstimates(FrameTrace shape, Centration centration, boolean pdAssumed) {
        this.shape = shape;
        this.centration = centration;
        this.pdAssumed = pdAssumed;
    }

    /** @param frame one without errors; @param measurements null while nothing is measured */
    public static LensEstimates in(FrameSize frame, Measurements measurements) {
        FrameTrace shape = FrameTrace.boxed(frame);
        Measurements sure = MeasurementRules.errors(measurements, "").isEmpty() ? measurements : null;
        EyeMeasurement right = MeasurementRules.of(sure, Eye.RIGHT);
        EyeMeasurement left = MeasurementRules.of(sure, Eye.LEFT);
        Measurements completed = new Measurements(completed(right), completed(left), null, null, null);
        return new LensEstimates(shape, Centration.of(CentredBy.PUPIL, frame, shape, completed), right.pd() == null || left.pd() == null);
    }

    /**
     * @param prescription the powers the pair is made with
     * @param stock        true for a finished lens, whose edge before cutting must hold too
     */
    public PairEstimate of(SpectaclePrescription prescription, LensRange lens, boolean stock) {
        LensMaterial material = LensMaterial.of(lens.material(), lens.index().doubleValue());
        return new PairEstimate(one(Eye.RIGHT, prescription, material, lens, stock), one(Eye.LEFT, prescription, material, lens, stock), pdAssumed, material.confirmed());
    }

    private LensEstimate one(Eye eye, SpectaclePrescription prescription, LensMaterial material, LensRange lens, boolean stock) {
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

    private static EyeMeasurement completed(EyeMeasurement measured) {
        return measured.pd() != null ? measured : new EyeMeasurement(Centration.USUAL_PD, measured.height(), measured.nearPd());
    }
}
