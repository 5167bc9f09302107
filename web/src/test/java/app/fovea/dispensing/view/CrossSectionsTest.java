package app.fovea.dispensing.view;

import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.catalogue.boundary.Catalogue.LensView;
import app.fovea.catalogue.entity.FrameSize;
import app.fovea.catalogue.entity.LensDesign;
import app.fovea.catalogue.entity.LensRange;
import app.fovea.catalogue.entity.PowerRange;
import app.fovea.dispensing.entity.LensEstimates;
import app.fovea.dispensing.entity.PairEstimate;
import app.fovea.prescription.entity.EyePower;
import app.fovea.prescription.entity.SpectaclePrescription;
import app.fovea.prescription.entity.Use;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CrossSectionsTest {
    private static final FrameSize FRAME = new FrameSize(decimal("52"), decimal("36"), decimal("18"), decimal("56"), "full");

    @Test
    void a_picture_has_a_sentence_for_those_who_do_not_see_it() {
        LensView lens = lens("MR-8", "1.6", "-4.00", "-3.00");
        CrossSections sections = CrossSections.of(List.of(lens));

        assertThat(sections.label(lens)).matches("Right lens, index 1\\.60: [45]\\.\\d mm at the thickest edge, 1\\.5 mm in the middle, about \\d g");
        assertThat(sections.caption(lens)).matches("Edge [45]\\.\\d mm, middle 1\\.5 mm, about \\d g");
        assertThat(sections.getExplanation()).isEqualTo("Pictured is the right lens, cut through and seen from above: front upwards, the nose to the left, all at one scale."
            + " Thickness and weight are estimates, for a PD of 31.5 mm until it is measured, from values of the materials that are to be confirmed.");
    }

    @Test
    void all_pictures_are_of_the_eye_with_the_thicker_lens_and_fit_one_scale() {
        LensView thick = lens("CR-39", "1.498", "-2.00", "-6.00");
        LensView thin = lens("MR-174", "1.740", "-2.00", "-6.00");
        CrossSections sections = CrossSections.of(List.of(thin, thick));
        double[] box = Arrays.stream(sections.getViewBox().split(" ")).mapToDouble(Double::parseDouble).toArray();

        assertThat(sections.label(thin)).startsWith("Left lens, index 1.74");
        for (LensView lens : List.of(thin, thick)) {
            String path = sections.path(lens);
            assertThat(path).matches("(M-?\\d+\\.\\d\\d -?\\d+\\.\\d\\d)(L-?\\d+\\.\\d\\d -?\\d+\\.\\d\\d){49}Z");
            for (String point : path.substring(1, path.length() - 1).split("L")) {
                double x = Double.parseDouble(point.split(" ")[0]);
                double y = Double.parseDouble(point.split(" ")[1]);
                assertThat(x).isBetween(box[0], box[0] + box[2]);
                assertThat(y).isBetween(box[1], box[1] + box[3]);
            }
        }
    }

    @Test
    void a_lens_that_cannot_be_estimated_is_not_drawn() {
        LensView possible = lens("MR-8", "1.6", "-4.00", "-3.00");
        LensView impossible = lens("CR-39", "1.498", "-28.00", "-28.00");

        assertThat(CrossSections.of(List.of(possible, impossible)).drawn(impossible)).isFalse();
        assertThat(CrossSections.of(List.of(impossible))).isNull();
        assertThat(CrossSections.of(List.of())).isNull();
    }

    static LensView lens(String material, String index, String right, String left) {
        SpectaclePrescription prescription = new SpectaclePrescription(eye(right), eye(left), null);
        LensRange range = new LensRange(LensDesign.SINGLE_VISION, material, decimal(index), false, false, false,
            new PowerRange(decimal("-30"), decimal("20"), decimal("6"), decimal("-30"), null, null), List.of(70), List.of(), null);
        PairEstimate estimate = LensEstimates.in(FRAME, null).of(prescription, Use.DISTANCE, range, false);
        return new LensView(UUID.randomUUID(), null, null, null, null, material, decimal(index), false, false, false, range.powers(), List.of(70), List.of(), null, 1, null, null, null, null, estimate);
    }

    private static EyePower eye(String sphere) {
        return new EyePower(decimal(sphere), null, null, null, List.of(), null);
    }

    private static BigDecimal decimal(String value) {
        return new BigDecimal(value);
    }
}
