package app.fovea.tenancy.entity;

import app.fovea.access.entity.Refusal;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;

/** Tenant-owned and edited by people: a stale save is a conflict, never a silent overwrite. */
@MappedSuperclass
public abstract class TenantEntity extends TenantRecord {
    @Version
    private long version;

    public long version() {
        return version;
    }

    /**
     * What the editor saw must be what is stored.
     *
     * @throws Refusal.Conflict when somebody saved in between
     */
    public void expectVersion(long seen, String what) {
        if (seen != version) {
            throw Refusal.Conflict.stale(what);
        }
    }
}
