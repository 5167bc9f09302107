package app.fovea.tenancy.entity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

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
}
