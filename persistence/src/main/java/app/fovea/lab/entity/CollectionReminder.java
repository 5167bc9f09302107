package app.fovea.lab.entity;

import app.fovea.tenancy.entity.TenantRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** That a patient was to be reminded of spectacles which nobody fetched, once for each of the practice's days. What became of it stands with the message. */
@Entity
@Table(name = "collection_reminders")
public class CollectionReminder extends TenantRecord {
    @Column(name = "order_id")
    private UUID orderId;
    @Column(name = "after_days")
    private int afterDays;
    private Instant at;

    protected CollectionReminder() {
    }

    /** @param afterDays since they could be fetched, 1 to 365 */
    public CollectionReminder(UUID orderId, int afterDays, Instant at) {
        this.orderId = orderId;
        this.afterDays = afterDays;
        this.at = at;
    }

    public UUID orderId() {
        return orderId;
    }

    public int afterDays() {
        return afterDays;
    }

    public Instant at() {
        return at;
    }
}
