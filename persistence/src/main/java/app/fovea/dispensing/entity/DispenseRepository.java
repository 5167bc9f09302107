package app.fovea.dispensing.entity;

import app.fovea.tenancy.entity.TenantEntityManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.persistence.config.QueryHints;

@ApplicationScoped
public class DispenseRepository {
    @Inject
    private TenantEntityManager tenant;

    /** With its pairs and their treatments, in one question: whoever looks at a sale looks at those. */
    public Optional<Dispense> find(UUID id) {
        return tenant.get().createQuery("select d from Dispense d left join fetch d.pairs pair where d.id = :id order by pair.pairNo", Dispense.class)
            .setHint(QueryHints.LEFT_FETCH, "d.pairs.treatmentIds").setParameter("id", id).getResultStream().findFirst();
    }

    /** In one question. */
    public SaleBasis basisOf(Dispense dispense) {
        return tenant.get().createQuery("select new app.fovea.dispensing.entity.SaleBasis(p, x, e) from Patient p, Prescription x, Exam e"
                + " where p.id = :patient and x.id = :prescription and e.id = :exam", SaleBasis.class)
            .setParameter("patient", dispense.patientId()).setParameter("prescription", dispense.prescriptionId()).setParameter("exam", dispense.examId()).getSingleResult();
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
