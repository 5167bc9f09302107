package app.fovea.lab.entity;

import app.fovea.access.entity.CurrentCaller;
import app.fovea.tenancy.entity.TenantEntityManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Query;
import org.eclipse.persistence.config.QueryHints;

/** After how many days in which nobody came for them a practice puts spectacles with the unclaimed ones. */
@ApplicationScoped
public class UnclaimedRule {
    @Inject
    private TenantEntityManager tenant;

    /** 7 to 365; 60 where the practice has not decided. */
    public int days() {
        Query query = tenant.get().createNativeQuery("select unclaimed_after_days from tenants where id = ?");
        query.setHint(QueryHints.ALLOW_NATIVE_SQL_QUERY, true);
        query.setParameter(1, CurrentCaller.get().tenantId());
        return ((Number) query.getSingleResult()).intValue();
    }

    public void change(int days) {
        Query query = tenant.get().createNativeQuery("update tenants set unclaimed_after_days = ? where id = ?");
        query.setHint(QueryHints.ALLOW_NATIVE_SQL_QUERY, true);
        query.setParameter(1, days).setParameter(2, CurrentCaller.get().tenantId()).executeUpdate();
    }
}
