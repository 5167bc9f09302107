package app.fovea.audit.entity;

import app.fovea.access.entity.Caller;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.journey.entity.JsonColumn;
import app.fovea.tenancy.entity.TenantEntityManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Writes the audit trail, in the transaction of what it records. */
@ApplicationScoped
public class AuditTrail {
    @Inject
    private TenantEntityManager tenant;

    public void record(AuditEntry entry) {
        tenant.get().persist(entry);
    }

    /** The caller did this just now. */
    public void record(String action, String targetType, UUID targetId) {
        record(action, targetType, targetId, null);
    }

    /** The caller did this just now. @param detail what else one must know of it; null for nothing */
    public void record(String action, String targetType, UUID targetId, Map<String, String> detail) {
        Caller caller = CurrentCaller.get();
        record(new AuditEntry(Instant.now(Clock.systemUTC()), caller.userId(), caller.displayName(), action, targetType, targetId, null, detail == null ? null : JsonColumn.write(detail)));
    }
}
