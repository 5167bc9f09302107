package app.fovea.tenancy.entity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Query;
import java.util.Optional;
import org.eclipse.persistence.config.QueryHints;

/** The keys that keep a thing from being done twice. */
@ApplicationScoped
public class IdempotencyKeys {
    @Inject
    private TenantEntityManager tenant;

    public Optional<IdempotencyKey> find(String operation, String key) {
        return Optional.ofNullable(tenant.get().find(IdempotencyKey.class, new IdempotencyKey.Key(operation, key)));
    }

    public void add(IdempotencyKey key) {
        tenant.get().persist(key);
    }

    /**
     * Waits until nobody else is at work with this key, until the end of the transaction: of two requests with one key the second
     * finds the first one's answer.
     */
    public void lock(String operation, String key) {
        Query query = tenant.get().createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended(cast(current_tenant() as text) || ? || ?, 0)) as text)");
        query.setHint(QueryHints.ALLOW_NATIVE_SQL_QUERY, true);
        query.setParameter(1, "/" + operation + "/");
        query.setParameter(2, key);
        query.getSingleResult();
    }
}
