package app.fovea.tenancy.entity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The shops of a practice, and what the practice says of itself. */
@ApplicationScoped
public class BranchRepository {
    @Inject
    private TenantEntityManager tenant;

    public Optional<Branch> find(UUID id) {
        return Optional.ofNullable(tenant.get().find(Branch.class, id));
    }

    /** In the order of their names. */
    public List<Branch> all() {
        return tenant.get().createQuery("select b from Branch b order by b.name", Branch.class).getResultList();
    }

    /** Empty while nobody has entered anything. */
    public Optional<PracticeDetails> details() {
        return tenant.get().createQuery("select d from PracticeDetails d", PracticeDetails.class).getResultStream().findFirst();
    }

    public void add(PracticeDetails details) {
        tenant.get().persist(details);
    }

    /** Writes now, so that the versions are the new ones, and two who enter the first details at once meet here. */
    public void flush() {
        tenant.get().flush();
    }
}
