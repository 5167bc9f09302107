package app.fovea.billing.entity;

import app.fovea.tenancy.entity.TenantRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** What was owed on an invoice and given up. Written once. */
@Entity
@Table(name = "write_offs")
public class WriteOff extends TenantRecord {
    @Column(name = "invoice_id")
    private UUID invoiceId;
    private BigDecimal amount;
    private String reason;
    @Column(name = "written_off_by")
    private UUID by;
    @Column(name = "written_off_at")
    private Instant at;

    protected WriteOff() {
    }

    /** @param reason why it will not be paid, in the words of whoever gives it up */
    public WriteOff(UUID invoiceId, BigDecimal amount, String reason, UUID by, Instant at) {
        this.invoiceId = invoiceId;
        this.amount = amount;
        this.reason = reason;
        this.by = by;
        this.at = at;
    }

    public BigDecimal amount() {
        return amount;
    }

    public String reason() {
        return reason;
    }

    public Instant at() {
        return at;
    }
}
