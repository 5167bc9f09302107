package app.fovea.journey.entity;

import app.fovea.tenancy.entity.TenantEntityManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
public class DeadLetterRepository {
    @Inject
    private TenantEntityManager tenant;

    public void add(DeadLetter letter) {
        tenant.get().persist(letter);
    }

    public void flush() {
        tenant.get().flush();
    }

    public Optional<DeadLetter> find(UUID id) {
        return Optional.ofNullable(tenant.get().find(DeadLetter.class, id));
    }

    /** Those nobody has seen to yet, newest first. */
    public List<DeadLetter> waiting(int limit) {
        return tenant.get().createQuery("select d from DeadLetter d where d.replayedAt is null order by d.failedAt desc, d.id desc", DeadLetter.class)
            .setMaxResults(limit).getResultList();
    }
}
