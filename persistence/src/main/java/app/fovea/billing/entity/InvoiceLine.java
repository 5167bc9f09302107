package app.fovea.billing.entity;

import app.fovea.tenancy.entity.TenantRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.UUID;

/** One line of an invoice; amounts include VAT. */
@Entity
@Table(name = "invoice_lines")
public class InvoiceLine extends TenantRecord {
    @Column(name = "invoice_id")
    private UUID invoiceId;
    @Column(name = "line_no")
    private int lineNo;
    @Column(name = "pair_no")
    private Integer pairNo;
    private String kind;
    private String description;
    private BigDecimal amount;
    private BigDecimal discount;
    @Column(name = "vat_rate")
    private BigDecimal vatRate;
    private BigDecimal vat;
    private BigDecimal exempt;

    protected InvoiceLine() {
    }

    public InvoiceLine(UUID invoiceId, int lineNo, QuoteLine quoted) {
        this.invoiceId = invoiceId;
        this.lineNo = lineNo;
        this.pairNo = quoted.pairNo();
        this.kind = quoted.kind();
        this.description = quoted.description();
        this.amount = quoted.amount();
        this.discount = quoted.discount();
        this.vatRate = quoted.vatRate();
        this.vat = quoted.vat();
        this.exempt = quoted.exempt();
    }

    public UUID invoiceId() {
        return invoiceId;
    }

    public int lineNo() {
        return lineNo;
    }

    public Integer pairNo() {
        return pairNo;
    }

    public String kind() {
        return kind;
    }

    public String description() {
        return description;
    }

    public BigDecimal amount() {
        return amount;
    }

    /** What was taken off to come to the amount. */
    public BigDecimal discount() {
        return discount;
    }

    public BigDecimal vatRate() {
        return vatRate;
    }

    public BigDecimal vat() {
        return vat;
    }

    /** The part that is exempt from VAT. */
    public BigDecimal exempt() {
        return exempt;
    }

    public VatSplit split() {
        return new VatSplit(amount.subtract(vat).subtract(exempt), vat, exempt);
    }
}
