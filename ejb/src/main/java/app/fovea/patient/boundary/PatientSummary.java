package app.fovea.patient.boundary;

import app.fovea.exam.entity.Outcome;
import app.fovea.exam.entity.Recommendation;
import app.fovea.prescription.entity.PrescriptionChange;
import app.fovea.prescription.entity.SpectaclePrescription;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * All of a patient in one answer. A section that the caller may not see is null and named in {@code hidden}.
 *
 * @param retention null where the country's rule is not on file
 * @param alerts    one for each topic that the caller may see; {@code health} is named in {@code hidden} where some are not
 * @param recall    when they should come again, as somebody said; null where nobody did
 * @param worn      spectacles worn now, as far as they are ours; null for who may not see orders
 * @param merged    the records of the same person that were merged into this one, whose exams, sales, orders and messages are among these
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PatientSummary(PatientView patient, Stats stats, Retained retention, List<AlertView> alerts, RecallItem recall, Section<ExamItem> exams, Section<PrescriptionItem> prescriptions, List<WornItem> worn,
                             Section<OrderItem> orders, Section<InvoiceItem> invoices, Section<MessageItem> messages, Section<TimelineItem> timeline, List<MergedRecord> merged, List<String> hidden) {
    /** @param remindedAt when the patient was to be written to; absent until then */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RecallItem(LocalDate dueOn, String note, Instant setAt, Instant remindedAt) {
    }

    /** A record that leads here. */
    public record MergedRecord(UUID id, String number, Instant mergedAt) {
    }

    /**
     * The figures on top. What the caller may not see is null.
     *
     * @param totalSpent      what the patient paid, less what was given back; vouchers are not in it
     * @param outstanding     issued − paid − voucher
     * @param activeOrders    neither handed over nor cancelled
     * @param lastVisit       the latest finalised exam
     * @param nextDue         that exam and its recall
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Stats(BigDecimal totalSpent, BigDecimal nhsContribution, BigDecimal outstanding, Long activeOrders, LocalDate lastVisit, LocalDate nextDue, String currency) {
    }

    /**
     * How long the records are kept.
     *
     * @param keptUntil the earliest day on which they may be destroyed
     * @param reason    what decides it, in words
     * @param confirmed false where the rule has not been checked against its source
     */
    public record Retained(LocalDate keptUntil, String reason, boolean confirmed) {
    }

    /** Newest first, at most 50. @param total how many there are in all */
    public record Section<T>(List<T> items, long total) {
    }

    /** @param amendedBy the version that took its place; null for one that counts */
    public record ExamItem(UUID id, String state, LocalDate examinedOn, Instant finalizedAt, Outcome outcome, Integer recallMonths, Recommendation recommendation, boolean sellable, UUID amendedBy) {
    }

    /** @param change from the one before it; null for the first of all */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PrescriptionItem(UUID id, UUID examId, LocalDate prescribedOn, LocalDate expiresOn, boolean expired, SpectaclePrescription powers, PrescriptionChange change) {
    }

    /**
     * A pair that was handed over, that nothing of the same use replaced and that did not come back.
     *
     * @param use          {@code distance}, {@code near} or {@code intermediate}; null for several distances in one lens
     * @param treatments   by their names in the catalogue
     * @param powers       what they were made to; null for who may not read prescriptions
     * @param changedSince how the latest prescription differs from theirs; null when it does not, and for who may not read prescriptions
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record WornItem(UUID orderId, String number, String use, String frame, String lens, String design, List<String> treatments, LocalDate since, SpectaclePrescription powers,
                           PrescriptionChange changedSince) {
    }

    /**
     * @param treatments by their names in the catalogue
     * @param carrier    null until it is shipped, and where it goes by hand
     */
    public record OrderItem(UUID id, String number, int pairNo, String stage, String stageTitle, String category, LocalDate promisedOn, String frame, String lens, List<String> treatments,
                            Instant createdAt, Instant shippedAt, String carrier, String tracking, UUID invoiceId) {
    }

    public record InvoiceItem(UUID id, String number, Instant issuedAt, BigDecimal total, BigDecimal paid, BigDecimal voucher, BigDecimal refunded, BigDecimal outstanding, String currency,
                              boolean cancelled) {
    }

    /**
     * @param title     what kind of message it is, in words
     * @param recipient null with the body and the error of a failure for who may see that it was sent, and not what it said
     * @param sendAfter null for one that does not wait
     * @param error     why it was skipped, failed or is tried again
     */
    public record MessageItem(UUID id, String title, String channel, String recipient, String subject, String body, String state, Instant at, Instant sendAfter, Instant sentAt, int tries, String error) {
    }

    public record TimelineItem(UUID id, String type, String title, String actor, Instant at, UUID correlationId, UUID aggregateId) {
    }
}
