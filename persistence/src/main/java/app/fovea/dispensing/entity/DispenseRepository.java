package app.fovea.dispensing.entity;

import app.fovea.tenancy.entity.TenantEntityManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
public class DispenseRepository {
    @Inject
    private TenantEntityManager tenant;

    public Optional<Dispense> find(UUID id) {
        return Optional.ofNullable(tenant.get().find(Dispense.class, id));
    }

    /** For a change: the version of the whole sale goes up even when only one of its pairs changes. A sold one has its last version. */
    public Optional<Dispense> findForChange(UUID id) {
        Optional<Dispense> found = find(id);
        found.filter(Dispense::draft).ifPresent(draft -> tenant.get().lock(draft, LockModeType.OPTIMISTIC_FORCE_INCREMENT));
        return found;
    }

    /** The pair this patient bought last and for which somebody measured; its snapshot has how. */
    public Optional<DispensePair> lastMeasured(UUID patientId) {
        return tenant.get().createQuery("select p from DispensePair p where p.dispense.patientId = :patient and p.dispense.state = 'checked_out' and p.rightPd is not null"
                + " and p.leftPd is not null order by p.dispense.id desc, p.pairNo", DispensePair.class)
            .setParameter("patient", patientId).setMaxResults(1).getResultStream().findFirst();
    }

    public void add(Dispense dispense) {
        tenant.get().persist(dispense);
    }

    public void remove(Dispense dispense) {
        tenant.get().remove(dispense);
        tenant.get().flush();
    }

    /** Writes now, so that versions and constraints speak before the answer is made. */
    public void flush() {
        tenant.get().flush();
    }
}
