package app.fovea.dispensing.entity;

import java.util.List;

/**
 * Whether a lens suits a prescription, what was recommended, a frame and a face.
 *
 * @param against     why not; empty exactly if it does
 * @param suitability how well it serves those whom it fits
 */
public record Fit(List<FitReason> against, Suitability suitability) {
    public boolean ok() {
        return against.isEmpty();
    }

    /** Why not, in a dispenser's words. */
    public List<String> reasons() {
        return against.stream().map(FitReason::sentence).toList();
    }

    /** Why not, for programs; in the order of {@link #reasons}. */
    public List<String> codes() {
        return against.stream().map(FitReason::code).toList();
    }
}
