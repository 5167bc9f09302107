package app.fovea.access.entity;

import app.fovea.tenancy.entity.TenantEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A practice's word on a {@link DangerousPair}: refused, or a warning. */
@Entity
@Table(name = "pair_decisions")
public class PairDecision extends TenantEntity {
    private String pair;
    private boolean refused;
    @Column(name = "decided_by")
    private UUID decidedBy;
    @Column(name = "decided_at")
    private Instant decidedAt;

    protected PairDecision() {
    }

    public PairDecision(DangerousPair pair, boolean refused, UUID decidedBy, Instant now) {
        this.pair = pair.id();
        decide(refused, decidedBy, now);
    }

    public void decide(boolean refused, UUID decidedBy, Instant now) {
        this.refused = refused;
        this.decidedBy = decidedBy;
        this.decidedAt = now;
    }

    /** The id of a {@link DangerousPair}; one that this version of the program does not know says nothing. */
    public String pair() {
        return pair;
    }

    public boolean refused() {
        return refused;
    }
}
