package app.fovea.dispensing.entity;

import app.fovea.catalogue.entity.FrameSize;
import app.fovea.catalogue.entity.LensDesign;
import app.fovea.prescription.entity.SpectaclePrescription;
import app.fovea.prescription.entity.Use;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;

/**
 * What was sold, frozen: the lab makes this, whatever becomes of the catalogue or the draft.
 *
 * @param prescription as prescribed
 * @param use          the distance of a single vision pair; null for a multifocal one
 * @param dispensed    the powers to make: for that distance, compensated for the back vertex distance as worn; null in what was
 *                     sold before this was written down
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrderSnapshot(SpectaclePrescription prescription, FrameSold frame, LensSold lens, List<TreatmentSold> treatments, Measurements measurements,
                            Use use, SpectaclePrescription dispensed) {
    /** For whoever may not read prescriptions and makes no spectacles. */
    public OrderSnapshot withoutPowers() {
        return new OrderSnapshot(null, frame, lens, treatments, measurements, use, null);
    }

    /** The same pair, made again with what was wrong put right. */
    public OrderSnapshot corrected(SpectaclePrescription rightPowers, Measurements rightMeasurements) {
        return new OrderSnapshot(rightPowers, frame, lens, treatments, rightMeasurements, use, DispensedPowers.toMake(rightPowers, use, lens.stock(), rightMeasurements.bvd()));
    }

    /** What the lab makes and verifies. */
    public SpectaclePrescription powersToMake() {
        return dispensed == null ? prescription : dispensed;
    }

    /** Where the glazier centres each lens in its rim; an eye that was not measured has none. */
    public Centration centration() {
        return Centration.of(centredBy(), frame.size(), measurements);
    }

    /** A pair for near that was sold before near PDs were asked for stays centred as its ticket said: by the PDs it has. */
    public CentredBy centredBy() {
        boolean nearKnown = measurements.right().nearPd() != null || measurements.left().nearPd() != null;
        return LensDesign.of(lens.design()).map(design -> CentredBy.of(design, nearKnown ? use : null)).orElse(CentredBy.PUPIL);
    }

    /** @param own true for the patient's own frame, which has no code, brand, model or colour */
    public record FrameSold(boolean own, String code, String brand, String model, String colour, String rim, BigDecimal a, BigDecimal b, BigDecimal dbl, BigDecimal ed) {
        public FrameSize size() {
            return new FrameSize(a, b, dbl, ed, rim);
        }
    }

    /** @param stock true for a finished lens that is only glazed; false for one that is surfaced to order */
    public record LensSold(String code, String name, String supplier, String design, String material, BigDecimal index, boolean stock) {
    }

    public record TreatmentSold(String code, String name, String kind) {
    }
}
