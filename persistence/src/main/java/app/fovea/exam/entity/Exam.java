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

    protected Exam() {
    }

    public Exam(UUID patientId, UUID branchId, UUID optometristId, LocalDate examinedOn) {
        this.patientId = patientId;
        this.branchId = branchId;
        this.optometristId = optometristId;
        this.examinedOn = examinedOn;
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
