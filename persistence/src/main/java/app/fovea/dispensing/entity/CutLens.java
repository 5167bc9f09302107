package app.fovea.dispensing.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A lens cut to its shape: as thin as the material allows in the middle and at every place of the edge. Thickness is measured parallel to
 * the axis: t(y) = t_c − sag(F1, y) − sag(F2, y), and a wedge where prism is prescribed.
 */
public final class CutLens {
    /** The back curve depends a little on the thickness, which depends on the back curve: each round leaves about a tenth of the error. */
    private static final int ROUNDS = 8;
    private static final double SETTLED = 1e-5;
    private static final int RIM_POINTS = 36;
    private static final int SECTION_POINTS = 25;
    private static final double CUBIC_MM_IN_CM = 1000;

    private final LensForm form;
    private final List<Reach> edge;
    private final double centre;

    private CutLens(LensForm form, List<Reach> edge, double centre) {
        this.form = form;
        this.edge = edge;
        this.centre = centre;
    }

    /** A place from the optical centre, in both ways to say it. */
    private record Reach(LensPoint point, double distance, double angle) {
        static Reach to(LensPoint point) {
            return new Reach(point, point.length(), Math.atan2(point.y(), point.x()));
        }
    }

    /**
     * @param opticalCentre from the middle of the shape's box
     * @return empty if a surface of the lens is too steep to reach the edge of this shape
     */
    public static Optional<CutLens> of(LensForm form, FrameTrace shape, LensPoint opticalCentre) {
        List<Reach> edge = shape.points().stream().map(point -> Reach.to(point.minus(opticalCentre))).toList();
        List<Reach> thin = form.blankRadius() > 0 ? rim(form.blankRadius()) : edge;
        double centre = form.material().minCentre();
        for (int round = 0; round < ROUNDS; round++) {
            double needed = form.material().minCentre();
            for (Reach point : thin) {
                if (!reaches(form, point, centre)) {
                    return Optional.empty();
                }
                needed = Math.max(needed, form.material().minEdge() - relief(form, point, centre));
            }
            double change = Math.abs(needed - centre);
            centre = needed;
            if (change < SETTLED) {
                break;
            }
        }
        double thickness = centre;
        return edge.stream().allMatch(point -> reaches(form, point, thickness)) ? Optional.of(new CutLens(form, edge, centre)) : Optional.empty();
    }

    /** At the optical centre, mm. */
    public double centre() {
        return centre;
    }

    public double thickestEdge() {
        return edge.stream().mapToDouble(this::thicknessAt).max().orElse(centre);
    }

    public double thinnestEdge() {
        return edge.stream().mapToDouble(this::thicknessAt).min().orElse(centre);
    }

    /** @param point from the optical centre */
    public double thicknessAt(LensPoint point) {
        return thicknessAt(Reach.to(point));
    }

    private double thicknessAt(Reach reach) {
        return centre + relief(form, reach, centre);
    }

    /**
     * Grams. The volume is integrated in polar coordinates around the optical centre: exactly along each radius, by the trapezium rule from point to point
     * of the outline. A disc cut from a spherical lens comes out exactly; an ellipse drawn in steps of 5° within 0.1 %.
     */
    public double weight() {
        double volume = 0;
        for (int i = 0; i < edge.size(); i++) {
            Reach here = edge.get(i);
            Reach next = edge.get((i + 1) % edge.size());
            double turn = Math.IEEEremainder(next.angle() - here.angle(), 2 * Math.PI);
            volume += turn * (volumePerRadian(here) + volumePerRadian(next)) / 2;
        }
        return volume / CUBIC_MM_IN_CM * form.material().density();
    }

    /** The lens cut through horizontally at the height of the optical centre, or as near to it as the shape reaches. */
    public LensProfile profile() {
        double lowest = edge.stream().mapToDouble(reach -> reach.point().y()).min().orElse(0);
        double highest = edge.stream().mapToDouble(reach -> reach.point().y()).max().orElse(0);
        double inside = (highest - lowest) / 100;
        double height = Math.max(lowest + inside, Math.min(highest - inside, 0));
        double from = Double.POSITIVE_INFINITY;
        double to = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < edge.size(); i++) {
            LensPoint here = edge.get(i).point();
            LensPoint next = edge.get((i + 1) % edge.size()).point();
            if (here.y() < height != next.y() < height) {
                double crossing = here.x() + (height - here.y()) / (next.y() - here.y()) * (next.x() - here.x());
                from = Math.min(from, crossing);
                to = Math.max(to, crossing);
            }
        }
        List<LensProfile.Section> sections = new ArrayList<>();
        for (int i = 0; i < SECTION_POINTS; i++) {
            LensPoint point = new LensPoint(from + (to - from) * i / (SECTION_POINTS - 1), height);
            double front = -form.front().sag(point.length());
            sections.add(new LensProfile.Section(point.in(form.eye()), front, front - thicknessAt(point)));
        }
        return LensProfile.of(sections, centre);
    }

    private double volumePerRadian(Reach reach) {
        double distance = reach.distance();
        return centre * distance * distance / 2 - form.front().volumePerRadian(distance) - form.back(reach.angle(), centre).volumePerRadian(distance)
            + form.wedge(reach.angle()) * distance * distance * distance / 3;
    }

    private static boolean reaches(LensForm form, Reach reach, double centre) {
        return form.front().reaches(reach.distance()) && form.back(reach.angle(), centre).reaches(reach.distance());
    }

    /** How much thicker the lens is here than in the middle. */
    private static double relief(LensForm form, Reach reach, double centre) {
        return form.wedge(reach.angle()) * reach.distance() - form.front().sag(reach.distance()) - form.back(reach.angle(), centre).sag(reach.distance());
    }

    private static List<Reach> rim(double radius) {
        List<Reach> rim = new ArrayList<>();
        for (int i = 0; i < RIM_POINTS; i++) {
            double angle = 2 * Math.PI * i / RIM_POINTS;
            rim.add(Reach.to(new LensPoint(radius * Math.cos(angle), radius * Math.sin(angle))));
        }
        return rim;
    }
}
