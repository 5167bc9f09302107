package app.fovea.advice.entity;

import app.fovea.tenancy.entity.TenantEntityManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** The practice's own sales, as advice ranks by them. */
@ApplicationScoped
public class AdviceRepository {
    @Inject
    private TenantEntityManager tenant;

    /** @param code of a treatment @param taken with how many pairs @param sold how many such pairs there were */
    public record Popularity(String code, long taken, long sold) {
    }

    public boolean remembers(UUID pairId) {
        return tenant.get().find(AdviceSale.class, pairId) != null;
    }

    public void add(AdviceSale sale) {
        tenant.get().persist(sale);
    }

    /** How often each treatment was taken with lenses of this design by wearers of this age; the one taken most first. */
    public List<Popularity> popularity(String design, AgeBand ageBand) {
        long sold = tenant.get().createQuery("select count(s) from AdviceSale s where s.design = :design and s.ageBand = :band", Long.class)
            .setParameter("design", design).setParameter("band", ageBand.id()).getSingleResult();
        return tenant.get().createQuery("select t, count(s) from AdviceSale s join s.treatments t where s.design = :design and s.ageBand = :band group by t order by count(s) desc, t", Object[].class)
            .setParameter("design", design).setParameter("band", ageBand.id()).getResultStream()
            .map(row -> new Popularity((String) row[0], ((Number) row[1]).longValue(), sold)).toList();
    }
}
