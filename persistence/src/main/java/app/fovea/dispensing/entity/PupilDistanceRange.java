package app.fovea.dispensing.entity;

import java.math.BigDecimal;

/** Within which binocular PDs of an age usually lie, mm: a child's head grows into the adult range. Outside of it one measures again. */
record PupilDistanceRange(int least, int most) {
    private static final PupilDistanceRange CHILD = new PupilDistanceRange(43, 58);
    private static final PupilDistanceRange GROWING = new PupilDistanceRange(43, 74);
    private static final PupilDistanceRange ADULT = new PupilDistanceRange(54, 74);
    private static final int GROWING_FROM = 12;
    private static final int GROWN_AT = 18;

    static PupilDistanceRange atAge(int years) {
        return years < GROWING_FROM ? CHILD : years < GROWN_AT ? GROWING : ADULT;
    }

    boolean contains(BigDecimal binocular) {
        return binocular.compareTo(BigDecimal.valueOf(least)) >= 0 && binocular.compareTo(BigDecimal.valueOf(most)) <= 0;
    }
}
