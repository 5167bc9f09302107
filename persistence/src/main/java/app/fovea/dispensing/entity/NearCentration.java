package app.fovea.dispensing.entity;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Where eyes that converge on near work pass through the lenses. */
public final class NearCentration {
    /** From the back of the lens' vertex to the eye's centre of rotation, less the vertex distance, mm. */
    private static final BigDecimal CORNEA_TO_ROTATION = new BigDecimal("15");
    /** Vertex distance where none was measured, mm. */
    private static final BigDecimal USUAL_BVD = new BigDecimal("12");

    /** Where most people hold a book, from the lens, mm. */
    private static final BigDecimal READING_DISTANCE = new BigDecimal("400");

    private NearCentration() {
    }

    /**
     * PD·l/(l + s), where s is the distance from lens to centre of rotation: vertex distance + 15 mm.
     *
     * @param pd              monocular or binocular, mm
     * @param workingDistance from the lens, mm
     * @param bvd             vertex distance, mm; null for the usual 12
     * @return mm, to 0.01
     */
    public static BigDecimal distance(BigDecimal pd, BigDecimal workingDistance, BigDecimal bvd) {
        BigDecimal behindTheLens = CORNEA_TO_ROTATION.add(bvd == null ? USUAL_BVD : bvd);
        return pd.multiply(workingDistance).divide(workingDistance.add(behindTheLens), 2, RoundingMode.HALF_UP);
    }

    /** The same for reading at 40 cm, mm to 0.1. */
    public static BigDecimal forReading(BigDecimal pd, BigDecimal bvd) {
        return distance(pd, READING_DISTANCE, bvd).setScale(1, RoundingMode.HALF_UP);
    }
}
