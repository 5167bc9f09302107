package app.fovea.lab.entity;

import app.fovea.tenancy.entity.TenantRecord;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/** That a sale goes to the lab although no payment said so. Once for each sale, and never taken back: what it begins is stopped by cancelling the orders. */
@Entity
@Table(name = "order_releases")
public class OrderRelease extends TenantRecord {
    @Column(name = "dispense_id")
    private UUID dispenseId;
    private String reason;
    @Column(name = "released_by")
    private UUID releasedBy;
    @Column(name = "released_at")
    private Instant releasedAt;

    /** Why it begins: somebody confirmed it, nothing is left that could be paid, or the practice changed its policy and the sale meets the new one. */
    public enum Reason {
        CONFIRMED, NOTHING_LEFT_TO_PAY, POLICY_CHANGED;

        @JsonValue
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    protected OrderRelease() {
    }

    public OrderRelease(UUID dispenseId, Reason reason, UUID releasedBy, Instant releasedAt) {
        this.dispenseId = dispenseId;
        this.reason = reason.id();
        this.releasedBy = releasedBy;
        this.releasedAt = releasedAt;
    }

    public UUID dispenseId() {
        return dispenseId;
    }

    public Reason reason() {
        return Reason.valueOf(reason.toUpperCase(Locale.ROOT));
    }

    public UUID releasedBy() {
        return releasedBy;
    }

    public Instant releasedAt() {
        return releasedAt;
    }
}
