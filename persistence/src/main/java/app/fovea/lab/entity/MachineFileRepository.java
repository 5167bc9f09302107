package app.fovea.lab.entity;

import app.fovea.tenancy.entity.TenantEntityManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What the lab's machines sent. */
@ApplicationScoped
public class MachineFileRepository {
    @Inject
    private TenantEntityManager tenant;

    /** Writes now, so that the unique number speaks before the answer is made. */
    public void add(MachineFile file) {
        tenant.get().persist(file);
        tenant.get().flush();
    }

    public Optional<MachineFile> find(UUID id) {
        return Optional.ofNullable(tenant.get().find(MachineFile.class, id));
    }

    /** The newest first. */
    public List<MachineFile> of(UUID orderId) {
        return tenant.get().createQuery("select f from MachineFile f where f.orderId = :order order by f.no desc", MachineFile.class).setParameter("order", orderId).getResultList();
    }

    public Optional<MachineFile> newest(UUID orderId) {
        return tenant.get().createQuery("select f from MachineFile f where f.orderId = :order order by f.no desc", MachineFile.class).setParameter("order", orderId).setMaxResults(1).getResultStream().findFirst();
    }
}
