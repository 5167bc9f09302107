package app.fovea.lab.entity;

import app.fovea.billing.entity.Invoice;
import app.fovea.tenancy.entity.TenantEntityManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Releases, and the sales that still wait for one or for money. */
@ApplicationScoped
public class ReleaseRepository {
    /** Sold, neither released nor with an order, and not undone: where nothing was kept and nothing is owed, nobody waits for anything. */
    private static final String WAITING = "from Invoice i where not exists (select o.id from SpectacleOrder o where o.dispenseId = i.dispenseId)"
        + " and not exists (select r.id from OrderRelease r where r.dispenseId = i.dispenseId)"
        + " and (i.total = 0 or i.paid + i.voucher > i.refunded or i.paid + i.voucher + i.writtenOff < i.total)";

    @Inject
    private TenantEntityManager tenant;

    public void add(OrderRelease release) {
        tenant.get().persist(release);
    }

    public Optional<OrderRelease> ofDispense(UUID dispenseId) {
        return tenant.get().createQuery("select r from OrderRelease r where r.dispenseId = :dispense", OrderRelease.class)
            .setParameter("dispense", dispenseId).getResultStream().findFirst();
    }

    /** The invoices of sales that wait, newest first. @param before the page's end before; null for the first */
    public List<Invoice> waiting(UUID before, int limit) {
        TypedQuery<Invoice> query = tenant.get().createQuery("select i " + WAITING + (before == null ? "" : " and i.id < :before") + " order by i.id desc", Invoice.class);
        if (before != null) {
            query.setParameter("before", before);
        }
        return query.setMaxResults(limit).getResultList();
    }

    /** The invoices of all sales that wait. */
    public List<Invoice> waiting() {
        return tenant.get().createQuery("select i " + WAITING + " order by i.id", Invoice.class).getResultList();
    }

    public boolean waits(UUID invoiceId) {
        return !tenant.get().createQuery("select i.id " + WAITING + " and i.id = :id", UUID.class).setParameter("id", invoiceId).getResultList().isEmpty();
    }
}
