package app.fovea.billing.entity;

import app.fovea.tenancy.entity.TenantRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;

/** A practice's decision how to split its prices for VAT from a day on. Another decision is another row: what was sold before was taxed by the old one. */
@Entity
@Table(name = "vat_methods")
public class DecidedVatMethod extends TenantRecord {
    @Column(name = "valid_from")
    private LocalDate validFrom;
    private String method;
    @Column(name = "exempt_percent")
    private BigDecimal exemptPercent;
    @Column(name = "decided_by")
    private UUID decidedBy;
    @Column(name = "decided_at")
    private Instant decidedAt;

    protected DecidedVatMethod() {
    }

    public DecidedVatMethod(LocalDate validFrom, VatMethod method, UUID decidedBy, Instant decidedAt) {
        this.validFrom = validFrom;
        this.method = method.kind().id();
        this.exemptPercent = method.exemptPercent();
        this.decidedBy = decidedBy;
        this.decidedAt = decidedAt;
    }

    public LocalDate validFrom() {
        return validFrom;
    }

    public VatMethod method() {
        return new VatMethod(VatMethod.Kind.valueOf(method.toUpperCase(Locale.ROOT)), exemptPercent);
    }

    public Instant decidedAt() {
        return decidedAt;
    }
}
