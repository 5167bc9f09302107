package app.fovea.exam.entity;

import app.fovea.exam.entity.SightTestIntervals.Interval;
import app.fovea.law.entity.Jurisdiction;
import app.fovea.prescription.entity.LensPower;
import app.fovea.prescription.entity.PrescriptionRules;
import app.fovea.prescription.entity.PrescriptionWarning;
import app.fovea.prescription.entity.SpectaclePrescription;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * In how many months a health service expects to see these eyes again, and what to say of an exam that strays from it. From age and
 * prescription alone: of what shortens an interval besides (diabetes, glaucoma in the family) there is no record that a program can
 * read, so the optometrist has the last word.
 *
 * @param reason    whom the interval is for, in words: “70 or over”
 * @param confirmed false where nobody has checked the interval against its source
 */
public record RecallAdvice(int months, String reason, boolean confirmed) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    /** Empty where the nation's intervals are not on file. @param prescription may be null or unfinished */
    public static Optional<RecallAdvice> of(LocalDate birthDate, LocalDate examinedOn, SpectaclePrescription prescription, Jurisdiction place) {
        return SightTestIntervals.SECTION.find(place, examinedOn).flatMap(rule -> interval(rule, birthDate, examinedOn, prescription)
            .map(interval -> new RecallAdvice(interval.months(), interval.reason(), rule.confirmed())));
    }

    /** Of a draft: a recall that is longer than the interval, and a test before it was due. @param lastTest null if there was none */
    public static List<PrescriptionWarning> warnings(ExamNotes notes, LocalDate birthDate, LocalDate examinedOn, LocalDate lastTest, Jurisdiction place) {
        List<PrescriptionWarning> warnings = new ArrayList<>();
        of(birthDate, examinedOn, notes.prescription(), place).filter(advice -> notes.recallMonths() != null && notes.recallMonths() > advice.months()).ifPresent(advice ->
            warnings.add(new PrescriptionWarning("recall_long", "recallMonths", "A recall after " + notes.recallMonths() + " months is longer than usual: " + advice.inWords() + ".")));
        if (lastTest != null) {
            SightTestIntervals.SECTION.find(place, examinedOn).flatMap(rule -> rule.dueOn(lastTest, birthDate, Set.of())).filter(examinedOn::isBefore).ifPresent(due ->
                warnings.add(new PrescriptionWarning("early_test", "reason", "The last test was on " + DAY.format(lastTest) + " and the next was due on " + DAY.format(due) + "." + reasons(place, examinedOn))));
        }
        return warnings;
    }

    /** “12 months for 70 or over”. */
    public String inWords() {
        return months + " months for " + reason + (confirmed ? "" : " (to be confirmed)");
    }

    private static String reasons(Jurisdiction place, LocalDate day) {
        return EarlyTestReasons.SECTION.find(place, day).map(rule -> " A claim for an earlier test names its reason: " + rule.inWords() + (rule.confirmed() ? "." : " (to be confirmed).")).orElse("");
    }

    private static Optional<Interval> interval(SightTestIntervals rule, LocalDate birthDate, LocalDate examinedOn, SpectaclePrescription prescription) {
        boolean corrected = prescription != null && PrescriptionRules.complete(prescription) && Stream.of(prescription.right(), prescription.left()).anyMatch(eye -> !plano(eye.power()));
        return rule.interval(Period.between(birthDate, examinedOn).getYears(), corrected ? Set.of(SightTestIntervals.REFRACTIVE_ERROR_CORRECTED) : Set.of());
    }

    private static boolean plano(LensPower power) {
        return power.sphere().signum() == 0 && power.cylinderOrZero().signum() == 0;
    }
}
