package app.fovea.billing.entity;

import app.fovea.tenancy.entity.TenantEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * What a patient owes for a sale. The document never changes after it is issued; what has been paid, claimed by voucher, refunded
 * and written off only grows. The database holds both rules.
 */
@Entity
@Table(name = "invoices")
public class Invoice extends TenantEntity {
    @Column(updatable = false)
    private String number;
    @Column(name = "patient_id", updatable = false)
    private UUID patientId;
    @Column(name = "dispense_id", updatable = false)
    private UUID dispenseId;
    @Column(name = "branch_id", updatable = false)
    private UUID branchId;
    @Column(name = "dispenser_id", updatable = false)
    private UUID dispenserId;
    @Column(name = "correlation_id", updatable = false)
    private UUID correlationId;
    @Column(updatable = false)
    private String currency;
    @Column(updatable = false)
    private BigDecimal total;
    @Column(updatable = false)
    private BigDecimal vat;
    @Column(updatable = false)
    private BigDecimal discount;
    @Column(name = "discount_reason", updatable = false)
    private String discountReason;
    private BigDecimal paid = BigDecimal.ZERO;
    private BigDecimal voucher = BigDecimal.ZERO;
    private BigDecimal refunded = BigDecimal.ZERO;
    @Column(name = "written_off")
    private BigDecimal writtenOff = BigDecimal.ZERO;
    @Column(name = "issued_at", updatable = false)
    private Instant issuedAt;
    @Column(name = "cancelled_at")
    private Instant cancelledAt;

    protected Invoice() {
    }

    /**
     * @param sale           what it is made of: whose, from which dispense, in which branch, sold by whom, in which journey
     * @param discountReason why the quote is below the catalogue's prices; null where it is not
     */
    public Invoice(String number, Sale sale, Quote quote, String discountReason, Instant issuedAt) {
        this.number = number;
        this.patientId = sale.patientId();
        this.dispenseId = sale.dispenseId();
        this.branchId = sale.branchId();
        this.dispenserId = sale.dispenserId();
        this.correlationId = sale.correlationId();
        this.currency = quote.currency();
        this.total = quote.total();
        this.vat = quote.vat();
        this.discount = quote.discount();
        this.discountReason = discountReason;
        this.issuedAt = issuedAt;
    }

    public record Sale(UUID patientId, UUID dispenseId, UUID branchId, UUID dispenserId, UUID correlationId) {
    }

    /** Takes a payment into account. The caller has checked that it is no more than what is outstanding. */
    public void take(Payment.Method method, BigDecimal amount) {
        if (method == Payment.Method.VOUCHER) {
            voucher = voucher.add(amount);
        } else {
            paid = paid.add(amount);
        }
    }

    public void refund(BigDecimal amount) {
        refunded = refunded.add(amount);
    }

    /** Gives up a part of what is outstanding. The caller has checked that it is no more than that. */
    public void writeOff(BigDecimal amount) {
        writtenOff = writtenOff.add(amount);
    }

    /** The sale is undone: nothing of it is outstanding from now on. The caller has given back what was paid. */
    void cancel(Instant now) {
        cancelledAt = now;
    }

    public boolean cancelled() {
        return cancelledAt != null;
    }

    /** Issued − paid − voucher − written off: what the patient still owes; nothing once it is cancelled. */
    public BigDecimal outstanding() {
        BigDecimal open = total.subtract(paid).subtract(voucher).subtract(writtenOff);
        return cancelled() ? open.subtract(open) : open;
    }

    /** What came in and stayed: paid + voucher − refunded. The voucher of a cancelled sale never comes. */
    public BigDecimal received() {
        BigDecimal stayed = paid.subtract(refunded);
        return cancelled() ? stayed : stayed.add(voucher);
    }

    /** What could still be given back to the patient. */
    public BigDecimal refundable() {
        return paid.subtract(refunded);
    }

    public String number() {
        return number;
    }

    public UUID patientId() {
        return patientId;
    }

    /** Null once the patient's record was erased. */
    public UUID dispenseId() {
        return dispenseId;
    }

    public UUID branchId() {
        return branchId;
    }

    public UUID dispenserId() {
        return dispenserId;
    }

    public UUID correlationId() {
        return correlationId;
    }

    public String currency() {
        return currency;
    }

    public BigDecimal total() {
        return total;
    }

    public BigDecimal vat() {
        return vat;
    }

    /** What was taken off; the total is without it. */
    public BigDecimal discount() {
        return discount;
    }

    /** Null where nothing was taken off. */
    public String discountReason() {
        return discountReason;
    }

    public BigDecimal paid() {
        return paid;
    }

    public BigDecimal voucher() {
        return voucher;
    }

    public BigDecimal refunded() {
        return refunded;
    }

    public BigDecimal writtenOff() {
        return writtenOff;
    }

    public Instant issuedAt() {
        return issuedAt;
    }
}
