package app.fovea.tenancy.entity;

import app.fovea.access.entity.CurrentCaller;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.UUID;
import org.eclipse.persistence.jpa.JpaEntityManager;

/**
 * The only way to an EntityManager, and the one place that sets the tenant: on the real EntityManager of the transaction.
 *
 * <p>Setting it on the injected proxy would leak: WildFly keeps a proxy's properties in a map that every thread and every pooled
 * bean shares, so that a later call which set no tenant reads the last one's rows (measured; docs/adr/0002). One transaction has
 * one tenant; a second one in it is refused.
 */
@ApplicationScoped
public class TenantEntityManager {
    /** What EclipseLink's discriminator reads. */
    public static final String TENANT_PROPERTY = "eclipselink.tenant-id";

    private static final Object TENANT_OF_TRANSACTION = TenantEntityManager.class;

    @PersistenceContext(unitName = "fovea")
    private EntityManager proxy;

    @Resource(lookup = "java:jboss/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transaction;

    /**
     * The transaction's EntityManager, bound to the caller's tenant.
     *
     * @throws app.fovea.access.entity.Refusal.NotSignedIn when nobody is at work
     * @throws IllegalStateException outside a transaction, or when the transaction belongs to another tenant
     */
    public EntityManager get() {
        UUID tenant = CurrentCaller.get().tenantId();
        if (transaction.getTransactionStatus() != Status.STATUS_ACTIVE) {
            throw new IllegalStateException("tenant data is read and written in a transaction only: call a boundary");
        }
        JpaEntityManager real = proxy.unwrap(JpaEntityManager.class);
        UUID bound = (UUID) transaction.getResource(TENANT_OF_TRANSACTION);
        if (bound == null) {
            real.setProperty(TENANT_PROPERTY, tenant.toString());
            transaction.putResource(TENANT_OF_TRANSACTION, tenant);
        } else if (!bound.equals(tenant)) {
            throw new IllegalStateException("one transaction, one tenant: begin another transaction for another tenant");
        }
        return real;
    }
}
