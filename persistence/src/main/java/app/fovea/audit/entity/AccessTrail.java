package app.fovea.audit.entity;

import app.fovea.access.entity.Caller;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.RoleChange;
import app.fovea.journey.entity.JsonColumn;
import app.fovea.tenancy.entity.TenantEntityManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** The trail of access: who changed what somebody may do. Written here and nowhere else, in the transaction of what it records. */
@ApplicationScoped
public class AccessTrail {
    @Inject
    private TenantEntityManager tenant;

    /**
     * The caller did this just now, from where they work.
     *
     * @param roleId the role that it is about, or null; still there, so record a deletion before it
     * @param userId the person that it is about, or null
     * @param before what {@link AccessAction} names, as a record or a map; null where there was nothing
     * @param after  likewise
     * @param reason in the caller's words, or null
     */
    public void record(AccessAction action, UUID roleId, UUID userId, Object before, Object after, String reason) {
        Caller caller = CurrentCaller.get();
        Instant now = Instant.now(Clock.systemUTC()).truncatedTo(ChronoUnit.MICROS);
        tenant.get().persist(new RoleChange(now, caller.userId(), caller.displayName(), action.id(), roleId, userId, json(before), json(after), reason));
    }

    private static String json(Object state) {
        return state == null ? null : JsonColumn.write(state);
    }
}
