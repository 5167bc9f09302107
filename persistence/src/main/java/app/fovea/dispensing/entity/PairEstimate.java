package app.fovea.dispensing.entity;

import app.fovea.prescription.entity.Eye;
import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * How thick and heavy a pair becomes in a frame.
 *
 * @param right     null if a curve of that lens is too steep for the frame
 * @param left      the same
 * @param pdAssumed true while the PD that this pair is centred by is not measured and cannot be worked out, and 31.5 mm for the distance stands in for it
 * @param confirmed false while the material's values are to be confirmed against the maker's data sheet
 */
public record PairEstimate(LensEstimate right, LensEstimate left, boolean pdAssumed, boolean confirmed) {

    public LensEstimate of(Eye eye) {
        return eye == Eye.RIGHT ? right : left;
    }

    /** The eye whose lens is the thicker one, the right if they are alike; null if neither lens can be estimated. */
    @JsonIgnore
    public Eye thicker() {
        if (right == null || left == null) {
            return right != null ? Eye.RIGHT : left != null ? Eye.LEFT : null;
        }
        return left.thickest().compareTo(right.thickest()) > 0 ? Eye.LEFT : Eye.RIGHT;
    }
}
