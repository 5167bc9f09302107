package app.fovea.journey.entity;

import app.fovea.tenancy.entity.TenantEntityManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
public class ReplayRepository {
    @Inject
    private TenantEntityManager tenant;

    public Replay add(Replay replay) {
        tenant.get().persist(replay);
        return replay;
    }

    /** Writes now, so that the one that runs already refuses before anything is said to be under way. */
    public void flush() {
        tenant.get().flush();
    }

    public Optional<Replay> find(UUID id) {
        return Optional.ofNullable(tenant.get().find(Replay.class, id));
    }

    /** Locked until the transaction ends: whoever sends a page and whoever cancels take turns. */
    public Optional<Replay> lock(UUID id) {
        return Optional.ofNullable(tenant.get().find(Replay.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    public Optional<Replay> running(String listener) {
        return tenant.get().createQuery("select r from Replay r where r.listener = :listener and r.state = 'running'", Replay.class)
            .setParameter("listener", listener).getResultStream().findFirst();
    }

    /** Newest first. */
    public List<Replay> newest(int limit) {
        return tenant.get().createQuery("select r from Replay r order by r.startedAt desc, r.id desc", Replay.class).setMaxResults(limit).getResultList();
    }
}
