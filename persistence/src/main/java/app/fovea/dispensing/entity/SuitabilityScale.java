package app.fovea.dispensing.entity;

import app.fovea.catalogue.entity.FrameSize;
import app.fovea.catalogue.entity.LensRange;
import app.fovea.exam.entity.Recommendation;
import app.fovea.prescription.entity.PowerNotation;
import app.fovea.prescription.entity.SpectaclePrescription;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/**
 * Ranks lenses for one wearer by the {@link IndexGuide}, and by toughness where that is asked for: by sport, a rimless frame or
 * eyes of which only one sees well. A child's optometrist asks for it by recommending an impact resistant lens.
 */
final class SuitabilityScale {
    private static final BigDecimal TOUGH_FROM = new BigDecimal("1.59");
    private static final BigDecimal TOUGH_TO = new BigDecimal("1.61");

    private final IndexGuide.Band band;
    private final boolean tough;
    private final Fit thinEnough;
    private final Fit higherThanNeeded;
    private final Fit thick;
    private final Fit toughEnough;
    private final Fit notTough;

    private SuitabilityScale(BigDecimal strongest, String toughFor) {
        band = IndexGuide.of(strongest);
        tough = toughFor != null;
        String power = PowerNotation.signed(strongest);
        boolean any = band.from().signum() == 0;
        thinEnough = fit(0, any ? "Any index serves %s".formatted(strongest.signum() == 0 ? PowerNotation.PLANO : power) : "Thin enough for %s".formatted(power));
        higherThanNeeded = fit(1, "A higher index than %s asks for".formatted(power));
        thick = fit(2, "Thicker than is usual for %s".formatted(power));
        toughEnough = fit(0, "Tough enough for %s".formatted(toughFor));
        notTough = fit(3, "Less tough than Trivex, polycarbonate or 1.60, which are usual for %s".formatted(toughFor));
    }

    static SuitabilityScale of(List<EyeNeed> needs, String toughFor) {
        BigDecimal strongest = needs.stream().filter(need -> !need.balance()).map(EyeNeed::strongest).max(Comparator.comparing(BigDecimal::abs)).orElse(BigDecimal.ZERO);
        return new SuitabilityScale(strongest, toughFor);
    }

    /** What a tough lens is asked for by; null if it is not. */
    static String toughFor(SpectaclePrescription prescription, Recommendation recommendation, FrameSize frame) {
        if (recommendation != null && recommendation.uses().contains("sport")) {
            return "sport";
        }
        if (frame != null && FrameSize.RIMLESS.equals(frame.rim())) {
            return "a rimless frame";
        }
        return prescription.right().balance() || prescription.left().balance() ? "an only eye" : null;
    }

    /** For a lens that fits; always one of a handful of the same objects. */
    Fit fitting(LensRange lens) {
        if (tough) {
            return toughEnough(lens) ? toughEnough : notTough;
        }
        return band.tooLow(lens.index()) ? thick : band.higherThanNeeded(lens.index()) ? higherThanNeeded : thinEnough;
    }

    private static boolean toughEnough(LensRange lens) {
        return lens.impactResistant() || lens.index().compareTo(TOUGH_FROM) >= 0 && lens.index().compareTo(TOUGH_TO) <= 0;
    }

    private static Fit fit(int rank, String words) {
        return new Fit(List.of(), new Suitability(rank, words + " (" + IndexGuide.TO_BE_CONFIRMED + ")"));
    }
}
