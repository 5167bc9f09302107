package app.fovea.billing.entity;

import app.fovea.tenancy.entity.TenantRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** That somebody said at which till they are. Its id is the person's: one is at one till. */
@Entity
@Table(name = "people_at_tills")
public class AtTill extends TenantRecord {
    @Column(name = "till_id")
    private UUID tillId;
    private Instant since;

    protected AtTill() {
    }

    public AtTill(UUID person, UUID tillId, Instant since) {
        super(person);
        move(tillId, since);
    }

    public final void move(UUID tillId, Instant since) {
        this.tillId = tillId;
        this.since = since;
    }

    public UUID tillId() {
        return tillId;
    }
}
