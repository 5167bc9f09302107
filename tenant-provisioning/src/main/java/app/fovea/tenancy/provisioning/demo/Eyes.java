package app.fovea.tenancy.provisioning.demo;

import app.fovea.prescription.entity.Base;
import app.fovea.prescription.entity.Prism;
import java.util.List;

/**
 * How one person's eyes develop over a life. Drawn once, then asked at any age, so that visits years apart belong to the same
 * eyes: myopia grows through the school years and stops, far-sightedness shows from the forties on, astigmatism turns from
 * with to against the rule, a cataract makes short-sighted until it is operated on.
 */
final class Eyes {
    private static final double PRESBYOPIA = 42;
    private static final double NEVER = 999;

    private final double grown;
    private final double atFive;
    private final double onset;
    private final double lateShift;
    private final double cataractFrom;
    private final double operatedAt;
    private final double afterSurgery;
    private final double anisometropia;
    private final double withTheRule;
    private final double turn;
    private final double oblique;
    private final double unlikeness;
    private final double addOffset;
    private final double sharpRight;
    private final double sharpLeft;
    private final double prismIn;
    private final double prismUpLeft;

    Eyes(Chance chance, Person person) {
        int born = person.birthDate().getYear();
        boolean eastAsian = person.community().equals("chinese");
        boolean southAsian = person.community().equals("pakistani") || person.community().equals("punjabi") || person.community().equals("gujarati");
        double myopes = born >= 1990 ? 0.44 : born >= 1962 ? 0.35 : 0.25;
        myopes += eastAsian ? 0.32 : southAsian ? 0.06 : 0;
        double hyperopes = born >= 1990 ? 0.16 : born >= 1962 ? 0.26 : 0.38;
        double kind = chance.between(0.0, 1.0);
        boolean myope = kind < myopes;
        boolean hyperope = !myope && kind > 1 - hyperopes;
        // Few go beyond −9; those are the ones whose lenses are remembered.
        grown = myope ? -Math.min(11, 0.6 + chance.skewed(eastAsian ? 2.9 : 2.1)) : hyperope ? Math.min(7, 0.75 + chance.skewed(1.05)) : chance.normal(0.15, 0.35);
        atFive = myope ? chance.normal(0.6, 0.3) : hyperope ? grown + chance.between(0.4, 1.2) : chance.normal(1.0, 0.3);
        onset = myope ? Math.max(5.5, chance.normal(grown < -5 ? 7.5 : 10.5, 1.8)) : NEVER;
        lateShift = Math.max(0, chance.normal(hyperope ? 1.2 : 0.7, 0.3));
        boolean cataract = chance.of(0.45);
        cataractFrom = cataract ? chance.normal(72, 4.5) : NEVER;
        operatedAt = cataract && chance.of(0.75) ? cataractFrom + chance.between(3.0, 7.0) : NEVER;
        afterSurgery = chance.normal(-0.3, 0.35);
        anisometropia = chance.of(0.05) ? chance.pick(-1.0, 1.0) * chance.between(1.0, 2.75) : chance.normal(0, 0.17);
        withTheRule = chance.of(0.025) ? chance.between(1.2, 2.1) : chance.of(0.08) ? chance.between(0.5, 1.3) : chance.normal(0.14, 0.16);
        turn = chance.between(0.15, 0.55);
        oblique = chance.normal(0, 0.10);
        unlikeness = chance.normal(0, 0.07);
        addOffset = chance.normal(0, 0.14);
        sharpRight = chance.normal(0, 0.4);
        sharpLeft = sharpRight + chance.normal(0, 0.3);
        boolean prism = chance.of(0.03);
        boolean vertical = prism && chance.of(0.35);
        prismIn = prism && !vertical ? chance.pick(1.0, 1.5, 2.0, 3.0) : 0;
        prismUpLeft = vertical ? chance.pick(0.5, 1.0, 1.5) : 0;
    }

    /** @param right or left: mirror images of each other, nearly */
    Refraction at(double age, boolean right) {
        double side = right ? 0.5 : -0.5;
        boolean operated = age >= operatedAt;
        double m = (operated ? afterSurgery : sphere(age)) + side * (operated ? anisometropia / 4 : anisometropia);
        double j0 = (withTheRule - turn * smooth((age - 35) / 45)) * (operated ? 0.6 : 1) + side * unlikeness;
        double j45 = (right ? oblique : -oblique) + side * unlikeness / 2;
        return new Refraction(m, j0, j45);
    }

    /** Rises from the early forties to the sixties and stays; null before. */
    Double add(double age) {
        double needed = 0.75 + Math.min(8, age - PRESBYOPIA) * 0.115 + Math.max(0, age - PRESBYOPIA - 8) * 0.05 + addOffset;
        if (age < PRESBYOPIA - 1 || needed < 0.7) {
            return null;
        }
        return Dioptres.rounded(Math.max(0.75, Math.min(age > 78 ? 2.75 : 2.5, needed)));
    }

    /** How far down the chart, in lines from 6/5, this eye stops with the best lens: hardly anything until sixty, more each decade from then on. */
    double linesLost(double age, boolean right) {
        double young = age < 7 ? 1.4 : 0.35;
        double old = Math.max(0, age - 60) * 0.035 + Math.max(0, age - 78) * 0.08;
        double cloud = cataract(age) ? Math.min(3, 0.5 + 0.35 * (age - cataractFrom)) : 0;
        double lazy = lazy() && right == lazyRight() ? 3.2 : 0;
        return young + old + cloud + lazy + (right ? sharpRight : sharpLeft);
    }

    /** Shared between the eyes: both inwards, or up before one and down before the other. */
    List<Prism> prism(boolean right) {
        if (prismIn > 0) {
            return List.of(new Prism(Dioptres.of(prismIn), Base.IN));
        }
        return prismUpLeft > 0 ? List.of(new Prism(Dioptres.of(prismUpLeft), right ? Base.DOWN : Base.UP)) : List.of();
    }

    boolean cataract(double age) {
        return age >= cataractFrom && age < operatedAt;
    }

    /** The age at which it began. */
    double cataractSince() {
        return cataractFrom;
    }

    boolean operatedBetween(double from, double to) {
        return from < operatedAt && operatedAt <= to;
    }

    boolean operated(double age) {
        return age >= operatedAt;
    }

    boolean needsSpectacles(double age) {
        Refraction right = at(age, true);
        return add(age) != null || right.m() < -0.6 || right.m() > (age < 20 ? 1.6 : 0.8) || Math.hypot(right.j0(), right.j45()) > 0.4;
    }

    /** One eye was never used much: it was by far the more far-sighted. */
    boolean lazy() {
        return Math.abs(anisometropia) > 1.2 && grown > 0;
    }

    boolean lazyRight() {
        return lazy() && anisometropia > 0;
    }

    /** Grows by more than half a dioptre a year. */
    boolean progressing(double age) {
        return age < 17 && sphere(age - 1) - sphere(age) > 0.45;
    }

    private double sphere(double age) {
        double school = onset < NEVER
            ? age <= onset ? atFive + (0.1 - atFive) * Math.max(0, (age - 5) / (onset - 5)) : 0.1 + (grown - 0.1) * (1 - Math.exp(-0.26 * (age - onset)))
            : atFive + (grown - atFive) * smooth((age - 5) / 12);
        double late = lateShift * smooth((age - PRESBYOPIA) / 26);
        double cloud = age > cataractFrom ? -Math.min(2.5, 0.38 * (age - cataractFrom)) : 0;
        return school + late + cloud;
    }

    /** 0 before, 1 after, without corners between. */
    private static double smooth(double t) {
        double x = Math.max(0, Math.min(1, t));
        return x * x * (3 - 2 * x);
    }
}
