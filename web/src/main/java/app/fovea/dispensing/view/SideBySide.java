package app.fovea.dispensing.view;

import app.fovea.catalogue.boundary.Catalogue.LensView;
import app.fovea.dispensing.entity.LensEstimate;
import app.fovea.dispensing.entity.PairEstimate;
import app.fovea.prescription.entity.Eye;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Up to three lenses beside each other: both eyes cut through at one scale, and in words what the others have over the first. */
public final class SideBySide implements Serializable {
    /** What fits beside each other on a laptop, and what one keeps in mind. */
    public static final int MOST = 3;
    private static final long serialVersionUID = 1L;

    private final List<LensView> lenses;
    private final CrossSections right;
    private final CrossSections left;

    SideBySide(List<LensView> lenses) {
        this.lenses = new ArrayList<>(lenses);
        Map<Eye, CrossSections> drawn = CrossSections.ofBoth(lenses);
        right = drawn.get(Eye.RIGHT);
        left = drawn.get(Eye.LEFT);
    }

    public List<LensView> getLenses() {
        return lenses;
    }

    /** Null while no frame is chosen. */
    public CrossSections getRight() {
        return right;
    }

    public CrossSections getLeft() {
        return left;
    }

    /** Thickest place of the edge, right and left. */
    public String edge(LensView lens) {
        return ofBoth(lens, LensEstimate::edge, " mm");
    }

    public String centre(LensView lens) {
        return ofBoth(lens, LensEstimate::centre, " mm");
    }

    public String weight(LensView lens) {
        BigDecimal grams = weightOfPair(lens);
        return grams == null ? "–" : "about " + grams.setScale(0, RoundingMode.HALF_UP) + " g";
    }

    /** “1.2 mm thinner, about 4 g lighter than the first”; empty for the first, and where it cannot be said. */
    public String against(LensView lens) {
        LensView first = lenses.get(0);
        if (lens.id().equals(first.id()) || thickest(lens) == null || thickest(first) == null) {
            return "";
        }
        String thickness = said(thickest(lens).subtract(thickest(first)), " mm", "thicker", "thinner");
        BigDecimal heavier = weightOfPair(lens) == null || weightOfPair(first) == null ? BigDecimal.ZERO : weightOfPair(lens).subtract(weightOfPair(first)).setScale(0, RoundingMode.HALF_UP);
        String weight = said(heavier, " g", "heavier", "lighter");
        return thickness.isEmpty() && weight.isEmpty() ? "As thick and heavy as the first"
            : String.join(", ", Stream.of(thickness, weight.isEmpty() ? "" : "about " + weight).filter(each -> !each.isEmpty()).toList()) + " than the first";
    }

    private static String said(BigDecimal difference, String unit, String more, String less) {
        return difference.signum() == 0 ? "" : difference.abs().toPlainString() + unit + " " + (difference.signum() > 0 ? more : less);
    }

    private interface Figure {
        BigDecimal of(LensEstimate estimate);
    }

    private static String ofBoth(LensView lens, Figure figure, String unit) {
        PairEstimate estimate = lens.estimate();
        return estimate == null || estimate.right() == null && estimate.left() == null ? "–" : one(estimate.right(), figure) + " / " + one(estimate.left(), figure) + unit;
    }

    private static String one(LensEstimate estimate, Figure figure) {
        return estimate == null ? "–" : figure.of(estimate).toPlainString();
    }

    private static BigDecimal thickest(LensView lens) {
        return estimates(lens).map(LensEstimate::thickest).reduce(BigDecimal::max).orElse(null);
    }

    /** Null unless both lenses can be estimated. */
    private static BigDecimal weightOfPair(LensView lens) {
        return estimates(lens).count() < 2 ? null : estimates(lens).map(LensEstimate::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Stream<LensEstimate> estimates(LensView lens) {
        return lens.estimate() == null ? Stream.empty() : Stream.of(lens.estimate().right(), lens.estimate().left()).filter(Objects::nonNull);
    }
}
