package app.fovea.tenancy.provisioning.demo;

import app.fovea.exam.entity.Outcome;
import app.fovea.prescription.entity.EyePower;
import app.fovea.prescription.entity.PrescriptionRules;
import app.fovea.prescription.entity.SpectaclePrescription;
import java.time.Instant;
import java.time.LocalDate;

/** An optometrist's half hour with a patient: measures, compares with last time, writes down and decides. */
final class Examination {
    private final OpeningHours hours;

    Examination(OpeningHours hours) {
        this.hours = hours;
    }

    /**
     * @param previous   the visit before; null at the first
     * @param prescribes what follows needs a prescription, so that it must end with one
     */
    Exam finalized(Chance chance, Patient patient, Employee optometrist, Instant began, Exam previous, boolean prescribes) {
        return conduct(chance, patient, optometrist, began, previous, began.plusSeconds(chance.between(21 * 60, 29 * 60)), prescribes);
    }

    /** Begun and saved, not signed. */
    Exam draft(Chance chance, Patient patient, Employee optometrist, Instant began, Exam previous) {
        return conduct(chance, patient, optometrist, began, previous, null, true);
    }

    private Exam conduct(Chance chance, Patient patient, Employee optometrist, Instant began, Exam previous, Instant finalizedAt, boolean prescribes) {
        LocalDate on = hours.day(began);
        double age = patient.person().exactAge(on);
        Eyes eyes = patient.eyes();
        SpectaclePrescription measured = measure(chance, patient, age, previous);
        Outcome outcome = outcome(chance, patient, age, measured, previous, prescribes);
        SpectaclePrescription issued = !outcome.prescribes() ? null : outcome == Outcome.NO_CHANGE ? sameAs(previous.prescription(), measured) : measured;
        boolean dazzled = eyes.cataract(age);
        ExamText text = new ExamText(chance, patient, age, previous, outcome);
        boolean draft = finalizedAt == null;
        return new Exam(chance.id(began), chance.id(began), patient, optometrist, on, began, finalizedAt, text.reason(), draft && chance.of(0.5) ? null : text.findings(hours, began),
            draft ? null : outcome, draft ? null : recallMonths(patient, age, outcome), issued == null ? null : Advice.on(chance, issued, (int) age, dazzled),
            draft || issued == null ? null : chance.id(finalizedAt), issued);
    }

    private static SpectaclePrescription measure(Chance chance, Patient patient, double age, Exam previous) {
        Eyes eyes = patient.eyes();
        double unsure = chance.normal(0, 0.07);
        Double add = add(chance, patient, age, previous);
        EyePower right = about(chance, eyes.at(age, true), unsure).written(add, eyes.prism(true), Acuity.of(chance, patient, age, true));
        EyePower left = about(chance, eyes.at(age, false), unsure).written(add, eyes.prism(false), Acuity.of(chance, patient, age, false));
        SpectaclePrescription powers = new SpectaclePrescription(right, left, null);
        return PrescriptionRules.needsVertexDistance(powers) ? new SpectaclePrescription(right, left, patient.face().vertexDistance()) : powers;
    }

    /** Never less than last time; more than anybody else's for those who read with magnification. */
    private static Double add(Chance chance, Patient patient, double age, Exam previous) {
        Double needed = patient.eyes().add(age);
        if (needed == null) {
            return null;
        }
        double before = previous == null || previous.prescription() == null || previous.prescription().right().add() == null ? 0 : previous.prescription().right().add().doubleValue();
        return Math.max(before, patient.sightImpaired() && before < 3 ? chance.pick(3.0, 3.5, 4.0) : needed);
    }

    /** No two refractions of the same eye agree to the last eighth. */
    private static Refraction about(Chance chance, Refraction eye, double unsure) {
        return new Refraction(eye.m() + unsure + chance.normal(0, 0.05), eye.j0() + chance.normal(0, 0.03), eye.j45() + chance.normal(0, 0.03));
    }

    private static Outcome outcome(Chance chance, Patient patient, double age, SpectaclePrescription now, Exam previous, boolean prescribes) {
        if (!prescribes) {
            if (patient.eyes().cataract(age) && chance.of(0.10) || chance.of(age > 60 ? 0.02 : 0.008)) {
                return Outcome.REFERRED;
            }
            if (notWorthWearing(now, age)) {
                return Outcome.NO_RX;
            }
        }
        return previous != null && previous.prescription() != null && alike(previous.prescription(), now) && chance.of(0.8) ? Outcome.NO_CHANGE : Outcome.NEW_RX;
    }

    private static boolean notWorthWearing(SpectaclePrescription powers, double age) {
        // A child focuses through a dioptre of far-sightedness without noticing.
        double farSighted = age < 20 ? 1.25 : 0.25;
        return powers.right().add() == null && slight(powers.right(), farSighted) && slight(powers.left(), farSighted);
    }

    private static boolean slight(EyePower eye, double farSighted) {
        double sphere = eye.sphere().doubleValue();
        return sphere >= -0.25 && sphere <= farSighted && eye.cylinderOrZero().doubleValue() >= -0.5;
    }

    private static boolean alike(SpectaclePrescription before, SpectaclePrescription now) {
        return alike(before.right(), now.right()) && alike(before.left(), now.left());
    }

    private static boolean alike(EyePower before, EyePower now) {
        boolean sameAdd = before.add() == null ? now.add() == null : now.add() != null && before.add().compareTo(now.add()) == 0;
        double equivalent = now.sphere().subtract(before.sphere()).doubleValue() + now.cylinderOrZero().subtract(before.cylinderOrZero()).doubleValue() / 2;
        return sameAdd && Math.abs(equivalent) <= 0.26 && Math.abs(now.cylinderOrZero().subtract(before.cylinderOrZero()).doubleValue()) <= 0.26;
    }

    /** The powers stay; what was seen with them is new. */
    private static SpectaclePrescription sameAs(SpectaclePrescription before, SpectaclePrescription now) {
        return new SpectaclePrescription(seenWith(before.right(), now.right().va()), seenWith(before.left(), now.left().va()), before.bvd());
    }

    private static EyePower seenWith(EyePower power, String va) {
        return new EyePower(power.sphere(), power.cylinder(), power.axis(), power.add(), power.prism(), va);
    }

    /** The intervals of the NHS sight test. */
    static int recallMonths(Patient patient, double age, Outcome outcome) {
        if (patient.eyes().progressing(age) || age < 7 && outcome == Outcome.NEW_RX) {
            return 6;
        }
        boolean yearly = age < 16 || age >= 70 || age >= 40 && patient.history() != null && patient.history().yearly() || outcome == Outcome.REFERRED;
        return yearly ? 12 : 24;
    }
}
