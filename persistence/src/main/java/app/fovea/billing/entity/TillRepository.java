package app.fovea.billing.entity;

import app.fovea.tenancy.entity.TenantEntityManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The tills of the practice, and who is at which. */
@ApplicationScoped
public class TillRepository {
    @Inject
    private TenantEntityManager tenant;

    public Optional<Till> find(UUID id) {
        return Optional.ofNullable(tenant.get().find(Till.class, id));
    }

    /** With those that are retired, by name. */
    public List<Till> all() {
        return tenant.get().createQuery("select t from Till t order by lower(t.name), t.id", Till.class).getResultList();
    }

    public void add(Till till) {
        tenant.get().persist(till);
    }

    /** Where this person said they are. */
    public Optional<AtTill> placeOf(UUID person) {
        return Optional.ofNullable(tenant.get().find(AtTill.class, person));
    }

    public void add(AtTill place) {
        tenant.get().persist(place);
    }

    public void remove(AtTill place) {
        tenant.get().remove(place);
    }

    /** How many payments of each till are in no cash-up yet; a till without any is left out. */
    public Map<UUID, Long> uncounted() {
        return tenant.get().createQuery("select p.tillId, count(p.id) from Payment p where p.tillId is not null"
                + " and not exists (select c.id from CashedUpPayment c where c.id = p.id) group by p.tillId", Object[].class)
            .getResultStream().collect(Collectors.toMap(row -> (UUID) row[0], row -> ((Number) row[1]).longValue()));
    }

    /** Writes now, so that versions and constraints speak before the answer is made. */
    public void flush() {
        tenant.get().flush();
    }
}
