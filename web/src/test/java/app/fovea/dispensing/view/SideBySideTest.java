package app.fovea.dispensing.view;

import static app.fovea.dispensing.view.CrossSectionsTest.lens;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.catalogue.boundary.Catalogue.LensView;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SideBySideTest {
    private final LensView standard = lens("CR-39", "1.498", "-2.00", "-6.00");
    private final LensView thin = lens("MR-174", "1.740", "-2.00", "-6.00");

    @Test
    void the_others_are_held_against_the_first() {
        SideBySide beside = new SideBySide(List.of(standard, thin, lens("CR-39", "1.498", "-2.00", "-6.00")));

        assertThat(beside.against(standard)).isEmpty();
        assertThat(beside.against(thin)).matches("\\d\\.\\d mm thinner, about \\d g lighter than the first");
        assertThat(new SideBySide(List.of(thin, standard)).against(standard)).matches("\\d\\.\\d mm thicker, about \\d g heavier than the first");
        assertThat(beside.against(beside.getLenses().get(2))).isEqualTo("As thick and heavy as the first");
    }

    @Test
    void both_eyes_have_their_figures() {
        SideBySide beside = new SideBySide(List.of(standard));

        assertThat(beside.edge(standard)).matches("\\d\\.\\d / \\d\\.\\d mm");
        assertThat(beside.centre(standard)).isEqualTo("2.0 / 2.0 mm");
        assertThat(beside.weight(standard)).matches("about \\d\\d g");
        assertThat(beside.getRight().label(standard)).startsWith("Right lens");
        assertThat(beside.getLeft().label(standard)).startsWith("Left lens");
    }

    @Test
    void both_eyes_are_drawn_at_one_scale() {
        SideBySide beside = new SideBySide(List.of(standard, thin));
        double[] right = box(beside.getRight());
        double[] left = box(beside.getLeft());

        assertThat(right[2]).as("width").isEqualTo(left[2]);
        assertThat(right[3]).as("height").isEqualTo(left[3]);
    }

    @Test
    void without_a_frame_there_is_nothing_to_draw_and_nothing_to_weigh() {
        LensView bare = new LensView(UUID.randomUUID(), null, null, null, null, null, null, false, false, false, null, List.of(), List.of(), null, 1, null, null, null, null, null);
        SideBySide beside = new SideBySide(List.of(bare));

        assertThat(beside.getRight()).isNull();
        assertThat(beside.edge(bare)).isEqualTo("–");
        assertThat(beside.weight(bare)).isEqualTo("–");
    }

    private static double[] box(CrossSections sections) {
        return Arrays.stream(sections.getViewBox().split(" ")).mapToDouble(Double::parseDouble).toArray();
    }
}
