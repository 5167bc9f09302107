package app.fovea.dispensing.entity;

import java.util.Comparator;
import java.util.List;

/**
 * A lens cut through horizontally, to be drawn: mm, from the vertex of its front, the side of the nose first.
 *
 * @param sections     from the nasal to the temporal edge
 * @param nasalEdge    thickness at the nose's side
 * @param temporalEdge thickness at the temple's side
 * @param centre       thickness at the optical centre
 */
public record LensProfile(List<Section> sections, double nasalEdge, double temporalEdge, double centre) {

    /**
     * One place along the cut.
     *
     * @param in    distance towards the nose from the optical centre
     * @param front how far the front lies before its vertex: negative, because it bends back
     * @param back  the same of the back
     */
    public record Section(double in, double front, double back) {
        public double thickness() {
            return front - back;
        }
    }

    static LensProfile of(List<Section> sections, double centre) {
        List<Section> fromTheNose = sections.stream().sorted(Comparator.comparingDouble(Section::in).reversed()).toList();
        return new LensProfile(fromTheNose, fromTheNose.get(0).thickness(), fromTheNose.get(fromTheNose.size() - 1).thickness(), centre);
    }
}
