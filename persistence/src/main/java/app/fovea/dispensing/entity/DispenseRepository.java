package app.fovea.dispensing.entity;

import app.fovea.access.entity.CurrentCaller;
import app.fovea.exam.entity.Exam;
import app.fovea.tenancy.entity.TenantEntityManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
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
        return tenant.get().createQuery("select new app.fovea.dispensing.entity.SaleBasis(p, x, e) from Patient h, Patient p, Prescription x, Exam e"
                + " where h.id = :patient and p.id = h.personId and x.id = :prescription and e.id = :exam", SaleBasis.class)
            .setParameter("patient", dispense.patientId()).setParameter("prescription", dispense.prescriptionId()).setParameter("exam", dispense.examId()).getSingleResult();
    }

    /** For the till: nobody amends the exam until this sale is paid or refused. */
    public SaleBasis basisToPay(Dispense dispense) {
        tenant.get().find(Exam.class, dispense.examId(), LockModeType.PESSIMISTIC_WRITE);
        return basisOf(dispense);
    }

    /** For a change: the version of the whole sale goes up even when only one of its pairs changes. A sold one has its last version. */
    public Optional<Dispense> findForChange(UUID id) {
        Optional<Dispense> found = find(id);
        found.filter(Dispense::draft).ifPresent(draft -> tenant.get().lock(draft, LockModeType.OPTIMISTIC_FORCE_INCREMENT));
        return found;
    }

    /** The pair this patient bought last and for which somebody measured; its snapshot has how. */
    public Optional<DispensePair> lastMeasured(Collection<UUID> patients) {
        return tenant.get().createQuery("select p from DispensePair p where p.dispense.patientId in :patients and p.dispense.state = 'checked_out' and p.rightPd is not null"
                + " and p.leftPd is not null order by p.dispense.id desc, p.pairNo", DispensePair.class)
            .setParameter("patients", patients).setMaxResults(1).getResultStream().findFirst();
    }

    /**
     * Open sales with their patients and who has them, the newest first.
     *
     * @param whose  this person's
     * @param theirs true for those, false for everybody else's; null for all
     * @param before the last sale of the page before; null for the first page
     */
    public List<DraftSale> drafts(UUID whose, Boolean theirs, UUID before, int limit) {
        TypedQuery<DraftSale> query = tenant.get().createQuery("select new app.fovea.dispensing.entity.DraftSale(d, p, u) from Dispense d, Patient h, Patient p, User u"
            + " where d.state = 'draft' and h.id = d.patientId and p.id = h.personId and u.id = d.dispenserId" + (theirs == null ? "" : theirs ? " and d.dispenserId = :whose" : " and d.dispenserId <> :whose")
            + (before == null ? "" : " and d.id < :before") + " order by d.id desc", DraftSale.class);
        if (theirs != null) {
            query.setParameter("whose", whose);
        }
        if (before != null) {
            query.setParameter("before", before);
        }
        return query.setMaxResults(limit).getResultList();
    }

    /** This patient's open sales, the newest first. */
    public List<DraftSale> draftsOf(Collection<UUID> patients, int limit) {
        return tenant.get().createQuery("select new app.fovea.dispensing.entity.DraftSale(d, p, u) from Dispense d, Patient h, Patient p, User u"
                + " where d.state = 'draft' and d.patientId in :patients and h.id = d.patientId and p.id = h.personId and u.id = d.dispenserId order by d.id desc", DraftSale.class)
            .setParameter("patients", patients).setMaxResults(limit).getResultList();
    }

    /** Of an open sale or a sold one. */
    public Optional<DraftSale> whose(UUID id) {
        return tenant.get().createQuery("select new app.fovea.dispensing.entity.DraftSale(d, p, u) from Dispense d, Patient h, Patient p, User u"
                + " where d.id = :id and h.id = d.patientId and p.id = h.personId and u.id = d.dispenserId", DraftSale.class)
            .setParameter("id", id).getResultStream().findFirst();
    }

    /** The pairs of these sales, in one question. */
    public Map<UUID, List<DispensePair>> pairsOf(Collection<UUID> ids) {
        return ids.isEmpty() ? Map.of() : tenant.get().createQuery("select p from DispensePair p where p.dispense.id in :ids", DispensePair.class)
            .setParameter("ids", ids).getResultStream().collect(Collectors.groupingBy(DispensePair::dispenseId));
    }

    /** Where somebody stands in an open sale. Past EclipseLink, which would raise the version: whoever looks at another step has seen the same sale. */
    public void leave(UUID id, SaleStep step) {
        Query query = tenant.get().createNativeQuery("update dispenses set goes_on_at = ? where tenant_id = ? and id = ? and state = 'draft'");
        query.setHint(QueryHints.ALLOW_NATIVE_SQL_QUERY, true);
        query.setParameter(1, step.id()).setParameter(2, CurrentCaller.get().tenantId()).setParameter(3, id).executeUpdate();
    }

    /** What this patient bought last. */
    public Optional<Dispense> lastSold(Collection<UUID> patients) {
        return tenant.get().createQuery("select d from Dispense d where d.patientId in :patients and d.state = 'checked_out' order by d.id desc", Dispense.class)
            .setParameter("patients", patients).setMaxResults(1).getResultStream().findFirst();
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
