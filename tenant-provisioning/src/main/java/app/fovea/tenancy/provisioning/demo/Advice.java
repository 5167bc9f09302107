package app.fovea.tenancy.provisioning.demo;

import app.fovea.exam.entity.Recommendation;
import app.fovea.prescription.entity.EyePower;
import app.fovea.prescription.entity.SpectaclePrescription;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What an optometrist recommends with a prescription: the design that serves the eyes, and a material that serves the power. */
final class Advice {
    private static final int CHILD = 16;

    private Advice() {
    }

    /** @param dazzled by low sun or headlights, as with early changes of the lens */
    static Recommendation on(Chance chance, SpectaclePrescription prescription, int age, boolean dazzled) {
        boolean adds = prescription.right().add() != null;
        boolean screen = age >= 20 && age < 67 && chance.of(0.45);
        boolean drives = age >= 18 && age < 85 && chance.of(0.4);
        boolean child = age < CHILD;
        List<String> uses = new ArrayList<>(List.of("distance"));
        if (adds) {
            uses.add("near");
        }
        if (screen) {
            uses.add(adds ? "intermediate" : "vdu");
        }
        if (drives) {
            uses.add("driving");
        }
        if (age >= 8 && age < 45 && chance.of(0.08)) {
            uses.add("sport");
        }
        boolean tough = child || uses.contains("sport");
        // What does not break comes before what is thin: the tough materials stand between the indices.
        return new Recommendation(uses, designs(chance, adds, screen, age), tough ? null : index(strongest(prescription)),
            tough, indicated(chance, drives, dazzled), note(chance, adds, screen, child, strongest(prescription)));
    }

    /** The power of the strongest meridian of either eye, without its sign. */
    static double strongest(SpectaclePrescription prescription) {
        return Math.max(strongest(prescription.right()), strongest(prescription.left()));
    }

    private static double strongest(EyePower eye) {
        double sphere = eye.sphere().doubleValue();
        return Math.max(Math.abs(sphere), Math.abs(sphere + eye.cylinderOrZero().doubleValue()));
    }

    private static List<String> designs(Chance chance, boolean adds, boolean screen, int age) {
        if (!adds) {
            return List.of("single_vision");
        }
        if (age > 72 && chance.of(0.22)) {
            return List.of("bifocal", "progressive");
        }
        return screen && chance.of(0.35) ? List.of("progressive", "occupational") : List.of("progressive");
    }

    private static BigDecimal index(double power) {
        return power >= 8.5 ? new BigDecimal("1.74") : power >= 6 ? new BigDecimal("1.67") : power >= 4 ? new BigDecimal("1.60") : null;
    }

    private static List<String> indicated(Chance chance, boolean drives, boolean dazzled) {
        List<String> kinds = new ArrayList<>();
        if (dazzled || drives && chance.of(0.12)) {
            kinds.add("anti_reflective");
        }
        if (dazzled && chance.of(0.3)) {
            kinds.add("photochromic");
        }
        return kinds;
    }

    private static String note(Chance chance, boolean adds, boolean screen, boolean child, double power) {
        if (child && chance.of(0.5)) {
            return chance.pick("Full-time wear, please fit firmly.", "Wear for school and television.", "Full-time wear. Spare pair advisable.");
        }
        if (power >= 6 && chance.of(0.5)) {
            return "Small round eye shape to keep the edge thin.";
        }
        if (adds && screen && chance.of(0.3)) {
            return "Two screens at 70 cm; discussed a desk pair.";
        }
        if (adds) {
            return chance.of(0.1) ? chance.pick("Happy with the present design.", "Keep the corridor of the present pair.", "New to varifocals, explained the swim.") : null;
        }
        return !child && chance.of(0.08) ? chance.pick("Mainly for driving.", "Not needed for reading.", "Wear as needed.") : null;
    }
}
