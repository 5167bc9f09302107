package app.fovea.lab.entity;

import app.fovea.billing.entity.QuoteLine;
import app.fovea.tenancy.entity.TenantEntityManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
public class OrderRepository {
    private static final int MOST_KEPT = 20;
    private static final List<String> CLOSED = List.of(Category.COMPLETED.id(), Category.CANCELLED.id());

    @Inject
    private TenantEntityManager tenant;

    public Optional<Order> find(UUID id) {
        return Optional.ofNullable(tenant.get().find(Order.class, id));
    }

    /** To be moved or changed: who comes second waits, and then sees what the first made of it. */
    public Optional<Order> findLocked(UUID id) {
        return Optional.ofNullable(tenant.get().find(Order.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    public Optional<Order> byNumber(String number) {
        return tenant.get().createQuery("select o from SpectacleOrder o where o.number = :number", Order.class).setParameter("number", number).getResultStream().findFirst();
    }

    public void add(Order order) {
        tenant.get().persist(order);
    }

    public void add(OrderTransition transition) {
        tenant.get().persist(transition);
    }

    /** Writes now, so that versions and constraints speak before the answer is made. */
    public void flush() {
        tenant.get().flush();
    }

    public boolean exists(UUID dispenseId, int pairNo) {
        return tenant.get().createQuery("select count(o) from SpectacleOrder o where o.dispenseId = :dispense and o.pairNo = :pair", Long.class)
            .setParameter("dispense", dispenseId).setParameter("pair", pairNo).getSingleResult() > 0;
    }

    /** One page, newest first. @param category and patients may be null */
    public List<Order> page(Category category, Collection<UUID> patients, UUID before, int limit) {
        StringBuilder jpql = new StringBuilder("select o from SpectacleOrder o where 1 = 1");
        if (category != null) {
            jpql.append(" and o.category = :category");
        }
        if (patients != null) {
            jpql.append(" and o.patientId in :patients");
        }
        if (before != null) {
            jpql.append(" and o.id < :before");
        }
        TypedQuery<Order> query = tenant.get().createQuery(jpql + " order by o.id desc", Order.class);
        if (category != null) {
            query.setParameter("category", category.id());
        }
        if (patients != null) {
            query.setParameter("patients", patients);
        }
        if (before != null) {
            query.setParameter("before", before);
        }
        return query.setMaxResults(limit).getResultList();
    }

    public List<Order> ofDispense(UUID dispenseId) {
        return tenant.get().createQuery("select o from SpectacleOrder o where o.dispenseId = :dispense order by o.pairNo, o.remakeNo", Order.class)
            .setParameter("dispense", dispenseId).getResultList();
    }

    /** What replaces an order that was closed as remade. */
    public Optional<Order> remakeOf(UUID orderId) {
        return tenant.get().createQuery("select o from SpectacleOrder o where o.remakeOf = :order", Order.class).setParameter("order", orderId).getResultStream().findFirst();
    }

    public long count(Collection<UUID> patients) {
        return tenant.get().createQuery("select count(o) from SpectacleOrder o where o.patientId in :patients", Long.class)
            .setParameter("patients", patients).getSingleResult();
    }

    /** Neither handed over nor cancelled. */
    public long countActive(Collection<UUID> patients) {
        return tenant.get().createQuery("select count(o) from SpectacleOrder o where o.patientId in :patients and o.category not in :closed", Long.class)
            .setParameter("patients", patients).setParameter("closed", CLOSED).getSingleResult();
    }

    /** Handed over, and neither frame nor lenses came back, the latest first. No more than anybody wears. */
    public List<Order> kept(Collection<UUID> patients) {
        return tenant.get().createQuery("select o from SpectacleOrder o where o.patientId in :patients and o.stage = :handedOver and not exists (select r.lineNo from RefundLine r, InvoiceLine l"
                + " where r.invoiceId = o.invoiceId and r.chosen = true and l.invoiceId = o.invoiceId and l.lineNo = r.lineNo and l.pairNo = o.pairNo and l.kind in :spectacles)"
                + " order by o.stageEnteredAt desc, o.pairNo", Order.class)
            .setParameter("patients", patients).setParameter("handedOver", Stage.DISPENSED.id()).setParameter("spectacles", List.of(QuoteLine.FRAME, QuoteLine.LENS)).setMaxResults(MOST_KEPT).getResultList();
    }

    public List<OrderTransition> history(Collection<UUID> orderIds) {
        return orderIds.isEmpty() ? List.of()
            : tenant.get().createQuery("select t from OrderTransition t where t.orderId in :ids order by t.orderId, t.seq", OrderTransition.class)
                .setParameter("ids", orderIds).getResultList();
    }

    /** The version of the exam that counts now, where the one that was sold from was amended. */
    public Optional<UUID> examAmendedBy(UUID dispenseId) {
        return tenant.get().createQuery("select e.amendedBy from Exam e, Dispense d where d.id = :dispense and e.id = d.examId and e.amendedBy is not null", UUID.class)
            .setParameter("dispense", dispenseId).getResultStream().findFirst();
    }

    public int nextSeq(UUID orderId) {
        Integer last = tenant.get().createQuery("select max(t.seq) from OrderTransition t where t.orderId = :order", Integer.class)
            .setParameter("order", orderId).getSingleResult();
        return last == null ? 1 : last + 1;
    }
}
