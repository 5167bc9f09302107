package app.fovea.billing.entity;

import app.fovea.tenancy.entity.TenantRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** That a sale was cancelled before it was made, why, and what became of the money. Once for each sale, and never taken back. */
@Entity
@Table(name = "sale_cancellations")
public class SaleCancellation extends TenantRecord {
    @Column(name = "invoice_id")
    private UUID invoiceId;
    private String reason;
    @Column(name = "given_back")
    private BigDecimal givenBack;
    @Column(name = "taken_off")
    private BigDecimal takenOff;
    private BigDecimal voucher;
    private BigDecimal vat;
    private BigDecimal exempt;
    @Column(name = "cancelled_by")
    private UUID by;
    @Column(name = "cancelled_at")
    private Instant at;

    protected SaleCancellation() {
    }

    /**
     * @param invoice   as it stands before it is cancelled, all that was paid given back
     * @param givenBack what went back to the patient with the cancellation
     * @param rest      what of the sale was not given back to the patient: with the refunds exactly the sale
     */
    SaleCancellation(Invoice invoice, BigDecimal givenBack, VatSplit rest, String reason, UUID by, Instant at) {
        this.invoiceId = invoice.id();
        this.reason = reason;
        this.givenBack = givenBack;
        this.takenOff = invoice.outstanding();
        this.voucher = invoice.voucher();
        this.vat = rest.vat();
        this.exempt = rest.exempt();
        this.by = by;
        this.at = at;
    }

    public String reason() {
        return reason;
    }

    /** What went back to the patient with it; earlier refunds are not in it. */
    public BigDecimal givenBack() {
        return givenBack;
    }

    /** What the patient still owed, and owes no more. */
    public BigDecimal takenOff() {
        return takenOff;
    }

    /** What the health service was to pay, and must not be asked for. */
    public BigDecimal voucher() {
        return voucher;
    }

    public Instant at() {
        return at;
    }
}
