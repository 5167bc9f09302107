package app.fovea.dispensing.entity;

import app.fovea.billing.entity.Discount;
import app.fovea.tenancy.entity.TenantEntity;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A sale of spectacles from one exam. A draft is saved at every step; checked out once, when an invoice is made of it; from then on
 * it never changes.
 */
@Entity
@Table(name = "dispenses")
public class Dispense extends TenantEntity {
    @Column(name = "patient_id", updatable = false)
    private UUID patientId;
    @Column(name = "exam_id", updatable = false)
    private UUID examId;
    @Column(name = "prescription_id", updatable = false)
    private UUID prescriptionId;
    @Column(name = "branch_id", updatable = false)
    private UUID branchId;
    @Column(name = "dispenser_id")
    private UUID dispenserId;
    @Column(name = "correlation_id", updatable = false)
    private UUID correlationId;
    private String state = "draft";
    @Column(name = "goes_on_at", insertable = false, updatable = false)
    private String goesOnAt;
    /** Both are the database's own, and null for a sale that was begun in this transaction. */
    @Column(name = "created_at", insertable = false, updatable = false)
    private Instant begunAt;
    @Column(name = "updated_at", insertable = false, updatable = false)
    private Instant savedAt;
    @Column(name = "supply_reason")
    private String supplyReason;
    @Column(name = "registrant_number")
    private String registrantNumber;
    @Column(name = "discount_percent")
    private BigDecimal discountPercent;
    @Column(name = "discount_amount")
    private BigDecimal discountAmount;
    @Column(name = "discount_reason")
    private String discountReason;
    @Column(name = "discount_price")
    private BigDecimal discountPrice;
    @Column(name = "discounted_by")
    private UUID discountedBy;
    @Column(name = "supervisor_id")
    private UUID supervisorId;
    @Column(name = "supervised_at")
    private Instant supervisedAt;

    @OneToMany(mappedBy = "dispense", cascade = CascadeType.ALL, orphanRemoval = true, fetch = FetchType.LAZY)
    @OrderBy("pairNo")
    private List<DispensePair> pairs = new ArrayList<>();

    protected Dispense() {
    }

    public Dispense(UUID patientId, UUID examId, UUID prescriptionId, UUID branchId, UUID dispenserId, UUID correlationId) {
        this.patientId = patientId;
        this.examId = examId;
        this.prescriptionId = prescriptionId;
        this.branchId = branchId;
        this.dispenserId = dispenserId;
        this.correlationId = correlationId;
    }

    public boolean draft() {
        return state.equals("draft");
    }

    public boolean checkedOut() {
        return state.equals("checked_out");
    }

    /** From now on this person has the draft. */
    public void handTo(UUID dispenser) {
        this.dispenserId = dispenser;
    }

    /**
     * The end of the draft: what was sold stands.
     *
     * @param registrantNumber registration of whoever supplies or supervises, as it is now; null for somebody without one
     * @param supplyReason     why a registrant supplies from a prescription past its date; null where there is nothing to explain
     */
    public void checkOut(UUID dispenser, String registrantNumber, String supplyReason) {
        this.dispenserId = dispenser;
        this.registrantNumber = registrantNumber;
        this.supplyReason = supplyReason;
        state = "checked_out";
    }

    /** Takes something off the price. @param price what the sale costs without it, for which alone it is meant */
    public void discount(Discount given, BigDecimal price, UUID by) {
        discountPercent = given.percent();
        discountAmount = given.amount();
        discountReason = given.reason();
        discountPrice = price;
        discountedBy = by;
    }

    public void withdrawDiscount() {
        discountPercent = null;
        discountAmount = null;
        discountReason = null;
        discountPrice = null;
        discountedBy = null;
    }

    /** Null for none. */
    public Discount discount() {
        return discountReason == null ? null : new Discount(discountPercent, discountAmount, discountReason);
    }

    /** What the sale cost without the discount when it was given; null where there is none. */
    public BigDecimal discountPrice() {
        return discountPrice;
    }

    public UUID discountedBy() {
        return discountedBy;
    }

    /** A registrant answers for this sale as it stands. @param number their registration, as it is now */
    public void supervise(UUID registrant, String number, Instant now) {
        supervisorId = registrant;
        registrantNumber = number;
        supervisedAt = now;
    }

    /** What somebody confirmed was another sale, or another day's. */
    public void withdrawSupervision() {
        supervise(null, null, null);
    }

    /** Whether a registrant confirmed on this day that they supervise it. */
    public boolean supervisedOn(LocalDate day, ZoneId zone) {
        return supervisedAt != null && LocalDate.ofInstant(supervisedAt, zone).equals(day);
    }

    /** Makes it exactly so many pairs, keeping what was chosen for those that stay. */
    public void resize(int count) {
        while (pairs.size() > count) {
            pairs.remove(pairs.size() - 1);
        }
        while (pairs.size() < count) {
            pairs.add(new DispensePair(this, pairs.size() + 1));
        }
    }

    /** Takes one pair out; those behind it keep what they have and move up. @param index from 0 */
    public void removePair(int index) {
        for (int i = index; i < pairs.size() - 1; i++) {
            pairs.get(i).takeFrom(pairs.get(i + 1));
        }
        pairs.remove(pairs.size() - 1);
    }

    public List<DispensePair> pairs() {
        return pairs;
    }

    public UUID patientId() {
        return patientId;
    }

    public UUID examId() {
        return examId;
    }

    public UUID prescriptionId() {
        return prescriptionId;
    }

    public UUID branchId() {
        return branchId;
    }

    /** Who has the draft: who began it, or who took it over. Of a sold one, who sold it. */
    public UUID dispenserId() {
        return dispenserId;
    }

    /** Where somebody left it; null while nobody has gone from step to step. */
    public SaleStep goesOnAt() {
        return goesOnAt == null ? null : SaleStep.of(goesOnAt).orElseThrow();
    }

    public Instant begunAt() {
        return begunAt;
    }

    public Instant savedAt() {
        return savedAt;
    }

    /** Null where nobody confirmed that they supervise. */
    public UUID supervisorId() {
        return supervisorId;
    }

    public Instant supervisedAt() {
        return supervisedAt;
    }

    /** Of whoever supervises, and once it is sold of whoever supplied or supervised. */
    public String registrantNumber() {
        return registrantNumber;
    }

    public String supplyReason() {
        return supplyReason;
    }

    public UUID correlationId() {
        return correlationId;
    }
}
