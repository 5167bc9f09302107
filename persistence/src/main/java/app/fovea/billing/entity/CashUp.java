package app.fovea.billing.entity;

import app.fovea.billing.entity.CashCount.Coins;
import app.fovea.journey.entity.JsonColumn;
import app.fovea.tenancy.entity.TenantRecord;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** That a till was counted: what it took since the last time, and who says so. Written once. */
@Entity
@Table(name = "cash_ups")
public class CashUp extends TenantRecord {
    @Column(name = "till_id")
    private UUID tillId;
    private int no;
    private String currency;
    @Column(name = "opened_at")
    private Instant openedAt;
    @Column(name = "closed_at")
    private Instant closedAt;
    @Column(name = "closed_by")
    private UUID closedBy;
    @Column(name = "left_in_till")
    private BigDecimal leftInTill;
    @Convert(converter = CoinsColumn.class)
    private List<Coins> coins;
    private String reason;

    protected CashUp() {
    }

    /** Closes the till. @param count checked by {@link CashCount#errors} */
    public CashUp(Till till, CashCount count, String currency, UUID by, Instant now) {
        this.tillId = till.id();
        this.currency = currency;
        this.openedAt = till.openedAt();
        this.closedAt = now;
        this.closedBy = by;
        this.leftInTill = Money.round(count.left(till), currency);
        this.coins = count.coins().isEmpty() ? null : count.coins();
        this.reason = count.reason();
        this.no = till.close(leftInTill, now);
    }

    public UUID tillId() {
        return tillId;
    }

    /** Counted from 1 for each till. */
    public int no() {
        return no;
    }

    public String currency() {
        return currency;
    }

    public Instant openedAt() {
        return openedAt;
    }

    public Instant closedAt() {
        return closedAt;
    }

    public UUID closedBy() {
        return closedBy;
    }

    public BigDecimal leftInTill() {
        return leftInTill;
    }

    /** Empty where nobody counted so. */
    public List<Coins> coins() {
        return coins == null ? List.of() : coins;
    }

    /** Why it differs; null where it does not and nobody said anything. */
    public String reason() {
        return reason;
    }

    @Converter
    public static class CoinsColumn extends JsonColumn<List<Coins>> implements AttributeConverter<List<Coins>, Object> {
        public CoinsColumn() {
            super(listOf(Coins.class));
        }
    }
}
