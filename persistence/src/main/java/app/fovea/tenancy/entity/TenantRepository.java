package app.fovea.tenancy.entity;

import app.fovea.access.entity.CurrentCaller;
import app.fovea.lab.entity.ReleasePolicy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.persistence.config.QueryHints;

/** Tenants, as far as the application may see them: its own, and a slug's id for a sign-in. */
@ApplicationScoped
public class TenantRepository {
    @Inject
    private TenantEntityManager tenant;

    /** Without a tenant: this is asked before anybody is signed in. */
    @PersistenceContext(unitName = "fovea")
    private EntityManager beforeSignIn;

    /** The id of an active tenant, by the one function that answers without a tenant. */
    public Optional<UUID> idOf(String slug) {
        Query query = beforeSignIn.createNativeQuery("select cast(find_tenant(?) as text)");
        query.setHint(QueryHints.ALLOW_NATIVE_SQL_QUERY, true);
        query.setParameter(1, slug);
        return Optional.ofNullable((String) query.getSingleResult()).map(UUID::fromString);
    }

    public Tenant own() {
        return tenant.get().find(Tenant.class, CurrentCaller.get().tenantId());
    }

    /**
     * What lets a sale begin, as it will still be when this transaction commits: whoever acts on it and whoever changes it wait for each other, so that no
     * sale falls between the old policy and the new one. Take it before any other lock.
     */
    public ReleasePolicy releasePolicy() {
        return releasePolicy("share");
    }

    /** As {@link #releasePolicy}, to be changed: nobody else acts on it until the commit. */
    public ReleasePolicy releasePolicyForChange() {
        return releasePolicy("no key update");
    }

    private ReleasePolicy releasePolicy(String lock) {
        Query query = tenant.get().createNativeQuery("select release_policy, release_deposit_percent from tenants where id = ? for " + lock);
        query.setHint(QueryHints.ALLOW_NATIVE_SQL_QUERY, true);
        query.setParameter(1, CurrentCaller.get().tenantId());
        Object[] row = (Object[]) query.getSingleResult();
        return new ReleasePolicy(ReleasePolicy.Kind.of((String) row[0]).orElseThrow(), ((Number) row[1]).intValue());
    }

    public void change(ReleasePolicy policy) {
        Query query = tenant.get().createNativeQuery("update tenants set release_policy = ?, release_deposit_percent = ? where id = ?");
        query.setHint(QueryHints.ALLOW_NATIVE_SQL_QUERY, true);
        query.setParameter(1, policy.kind().id()).setParameter(2, policy.depositPercent()).setParameter(3, CurrentCaller.get().tenantId()).executeUpdate();
    }
}
