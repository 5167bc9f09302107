package app.fovea.billing.entity;

import java.math.BigDecimal;
import java.util.List;

/**
 * What one pair costs by the catalogue, VAT included.
 *
 * @param pairNo        from 1
 * @param frame         what to call the frame; null while none is chosen
 * @param framePrice    null for the patient's own frame
 * @param lens          what to call the lenses; null while none are chosen
 * @param lensPrice     per pair of lenses
 * @param dispensingFee null or zero if none is charged
 */
public record PairPrice(int pairNo, String frame, BigDecimal framePrice, String lens, BigDecimal lensPrice, BigDecimal dispensingFee, List<TreatmentPrice> treatments) {
    public PairPrice {
        treatments = treatments == null ? List.of() : List.copyOf(treatments);
    }

    public record TreatmentPrice(String name, BigDecimal price) {
    }
}
