package app.fovea.tenancy.provisioning.demo;

/**
 * What an optometrist sees in these eyes every time, apart from their power: a disc does not change its shape from one visit to
 * the next, and what has begun stays.
 */
final class Health {
    private final int cupRight;
    private final int cupLeft;
    private final double pressure;
    private final double yellowFrom;
    private final double drusenFrom;
    private final String front;

    Health(Chance chance) {
        cupRight = chance.of(0.12) ? 5 : chance.between(2, 4);
        cupLeft = Math.max(2, Math.min(6, cupRight + chance.pick(0, 0, 0, 1, -1)));
        pressure = chance.normal(15, 2.3);
        yellowFrom = chance.between(60.0, 78.0);
        drusenFrom = chance.of(0.25) ? chance.between(66.0, 84.0) : Double.MAX_VALUE;
        front = chance.of(0.2) ? chance.pick("Mild blepharitis, lid hygiene explained.", "Arcus, otherwise clear corneas.", "Small pinguecula nasally R.") : null;
    }

    String discs() {
        return "Discs healthy, C/D R 0.%d L 0.%d.".formatted(cupRight, cupLeft);
    }

    /** In mmHg, a little different every time and hardly ever between the eyes. */
    String pressures(Chance chance) {
        int right = (int) Math.max(9, Math.min(21, Math.round(pressure + chance.normal(0, 1))));
        return "IOP R %d L %d mmHg".formatted(right, Math.max(8, right + chance.between(-1, 1)));
    }

    boolean yellowLens(double age) {
        return age >= yellowFrom;
    }

    boolean drusen(double age) {
        return age >= drusenFrom;
    }

    String front(double age) {
        return front == null || age < 50 ? "Lids, corneas and anterior chambers clear." : front;
    }
}
