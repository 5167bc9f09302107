package app.fovea.prescription.entity;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;

/**
 * The powers for both eyes. Pupil distance is not part of a prescription: it is measured when spectacles are dispensed.
 *
 * @param bvd         back vertex distance in mm, 5 to 25; needed when any meridian reaches 5 D
 * @param binocularVa visual acuity with both eyes, as written; null if not taken
 */
public record SpectaclePrescription(EyePower right, EyePower left, BigDecimal bvd, @JsonInclude(JsonInclude.Include.NON_NULL) String binocularVa) {
    public SpectaclePrescription {
        binocularVa = EyePower.unlessBlank(binocularVa);
    }

    public SpectaclePrescription(EyePower right, EyePower left, BigDecimal bvd) {
        this(right, left, bvd, null);
    }

    /** True if either eye has a near addition. */
    @JsonIgnore
    public boolean hasAdd() {
        return right.add() != null || left.add() != null;
    }

    /**
     * The powers of a pair for one distance: sphere and addition in one, no add.
     *
     * @param use null for a pair that serves several distances: the prescription as it is
     */
    public SpectaclePrescription forUse(Use use) {
        return use == null ? this : new SpectaclePrescription(right.forUse(use), left.forUse(use), bvd, null);
    }

    /**
     * The powers that do behind these spectacles what was prescribed at {@link #bvd}: each principal meridian is compensated
     * for the distance as worn and the result rounded to what is made.
     *
     * @param worn back vertex distance as measured, mm; null: not measured, so nothing changes
     * @param step what the lens is made in, 0.25 from stock and 0.125 surfaced
     */
    public SpectaclePrescription asWornAt(BigDecimal worn, BigDecimal step) {
        if (worn == null || bvd == null || worn.compareTo(bvd) == 0) {
            return this;
        }
        return new SpectaclePrescription(compensated(right, worn, step), compensated(left, worn, step), worn, binocularVa);
    }

    private EyePower compensated(EyePower eye, BigDecimal worn, BigDecimal step) {
        return eye.balance() ? eye : eye.withPower(eye.power().vertexCompensated(bvd, worn).inStepsOf(step));
    }
}
