package app.fovea.tenancy.provisioning.demo;

import java.util.List;

/** What an eye reads with the best lens before it, as written in a record: a line of the Snellen chart, letters more or fewer. */
final class Acuity {
    private static final List<String> LINES = List.of("6/5", "6/6", "6/7.5", "6/9", "6/12", "6/18", "6/24", "6/36", "6/60", "3/60");
    private static final int FAR_DOWN = 6;

    private Acuity() {
    }

    static String of(Chance chance, Patient patient, double age, boolean right) {
        int line = line(chance, patient, age, right);
        String letters = line >= FAR_DOWN || !chance.of(0.22) ? "" : chance.pick("-1", "-2", "+2", "-1");
        return LINES.get(line) + (line == 0 && letters.startsWith("+") ? "" : letters);
    }

    private static int line(Chance chance, Patient patient, double age, boolean right) {
        Eyes eyes = patient.eyes();
        if (patient.sightImpaired()) {
            return chance.between(7, 9);
        }
        int line = usual(chance, age);
        if (eyes.cataract(age)) {
            line += chance.between(0, 2);
        } else if (eyes.operated(age)) {
            line = Math.min(line, chance.between(1, 2));
        }
        if (eyes.lazy() && right == eyes.lazyRight()) {
            line += chance.between(2, 4);
        }
        return Math.min(line, LINES.size() - 1);
    }

    private static int usual(Chance chance, double age) {
        if (age < 7) {
            return chance.between(1, 2);
        }
        if (age < 60) {
            return chance.of(0.6) ? 0 : 1;
        }
        if (age < 75) {
            return chance.of(0.2) ? 0 : chance.of(0.75) ? 1 : 2;
        }
        return age < 85 ? chance.between(1, 3) : chance.between(2, 4);
    }
}
