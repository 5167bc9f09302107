package app.fovea.dispensing.entity;

import app.fovea.access.entity.Refusal;
import java.util.Locale;

/** A sphere was asked for further out than its radius: this lens cannot be ground for this frame. */
public final class SurfaceTooSteep extends Refusal {
    private static final long serialVersionUID = 1L;

    SurfaceTooSteep(Surface surface, double halfChord) {
        super(String.format(Locale.ROOT, "A surface of %+.2f D in index %.3f has a radius of %.1f mm: it does not reach %.1f mm from its middle. Choose a higher index or a smaller frame.",
            surface.power(), surface.index(), surface.radius(), halfChord));
    }
}
