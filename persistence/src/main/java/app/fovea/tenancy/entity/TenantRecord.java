package app.fovea.tenancy.entity;

import app.fovea.journey.entity.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.util.UUID;

/** Tenant-owned and written once: ledger lines, history, issued documents. */
@MappedSuperclass
public abstract class TenantRecord extends TenantOwned {
    @Id
    @Column(updatable = false)
    private UUID id;

    protected TenantRecord() {
        this(Ids.next());
    }

    /** @param id of what it is a part or a memory of */
    protected TenantRecord(UUID id) {
        this.id = id;
    }

    public UUID id() {
        return id;
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other != null && getClass() == other.getClass() && id.equals(((TenantRecord) other).id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
