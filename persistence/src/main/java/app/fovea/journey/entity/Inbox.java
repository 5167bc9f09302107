package app.fovea.journey.entity;

import app.fovea.tenancy.entity.TenantEntityManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** At least once on the wire, exactly once in effect: who has already done what. */
@ApplicationScoped
public class Inbox {
    @Inject
    private TenantEntityManager tenant;

    /** @return false when this listener has handled this event before: then there is nothing left to do */
    public boolean firstTime(String listener, UUID eventId) {
        return tenant.get().createNativeQuery("insert into event_inbox (listener, event_id) values (?, ?) on conflict do nothing")
            .setParameter(1, listener).setParameter(2, eventId).executeUpdate() == 1;
    }
}
