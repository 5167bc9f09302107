package app.fovea.audit.entity;

import app.fovea.tenancy.entity.TenantOwned;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Where one of a tenant's chains ends, as the database keeps it; moved by its triggers alone. */
@Entity
@Table(name = "audit_chain")
public class AuditHead extends TenantOwned {
    @Id
    private String chain;
    private long seq;
    private String hash;

    protected AuditHead() {
    }

    Chain.Head head() {
        return new Chain.Head(seq, hash);
    }
}
