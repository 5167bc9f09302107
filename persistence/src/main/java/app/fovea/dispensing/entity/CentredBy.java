package app.fovea.dispensing.entity;

import app.fovea.catalogue.entity.LensDesign;
import app.fovea.prescription.entity.Use;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;

/** By what a lens is placed in its rim: which PD decides where it is centred, and whether its height is the optical centre's. */
public enum CentredBy {
    /** The eye looks far: a pair for the distance or the screen, and every varifocal by its fitting cross. */
    @JsonProperty("pupil") PUPIL,
    /** The eyes converge: a single vision pair for near. Centred by the distance PDs it would make the eyes look through prism. */
    @JsonProperty("near_pupil") NEAR_PUPIL,
    /** A bifocal's or trifocal's segment, whose height is not the pupil's: the optical centre is left on the datum line. */
    @JsonProperty("segment") SEGMENT;

    /** @param use the one distance of a single vision pair; null for a multifocal one */
    public static CentredBy of(LensDesign design, Use use) {
        return design.segmented() ? SEGMENT : use == Use.NEAR ? NEAR_PUPIL : PUPIL;
    }

    /**
     * The PD that counts, mm. For near it is worked out for the {@linkplain NearCentration#forReading usual reading distance} until somebody measures it.
     *
     * @param bvd vertex distance as worn, mm; null while it is not measured
     * @return null where there is none
     */
    public BigDecimal pd(EyeMeasurement measured, BigDecimal bvd) {
        if (this != NEAR_PUPIL) {
            return measured.pd();
        }
        return measured.nearPd() != null ? measured.nearPd() : measured.pd() == null ? null : NearCentration.forReading(measured.pd(), bvd);
    }

    EyeMeasurement placed(EyeMeasurement measured, BigDecimal bvd) {
        return new EyeMeasurement(pd(measured, bvd), this == SEGMENT ? null : measured.height(), measured.nearPd());
    }
}
