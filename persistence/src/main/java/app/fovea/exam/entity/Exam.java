package app.fovea.exam.entity;

import app.fovea.journey.entity.Ids;
import app.fovea.journey.entity.JsonColumn;
import app.fovea.prescription.entity.SpectaclePrescription;
import app.fovea.tenancy.entity.TenantEntity;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One eye examination. Begun as a draft and changed as long as it is one; finalised once by a registered optometrist, which issues
 * the prescription and hands the recommendation over to the point of sale. From then on it never changes: the database refuses it.
 * What was wrong in it is corrected in a new version, an exam that amends it.
 *
 * <p>An exam begins a patient's journey: its correlation id goes with everything that follows from it.
 */
@Entity
@Table(name = "exams")
public class Exam extends TenantEntity {
    @Column(name = "patient_id", updatable = false)
    private UUID patientId;
    @Column(name = "branch_id", updatable = false)
    private UUID branchId;
    @Column(name = "optometrist_id")
    private UUID optometristId;
    @Column(name = "correlation_id", updatable = false)
    private UUID correlationId = Ids.next();
    private String state = "draft";
    @Column(name = "examined_on")
    private LocalDate examinedOn;
    private String reason;
    private String findings;
    private String outcome;
    @Column(name = "recall_months")
    private Integer recallMonths;
    @Convert(converter = RecommendationColumn.class)
    private Recommendation recommendation;
    @Column(name = "draft_prescription")
    @Convert(converter = PrescriptionColumn.class)
    private SpectaclePrescription draftPrescription;
    @Column(name = "finalized_at")
    private Instant finalizedAt;
    @Column(updatable = false)
    private UUID amends;
    @Column(name = "amendment_reason", updatable = false)
    private String amendmentReason;
    @Column(name = "amended_by")
    private UUID amendedBy;

    protected Exam() {
    }

    public Exam(UUID patientId, UUID branchId, UUID optometristId, LocalDate examinedOn) {
        this.patientId = patientId;
        this.branchId = branchId;
        this.optometristId = optometristId;
        this.examinedOn = examinedOn;
    }

    /** A new version of a finalised exam, with all that stands in that one, to be corrected and signed. It stays in the same journey. @param by who corrects it @param why in their words */
    public static Exam amending(Exam old, UUID by, String why) {
        Exam exam = new Exam(old.patientId, old.branchId, by, old.examinedOn);
        exam.correlationId = old.correlationId;
        exam.amends = old.id();
        exam.amendmentReason = why;
        exam.write(old.notes());
        return exam;
    }

    /** Another version took its place. The one thing that is written of a finalised exam. */
    public void replacedBy(Exam version) {
        amendedBy = version.id();
    }

    /** Takes what was written so far; anything may still be missing. */
    public void write(ExamNotes notes) {
        reason = notes.reason();
        findings = notes.findings();
        outcome = notes.outcome() == null ? null : notes.outcome().name();
        recallMonths = notes.recallMonths();
        recommendation = notes.recommendation();
        draftPrescription = notes.prescription();
    }

    /** Signs it. @param optometrist who answers for it */
    public void finalise(UUID optometrist, Instant now) {
        optometristId = optometrist;
        state = "finalized";
        finalizedAt = now;
    }

    public ExamNotes notes() {
        return new ExamNotes(reason, findings, outcome == null ? null : Outcome.valueOf(outcome), recallMonths, recommendation, draftPrescription);
    }

    public boolean finalised() {
        return state.equals("finalized");
    }

    public UUID patientId() {
        return patientId;
    }

    public UUID branchId() {
        return branchId;
    }

    public UUID optometristId() {
        return optometristId;
    }

    public UUID correlationId() {
        return correlationId;
    }

    public LocalDate examinedOn() {
        return examinedOn;
    }

    /** When the eyes are to be tested again; null while nobody has said in how many months. */
    public LocalDate retestOn() {
        return recallMonths == null ? null : examinedOn.plusMonths(recallMonths);
    }

    public Instant finalizedAt() {
        return finalizedAt;
    }

    /** The finalised exam that this one corrects; null for an exam of its own. */
    public UUID amends() {
        return amends;
    }

    /** Why; null for an exam of its own. */
    public String amendmentReason() {
        return amendmentReason;
    }

    /** The version that took its place; null for one that counts. */
    public UUID amendedBy() {
        return amendedBy;
    }

    @Converter
    public static class RecommendationColumn extends JsonColumn<Recommendation> implements AttributeConverter<Recommendation, Object> {
        public RecommendationColumn() {
            super(Recommendation.class);
        }
    }

    @Converter
    public static class PrescriptionColumn extends JsonColumn<SpectaclePrescription> implements AttributeConverter<SpectaclePrescription, Object> {
        public PrescriptionColumn() {
            super(SpectaclePrescription.class);
        }
    }
}
