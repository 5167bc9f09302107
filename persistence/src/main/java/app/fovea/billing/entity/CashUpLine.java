package app.fovea.billing.entity;

import app.fovea.billing.entity.Payment.Method;
import app.fovea.tenancy.entity.TenantRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.UUID;

/** What a cash-up says of one method. Written once. */
@Entity
@Table(name = "cash_up_lines")
public class CashUpLine extends TenantRecord {
    @Column(name = "cash_up_id")
    private UUID cashUpId;
    private String method;
    private int payments;
    private BigDecimal opening;
    private BigDecimal taken;
    @Column(name = "given_back")
    private BigDecimal givenBack;
    private BigDecimal counted;

    protected CashUpLine() {
    }

    /** @param counted null where nobody looked */
    public CashUpLine(UUID cashUpId, Takings.OfMethod takings, BigDecimal counted) {
        this.cashUpId = cashUpId;
        this.method = takings.method().id();
        this.payments = takings.payments();
        this.opening = takings.opening();
        this.taken = takings.taken();
        this.givenBack = takings.givenBack();
        this.counted = counted;
    }

    public UUID cashUpId() {
        return cashUpId;
    }

    public Takings.OfMethod takings() {
        return new Takings.OfMethod(Method.valueOf(method.toUpperCase(Locale.ROOT)), payments, opening, taken, givenBack);
    }

    /** Null where nobody looked. */
    public BigDecimal counted() {
        return counted;
    }
}
