package app.fovea.dispensing.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import app.fovea.catalogue.entity.FrameSize;
import app.fovea.dispensing.entity.CentredBy;
import java.math.BigDecimal;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FrameDrawingTest {
    private static final FrameSize FRAME = new FrameSize(mm("52"), mm("36.5"), mm("18"), mm("57"), "full");

    @Test
    void a_lens_is_drawn_as_large_as_it_is() {
        double[][] points = points(FrameDrawing.of(FRAME, CentredBy.PUPIL));

        assertThat(extent(points, 0)).isEqualTo(52, offset(0.02));
        assertThat(extent(points, 1)).isEqualTo(36.5, offset(0.02));
        assertThat(2 * Arrays.stream(points).mapToDouble(point -> Math.hypot(point[0], point[1])).max().orElseThrow()).isEqualTo(57, offset(0.2));
    }

    @Test
    void both_lenses_stand_their_bridge_apart_inside_the_picture() {
        FrameDrawing drawing = FrameDrawing.of(FRAME, CentredBy.PUPIL);
        double[] box = Arrays.stream(drawing.getViewBox().split(" ")).mapToDouble(Double::parseDouble).toArray();

        assertThat(2 * drawing.getMiddle() - drawing.getA()).isEqualTo(18);
        assertThat(box[0]).isLessThan(-drawing.getMiddle() - drawing.getA() / 2);
        assertThat(box[0] + box[2]).isGreaterThan(drawing.getMiddle() + drawing.getA() / 2);
        assertThat(box[1]).isLessThan(-drawing.getB() / 2);
        assertThat(box[1] + box[3]).isGreaterThan(drawing.getB() / 2);
    }

    @Test
    void what_is_drawn_is_said_too() {
        assertThat(FrameDrawing.of(FRAME, CentredBy.PUPIL).getLabel()).isEqualTo("The frame to scale, lenses 52 by 36.5 mm, 18 mm apart, with the pupils and the optical centres");
        assertThat(FrameDrawing.of(FRAME, CentredBy.NEAR_PUPIL).getExplanation()).isEqualTo("This pair is for near: it is centred by the near PDs.");
        assertThat(FrameDrawing.of(FRAME, CentredBy.NEAR_PUPIL).getBy()).isEqualTo("near_pupil");
    }

    @Test
    void without_a_frame_that_can_be_there_is_nothing_to_draw() {
        assertThat(FrameDrawing.of(null, CentredBy.PUPIL)).isNull();
        assertThat(FrameDrawing.of(new FrameSize(mm("52"), mm("36"), mm("18"), mm("80"), "full"), CentredBy.PUPIL)).isNull();
    }

    private static double[][] points(FrameDrawing drawing) {
        String path = drawing.getOutline();
        return Arrays.stream(path.substring(1, path.length() - 1).split("L")).map(point -> Arrays.stream(point.split(" ")).mapToDouble(Double::parseDouble).toArray()).toArray(double[][]::new);
    }

    private static double extent(double[][] points, int axis) {
        return Arrays.stream(points).mapToDouble(point -> point[axis]).max().orElseThrow() - Arrays.stream(points).mapToDouble(point -> point[axis]).min().orElseThrow();
    }

    private static BigDecimal mm(String length) {
        return new BigDecimal(length);
    }
}
