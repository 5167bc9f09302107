package app.fovea.tenancy.entity;

import app.fovea.access.entity.CurrentCaller;
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
}
