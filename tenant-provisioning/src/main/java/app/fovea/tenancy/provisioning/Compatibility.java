package app.fovea.tenancy.provisioning;

import app.fovea.catalogue.entity.LensDesign;
import app.fovea.tenancy.provisioning.Catalogue.Lens;
import app.fovea.tenancy.provisioning.Catalogue.Treatment;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;

/** Which treatments are made on which lenses: as the trade has it, and only what is stored; what excludes what is decided at the sale. */
final class Compatibility {
    private static final Set<String> COLOURED = Set.of("photochromic", "polarised", "tint", "mirror");
    /** A mirror is only laid on a dark lens. */
    private static final Set<String> DARK = Set.of("tint", "polarised", "mirror");
    private static final BigDecimal TOO_DENSE_TO_DYE = new BigDecimal("1.700");

    /** A pair is made unless one of these speaks against it. */
    private static final List<BiPredicate<Lens, Treatment>> NOT_MADE = List.of(
        // A finished lens comes coated from the mould and takes no colour afterwards.
        (lens, treatment) -> lens.stock() && COLOURED.contains(treatment.kind()),
        // Polycarbonate takes no dye in the bath, and is not cast round a polarising film here.
        (lens, treatment) -> lens.material().equals("Polycarbonate") && DARK.contains(treatment.kind()),
        (lens, treatment) -> lens.material().equals("Trivex") && treatment.kind().equals("polarised"),
        // The densest resins are neither dyed nor polarised.
        (lens, treatment) -> lens.index().compareTo(TOO_DENSE_TO_DYE) > 0 && DARK.contains(treatment.kind()),
        // Desk lenses are for indoors.
        (lens, treatment) -> lens.design() == LensDesign.OCCUPATIONAL && COLOURED.contains(treatment.kind()),
        // From 1.60 on, and in polycarbonate, the resin itself stops ultraviolet: nobody sells a bath for it.
        (lens, treatment) -> treatment.kind().equals("uv") && lens.index().compareTo(new BigDecimal("1.530")) >= 0,
        // The segment of a flat-top bifocal or trifocal is fused from clear resin only.
        (lens, treatment) -> lens.design().segmented() && treatment.kind().equals("polarised"));

    private Compatibility() {
    }

    static boolean made(Lens lens, Treatment treatment) {
        return NOT_MADE.stream().noneMatch(rule -> rule.test(lens, treatment));
    }
}
