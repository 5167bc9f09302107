package app.fovea.billing.entity;

import app.fovea.tenancy.entity.TenantRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.UUID;

/** What of one line of an invoice a refund gave back. Written once. */
@Entity
@Table(name = "refund_lines")
public class RefundLine extends TenantRecord {
    @Column(name = "invoice_id")
    private UUID invoiceId;
    @Column(name = "refund_id")
    private UUID refundId;
    @Column(name = "line_no")
    private int lineNo;
    private boolean chosen;
    private BigDecimal amount;
    private BigDecimal vat;
    private BigDecimal exempt;

    protected RefundLine() {
    }

    public RefundLine(Payment refund, GivenBack.Part part) {
        this.invoiceId = refund.invoiceId();
        this.refundId = refund.id();
        this.lineNo = part.lineNo();
        this.chosen = part.chosen();
        this.amount = part.split().gross();
        this.vat = part.split().vat();
        this.exempt = part.split().exempt();
    }

    public UUID refundId() {
        return refundId;
    }

    GivenBack.Part part() {
        return new GivenBack.Part(lineNo, split(), chosen);
    }

    public int lineNo() {
        return lineNo;
    }

    /** Whether somebody gave this line back; false where an amount was given back and spread over the sale. */
    public boolean chosen() {
        return chosen;
    }

    public BigDecimal amount() {
        return amount;
    }

    public VatSplit split() {
        return new VatSplit(amount.subtract(vat).subtract(exempt), vat, exempt);
    }
}
