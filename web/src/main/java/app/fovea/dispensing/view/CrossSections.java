package app.fovea.dispensing.view;

import app.fovea.catalogue.boundary.Catalogue.LensView;
import app.fovea.dispensing.entity.Centration;
import app.fovea.dispensing.entity.LensEstimate;
import app.fovea.dispensing.entity.LensProfile;
import app.fovea.dispensing.entity.LensProfile.Section;
import app.fovea.prescription.entity.Eye;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * Pictures of lenses side by side: of the same eye, the one with the thicker lens, and at the same scale, so that only the thickness differs.
 * A unit of the drawing is a millimetre.
 */
public class CrossSections implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final double MARGIN = 1;

    private final Eye eye;
    private final String viewBox;
    private final String explanation;

    private CrossSections(Eye eye, String viewBox, String explanation) {
        this.eye = eye;
        this.viewBox = viewBox;
        this.explanation = explanation;
    }

    /** Null where there is nothing to draw: no frame is chosen, or no lens can be estimated. */
    static CrossSections of(List<LensView> lenses) {
        LensView first = estimated(lenses);
        if (first == null) {
            return null;
        }
        Eye eye = first.estimate().thicker();
        return new CrossSections(eye, Extent.of(lenses, eye).viewBox(), explanation(first, eye));
    }

    /** Of both eyes at one scale. Empty where there is nothing to draw. */
    static Map<Eye, CrossSections> ofBoth(List<LensView> lenses) {
        LensView first = estimated(lenses);
        if (first == null) {
            return Map.of();
        }
        Extent right = Extent.of(lenses, Eye.RIGHT);
        Extent left = Extent.of(lenses, Eye.LEFT);
        String explanation = "The lenses are cut through and seen from above: front upwards, the right one with the nose to its left, the left one to its right, all at one scale. " + estimates(first);
        return Map.of(Eye.RIGHT, new CrossSections(Eye.RIGHT, right.asWideAs(left).viewBox(), explanation), Eye.LEFT, new CrossSections(Eye.LEFT, left.asWideAs(right).viewBox(), explanation));
    }

    private static LensView estimated(List<LensView> lenses) {
        return lenses.stream().filter(lens -> lens.estimate() != null && lens.estimate().thicker() != null).findFirst().orElse(null);
    }

    /** What the pictures of one eye take up, mm; nothing where no lens of it can be estimated. */
    private record Extent(double from, double to, double depth) {
        static Extent of(List<LensView> lenses, Eye eye) {
            List<Section> all = lenses.stream().map(lens -> estimate(lens, eye)).filter(Objects::nonNull).flatMap(lens -> lens.profile().sections().stream()).toList();
            return new Extent(least(all, section -> across(section, eye)) - MARGIN, -least(all, section -> -across(section, eye)) + MARGIN, -least(all, Section::back) + MARGIN);
        }

        Extent asWideAs(Extent other) {
            double more = Math.max(0, other.to - other.from - (to - from)) / 2;
            return new Extent(from - more, to + more, Math.max(depth, other.depth));
        }

        String viewBox() {
            return String.format(Locale.ROOT, "%.1f %.1f %.1f %.1f", from, -MARGIN, to - from, depth + MARGIN);
        }
    }

    public String getViewBox() {
        return viewBox;
    }

    public String getExplanation() {
        return explanation;
    }

    public boolean drawn(LensView lens) {
        return estimate(lens, eye) != null;
    }

    /** Along the front from the nose, and back along the back. */
    public String path(LensView lens) {
        List<Section> sections = estimate(lens, eye).profile().sections();
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < sections.size(); i++) {
            path.append(i == 0 ? "M" : "L").append(point(sections.get(i), sections.get(i).front()));
        }
        for (int i = sections.size() - 1; i >= 0; i--) {
            path.append("L").append(point(sections.get(i), sections.get(i).back()));
        }
        return path.append("Z").toString();
    }

    /** For those who do not see the picture. */
    public String label(LensView lens) {
        LensEstimate estimate = estimate(lens, eye);
        return "%s lens, index %s: %s mm at the thickest edge, %s mm in the middle, about %s g".formatted(
            eye == Eye.RIGHT ? "Right" : "Left", lens.index().setScale(Math.max(2, lens.index().stripTrailingZeros().scale()), RoundingMode.HALF_UP), estimate.edge(), estimate.centre(), grams(estimate));
    }

    public String caption(LensView lens) {
        LensEstimate estimate = estimate(lens, eye);
        return "Edge %s mm, middle %s mm, about %s g".formatted(estimate.edge(), estimate.centre(), grams(estimate));
    }

    private static String explanation(LensView lens, Eye eye) {
        return "Pictured is the %s lens, cut through and seen from above: front upwards, the nose to the %s, all at one scale. %s".formatted(
            eye == Eye.RIGHT ? "right" : "left", eye == Eye.RIGHT ? "left" : "right", estimates(lens));
    }

    private static String estimates(LensView lens) {
        return "Thickness and weight are estimates%s%s.".formatted(
            lens.estimate().pdAssumed() ? ", for a PD of " + Centration.USUAL_PD + " mm until it is measured" : "",
            lens.estimate().confirmed() ? "" : ", from values of the materials that are to be confirmed");
    }

    private static LensEstimate estimate(LensView lens, Eye eye) {
        return lens.estimate() == null ? null : lens.estimate().of(eye);
    }

    private static BigDecimal grams(LensEstimate estimate) {
        return estimate.weight().setScale(0, RoundingMode.HALF_UP);
    }

    private String point(Section section, double forward) {
        return String.format(Locale.ROOT, "%.2f %.2f", across(section, eye), -forward);
    }

    /** Somebody who looks up the page has the nose to the left of the right eye. */
    private static double across(Section section, Eye eye) {
        return eye == Eye.RIGHT ? -section.in() : section.in();
    }

    private static double least(List<Section> sections, ToDoubleFunction<Section> measure) {
        return sections.stream().mapToDouble(measure).min().orElse(0);
    }
}
