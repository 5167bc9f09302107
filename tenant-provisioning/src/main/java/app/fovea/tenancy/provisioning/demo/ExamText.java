package app.fovea.tenancy.provisioning.demo;

import app.fovea.exam.entity.Outcome;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** What stands in the record in words: why they came and what was seen. */
final class ExamText {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    private final Chance chance;
    private final Patient patient;
    private final double age;
    private final Exam previous;
    private final Outcome outcome;

    ExamText(Chance chance, Patient patient, double age, Exam previous, Outcome outcome) {
        this.chance = chance;
        this.patient = patient;
        this.age = age;
        this.previous = previous;
        this.outcome = outcome;
    }

    String reason() {
        if (previous != null && patient.eyes().operatedBetween(patient.person().exactAge(previous.on()), age)) {
            return "Cataract operations since last visit, discharged by the eye clinic.";
        }
        if (!patient.eyes().prism(true).isEmpty() && chance.of(0.6)) {
            return "Intermittent double vision when tired, worse for reading.";
        }
        if (patient.eyes().cataract(age) && chance.of(0.6)) {
            return chance.pick("Dazzled by headlights, has given up driving at night.", "Colours look dull, print needs a brighter lamp.", "Glare in low sun.");
        }
        if (patient.history() == Patient.History.DIABETES && chance.of(0.5)) {
            return "Annual check, diabetic.";
        }
        boolean wears = previous != null && previous.prescription() != null;
        if (age < 16) {
            return wears ? chance.pick("Routine recall.", "Broke spectacles at school.", "Struggles with the whiteboard again.", "Routine recall, no complaints.")
                : chance.pick("School screening advised a test.", "Sits close to the television.", "Parents wear spectacles, to be on the safe side.", "Struggles with the whiteboard.");
        }
        if (age > 41 && age < 54 && chance.of(0.5)) {
            return chance.pick("Holds the phone further away.", "Small print difficult in the evening.", "Menus and labels getting harder.", "Needs more light to read.");
        }
        if (age < 45 && chance.of(0.4)) {
            return chance.pick("Blurred at distance when driving at night.", "Headaches after a day at the screen.", "Eyes tired by the afternoon.");
        }
        if (previous == null) {
            return chance.pick("New to the practice, routine test.", "New to the area.", "Recommended by a neighbour, routine test.", "Spectacles from elsewhere are four years old.");
        }
        return wears ? chance.pick("Routine recall.", "Routine sight test, no complaints.", "Routine recall.", "Routine recall.", "Spectacles scratched.", "Distance not as crisp as it was.", "Lost a pair on holiday.")
            : chance.pick("Routine recall.", "Routine sight test, no complaints.");
    }

    String findings(OpeningHours hours, Instant began) {
        List<String> notes = new ArrayList<>();
        if (patient.history() != null) {
            notes.add(patient.history().note);
        }
        notes.add(front());
        notes.add(lens());
        notes.add(back());
        if (age >= 40) {
            notes.add(patient.health().pressures(chance) + " at " + CLOCK.format(began.plusSeconds(600).atZone(hours.zone())) + ".");
            notes.add(outcome == Outcome.REFERRED ? "Fields: reliable, see plot." : "Fields full.");
        } else if (age < 16) {
            notes.add(patient.eyes().lazy() ? "Cover test: small esotropia, " + (patient.eyes().lazyRight() ? "R." : "L.") : "Cover test: straight at distance, small exophoria at near. Stereopsis 60 seconds.");
        }
        if (outcome == Outcome.REFERRED) {
            notes.add(patient.eyes().cataract(age) ? "Referred to the eye clinic for cataract assessment, patient agrees."
                : age < 16 ? "Referred to the orthoptist." : chance.pick("Repeat pressures raised, referred to the glaucoma clinic.", "Suspicious disc R, referred with images.", "Metamorphopsia L, urgent referral to the macular clinic."));
        }
        return String.join(" ", notes);
    }

    private String front() {
        return patient.history() == Patient.History.DRY_EYE ? "Tear film unstable, break-up 5 s R+L." : patient.health().front(age);
    }

    private String lens() {
        if (patient.eyes().operated(age)) {
            return "Pseudophakic R+L, capsules clear.";
        }
        if (patient.eyes().cataract(age)) {
            return "Nuclear sclerosis R+L, grade " + (age > patient.eyes().cataractSince() + 2.5 ? "2." : "1.");
        }
        return patient.health().yellowLens(age) ? "Lenses yellowing, no opacity." : "Lenses clear.";
    }

    private String back() {
        if (patient.sightImpaired()) {
            return age > 55 ? "Geographic atrophy at both maculae, unchanged. Uses a 4x illuminated magnifier." : "Known retinal dystrophy, under the eye clinic.";
        }
        return patient.health().discs() + (patient.health().drusen(age) ? " Few hard drusen at both maculae, no fluid. Amsler grid given." : " Maculae flat.");
    }
}
