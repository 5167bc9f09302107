package app.fovea.exam.entity;

import app.fovea.access.entity.Refusal.FieldError;
import app.fovea.catalogue.entity.LensDesign;
import app.fovea.prescription.entity.PrescriptionRules;
import app.fovea.prescription.entity.PrescriptionWarning;
import app.fovea.prescription.entity.PrescriptionWarnings;
import app.fovea.prescription.entity.SpectaclePrescription;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What must be true of an exam's notes: little while it is a draft, everything when it is signed. */
public final class ExamRules {
    private static final int LONGEST_NOTE = 4000;
    private static final List<String> TREATMENT_KINDS = List.of("hard", "anti_reflective", "blue_filter", "photochromic", "polarised", "tint", "uv", "hydrophobic");

    private ExamRules() {
    }

    /** Whatever is there must make sense; it need not be complete. */
    public static List<FieldError> draftErrors(ExamNotes notes) {
        List<FieldError> errors = new ArrayList<>();
        tooLong("reason", notes.reason(), errors);
        tooLong("findings", notes.findings(), errors);
        if (notes.recallMonths() != null && (notes.recallMonths() < 1 || notes.recallMonths() > 60)) {
            errors.add(new FieldError("recall_out_of_range", "recallMonths", "Recall is between 1 and 60 months."));
        }
        if (notes.recommendation() != null) {
            recommendation(notes.recommendation(), errors);
        }
        if (notes.prescription() != null && PrescriptionRules.complete(notes.prescription())) {
            errors.addAll(PrescriptionRules.errors(notes.prescription(), "prescription"));
        }
        return errors;
    }

    /** Everything that the signature and the law ask for. */
    public static List<FieldError> finalErrors(ExamNotes notes) {
        List<FieldError> errors = new ArrayList<>(draftErrors(notes));
        if (notes.outcome() == null) {
            errors.add(new FieldError("outcome_missing", "outcome", "Say what the exam led to."));
        }
        if (notes.recallMonths() == null) {
            errors.add(new FieldError("recall_missing", "recallMonths", "Say in how many months to see the patient again."));
        }
        if (notes.outcome() != null && notes.outcome().prescribes()) {
            if (notes.prescription() == null || !PrescriptionRules.complete(notes.prescription())) {
                errors.add(new FieldError("prescription_missing", "prescription", "Write the prescription for both eyes: a sphere at least, PL for none."));
            }
            if (notes.recommendation() == null || notes.recommendation().uses().isEmpty()) {
                errors.add(new FieldError("uses_missing", "recommendation.uses", "Say what the spectacles are for."));
            }
            if (notes.recommendation() == null || notes.recommendation().designs().isEmpty()) {
                errors.add(new FieldError("designs_missing", "recommendation.designs", "Recommend at least one lens design."));
            }
        }
        return errors;
    }

    /**
     * What is possible but unusual, to be confirmed before signing. Only for notes without errors and with a complete prescription.
     *
     * @param age      the patient's age in years on the day of the exam
     * @param previous the patient's last prescription; null if there is none
     */
    public static List<PrescriptionWarning> warnings(ExamNotes notes, int age, SpectaclePrescription previous) {
        List<PrescriptionWarning> warnings = new ArrayList<>(PrescriptionWarnings.of(notes.prescription(), "prescription", age, previous));
        prismWithoutSymptoms(notes, warnings);
        return warnings;
    }

    private static void prismWithoutSymptoms(ExamNotes notes, List<PrescriptionWarning> warnings) {
        boolean prism = PrescriptionRules.hasPrism(notes.prescription());
        if (prism && blank(notes.reason()) && blank(notes.findings())) {
            warnings.add(new PrescriptionWarning("prism_without_symptoms", "findings", "Prism is prescribed, but neither the reason nor the findings say for which symptoms. Note them."));
        }
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }

    private static void recommendation(Recommendation advice, List<FieldError> errors) {
        known("recommendation.uses", "use", advice.uses(), Recommendation.USES, errors);
        known("recommendation.designs", "lens design", advice.designs(), LensDesign.IDS, errors);
        known("recommendation.clinicallyIndicated", "kind of treatment", advice.clinicallyIndicated(), TREATMENT_KINDS, errors);
        BigDecimal index = advice.minIndex();
        if (index != null && (index.compareTo(new BigDecimal("1.4")) < 0 || index.compareTo(new BigDecimal("2")) > 0)) {
            errors.add(new FieldError("index_out_of_range", "recommendation.minIndex", "A refractive index lies between 1.4 and 2."));
        }
        tooLong("recommendation.note", advice.note(), errors);
    }

    private static void known(String field, String what, List<String> values, List<String> known, List<FieldError> errors) {
        values.stream().filter(value -> !known.contains(value)).forEach(value ->
            errors.add(new FieldError("unknown_value", field, "“" + value + "” is no " + what + ". Choose from " + String.join(", ", known) + ".")));
    }

    private static void tooLong(String field, String text, List<FieldError> errors) {
        if (text != null && text.length() > LONGEST_NOTE) {
            errors.add(new FieldError("too_long", field, "This is longer than " + LONGEST_NOTE + " characters."));
        }
    }
}
