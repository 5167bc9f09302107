package app.fovea.tenancy.provisioning.demo;

import java.util.List;

/** What an eye reads with the best lens before it, as written in a record: a line of the Snellen chart, letters more or fewer. */
final class Acuity {
    private static final List<String> LINES = List.of("6/5", "6/6", "6/7.5", "6/9", "6/12", "6/18", "6/24", "6/36", "6/60", "3/60");
    private static final int NO_LETTERS_FROM = 6;

    private Acuity() {
    }

    static String of(Chance chance, Patient patient, double age, boolean right) {
        // Whoever is registered sight impaired has lost the lines that no lens brings back.
        double lost = patient.eyes().linesLost(age, right) + (patient.sightImpaired() ? 5.5 : 0);
        int line = (int) Math.max(0, Math.min(LINES.size() - 1, Math.round(lost)));
        if (line >= NO_LETTERS_FROM || !chance.of(0.35)) {
            return LINES.get(line);
        }
        boolean missed = lost > line || line == 0;
        return LINES.get(line) + (missed ? chance.pick("-1", "-2") : chance.pick("+1", "+2"));
    }
}
