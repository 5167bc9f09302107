package app.fovea.patient.boundary;

import app.fovea.access.entity.Refusal;
import java.util.List;

/** Somebody who looks like this has a record already (409). */
public final class MaybeRegistered extends Refusal {
    private static final long serialVersionUID = 1L;
    private final List<AlikeView> candidates;

    /** @param candidates the likeliest first, never empty */
    public MaybeRegistered(List<AlikeView> candidates) {
        super((candidates.size() == 1 ? "There may be a record of this person already: " + candidates.get(0).name() + (candidates.get(0).number() == null ? "" : " (" + candidates.get(0).number() + ")") + ", " + candidates.get(0).why() + "."
            : "There may be a record of this person already: " + candidates.size() + " are like this one.") + " Open the right one, or say that this is somebody else.");
        this.candidates = List.copyOf(candidates);
    }

    public List<AlikeView> candidates() {
        return candidates;
    }
}
