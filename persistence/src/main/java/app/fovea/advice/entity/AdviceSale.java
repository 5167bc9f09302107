package app.fovea.advice.entity;

import app.fovea.tenancy.entity.TenantRecord;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * One pair of spectacles that went to the lab, as far as advice ranks by it: which treatments were taken with which lens by which kind of wearer. No name and
 * no power. It has the pair's own id, so that remembering it twice changes nothing.
 */
@Entity
@Table(name = "advice_sales")
public class AdviceSale extends TenantRecord {
    @Column(updatable = false)
    private String design;
    @Column(updatable = false)
    private String material;
    @Column(name = "age_band", updatable = false)
    private String ageBand;
    @Column(name = "sold_at", updatable = false)
    private Instant soldAt;

    @ElementCollection
    @CollectionTable(name = "advice_sale_treatments", joinColumns = {
        @JoinColumn(name = "tenant_id", referencedColumnName = "tenant_id"), @JoinColumn(name = "sale_id", referencedColumnName = "id")})
    @Column(name = "code")
    private Set<String> treatments = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "advice_sale_uses", joinColumns = {
        @JoinColumn(name = "tenant_id", referencedColumnName = "tenant_id"), @JoinColumn(name = "sale_id", referencedColumnName = "id")})
    @Column(name = "use")
    private Set<String> uses = new HashSet<>();

    protected AdviceSale() {
    }

    /** @param pairId whose id this has @param lens what was made @param wearer who wears it @param treatments by the catalogue's codes */
    public AdviceSale(UUID pairId, Lens lens, Wearer wearer, Collection<String> treatments, Instant soldAt) {
        super(pairId);
        this.design = lens.design();
        this.material = lens.material();
        this.ageBand = wearer.ageBand().id();
        this.uses.addAll(wearer.uses());
        this.treatments.addAll(treatments);
        this.soldAt = soldAt;
    }

    public record Lens(String design, String material) {
    }

    /** @param uses what the exam says that the spectacles are for */
    public record Wearer(AgeBand ageBand, Collection<String> uses) {
    }
}
