package app.fovea.lab.entity;

import app.fovea.access.entity.Refusal.Conflict;
import app.fovea.tenancy.entity.TenantEntityManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What was measured on finished spectacles. */
@ApplicationScoped
public class InspectionRepository {
    private static final List<String> STAYED_IN_THE_CHECK = List.of(Stage.QUALITY_CHECK.id(), Stage.ON_HOLD.id());

    @Inject
    private TenantEntityManager tenant;

    /**
     * Whoever inspects a job and whoever moves it on wait for each other, so that none leaves between a failed inspection and its commit.
     *
     * @throws Conflict where somebody moved it in the meantime
     */
    public void lock(Order order) {
        long seen = order.version();
        tenant.get().lock(order, LockModeType.PESSIMISTIC_WRITE);
        if (order.version() != seen) {
            throw Conflict.stale("job");
        }
    }

    /** Writes now, so that the unique number speaks before the answer is made. */
    public void add(Inspection inspection) {
        tenant.get().persist(inspection);
        tenant.get().flush();
    }

    /** The newest first. */
    public List<Inspection> of(UUID orderId) {
        return tenant.get().createQuery("select i from Inspection i where i.orderId = :order order by i.no desc", Inspection.class).setParameter("order", orderId).getResultList();
    }

    public int nextNo(UUID orderId) {
        Integer last = tenant.get().createQuery("select max(i.no) from Inspection i where i.orderId = :order", Integer.class).setParameter("order", orderId).getSingleResult();
        return last == null ? 1 : last + 1;
    }

    /** What was said last since the job came into the quality check; what was put on hold there and let go on is the same round. */
    public Optional<Inspection> newestOfThisRound(UUID orderId) {
        return tenant.get().createQuery("select i from Inspection i where i.orderId = :order and i.at >= (select max(t.at) from OrderTransition t where t.orderId = :order and t.toStage = :check"
                + " and t.fromStage not in :stayed) order by i.no desc", Inspection.class)
            .setParameter("order", orderId).setParameter("check", Stage.QUALITY_CHECK.id()).setParameter("stayed", STAYED_IN_THE_CHECK).setMaxResults(1).getResultStream().findFirst();
    }
}
