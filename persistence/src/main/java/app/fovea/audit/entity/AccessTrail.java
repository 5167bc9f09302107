package app.fovea.audit.entity;

import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.RoleChange;
import app.fovea.journey.entity.JsonColumn;
import app.fovea.tenancy.entity.TenantEntityManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** The trail of access: who changed what somebody may do. Written here and nowhere else, in the transaction of what it records. */
@ApplicationScoped
public class AccessTrail {
    @Inject
    private TenantEntityManager tenant;

    /**
     * The caller did this just now, from where they work.
     *
     * @param roleId the role that it is about, or null; still there, for its name: record a deletion and flush before it is deleted
     * @param userId the person that it is about, or null
     * @param before what {@link AccessAction} names, as a record or a map; null where there was nothing
     * @param after  likewise
     * @param reason in the caller's words, or null
     */
    public void record(AccessAction action, UUID roleId, UUID userId, Object before, Object after, String reason) {
        tenant.get().persist(new RoleChange(CurrentCaller.get(), CurrentCaller.origin().orElse(null), action.id(), roleId, userId, json(before), json(after),
            reason == null || reason.isBlank() ? null : reason.strip()));
    }

    private static String json(Object state) {
        return state == null ? null : JsonColumn.write(state);
    }
}
