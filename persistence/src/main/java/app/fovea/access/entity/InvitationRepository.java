package app.fovea.access.entity;

import app.fovea.tenancy.entity.TenantEntityManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Invitations, by their id and by whom they are for. */
@ApplicationScoped
public class InvitationRepository {
    @Inject
    private TenantEntityManager tenant;

    public void add(Invitation invitation) {
        tenant.get().persist(invitation);
    }

    /** Writes now, so that a failing database refuses before the mail has left the house. */
    public void flush() {
        tenant.get().flush();
    }

    public Optional<Invitation> find(UUID id) {
        return Optional.ofNullable(tenant.get().find(Invitation.class, id));
    }

    /** The newest one that somebody was sent, whatever became of it. */
    public Optional<Invitation> latestOf(UUID userId) {
        return tenant.get().createQuery("select i from Invitation i where i.userId = :user order by i.id desc", Invitation.class)
            .setParameter("user", userId).setMaxResults(1).getResultStream().findFirst();
    }

    /** Takes back every one that is still waiting. */
    public void endAllOf(UUID userId, Instant now) {
        tenant.get().createQuery("select i from Invitation i where i.userId = :user and i.usedAt is null and i.endedAt is null", Invitation.class)
            .setParameter("user", userId).getResultStream().forEach(invitation -> invitation.end(now));
    }
}
