package app.fovea.audit.entity;

import app.fovea.access.entity.CurrentCaller;
import app.fovea.tenancy.entity.TenantEntityManager;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.persistence.config.QueryHints;

/** The seals over the general audit: whoever writes it waits for none, a timer puts them on in batches. */
@ApplicationScoped
public class AuditSeals {
    /** What a seal covers at most; the table refuses more. */
    public static final int BATCH = 1_000;

    @Inject
    private TenantEntityManager tenant;

    @Resource(lookup = "java:jboss/datasources/FoveaRelay")
    private DataSource relay;

    /** Who has entries without a seal. Asked as the relay, which sees across practices, and here nothing but whose they are. */
    public List<UUID> practicesWaiting() throws SQLException {
        List<UUID> practices = new ArrayList<>();
        try (Connection connection = relay.getConnection();
             PreparedStatement select = connection.prepareStatement("select distinct tenant_id from audit_unsealed");
             ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                practices.add(rows.getObject(1, UUID.class));
            }
        }
        return practices;
    }

    /**
     * Puts one seal over the entries that wait, without those that another node is sealing at this moment. Taking them out of the queue and sealing them
     * is one statement: none can be lost between, and none sealed twice.
     *
     * @return how many are under it; 0 when none waited
     */
    public int seal() {
        List<?> sealed = tenant.get().createNativeQuery("""
                with batch as (select entry_id from audit_unsealed where tenant_id = ? order by entry_id limit ? for update skip locked),
                     taken as (delete from audit_unsealed u using batch b where u.tenant_id = ? and u.entry_id = b.entry_id returning u.entry_id),
                     ids as (select array_agg(entry_id order by entry_id) as entry_ids from taken)
                insert into audit_seals (entry_ids) select entry_ids from ids where entry_ids is not null returning cardinality(entry_ids)""")
            .setHint(QueryHints.ALLOW_NATIVE_SQL_QUERY, true)
            .setParameter(1, CurrentCaller.get().tenantId()).setParameter(2, BATCH).setParameter(3, CurrentCaller.get().tenantId()).getResultList();
        return sealed.isEmpty() ? 0 : ((Number) sealed.get(0)).intValue();
    }
}
