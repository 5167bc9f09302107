package app.fovea.lab.entity;

import app.fovea.access.entity.CurrentCaller;
import app.fovea.billing.entity.Invoice;
import app.fovea.tenancy.entity.TenantEntityManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.persistence.config.QueryHints;

/** What lets a sale begin in the lab, the releases, and the sales that still wait for one or for money. */
@ApplicationScoped
public class ReleaseRepository {
    /** Sold, neither released nor with an order, neither cancelled nor undone: where nothing was kept and nothing is owed, nobody waits for anything. */
    private static final String WAITING = "from Invoice i where i.cancelledAt is null and i.dispenseId is not null and not exists (select o.id from SpectacleOrder o where o.dispenseId = i.dispenseId)"
        + " and not exists (select r.id from OrderRelease r where r.dispenseId = i.dispenseId)"
        + " and (i.total = 0 or i.paid + i.voucher > i.refunded or i.paid + i.voucher + i.writtenOff < i.total)";

    @Inject
    private TenantEntityManager tenant;

    /** What lets a sale begin, to be shown. Whoever acts on it asks {@link #policyToActOn}. */
    public ReleasePolicy policy() {
        return policy("");
    }

    /**
     * What lets a sale begin, as it will still be when this transaction commits: whoever acts on it and whoever changes it wait for each other, so that no
     * sale falls between the old policy and the new one. Take it before any other lock.
     */
    public ReleasePolicy policyToActOn() {
        return policy(" for share");
    }

    /** As {@link #policyToActOn}, to be changed: nobody else acts on it until the commit. */
    public ReleasePolicy policyToChange() {
        return policy(" for no key update");
    }

    private ReleasePolicy policy(String lock) {
        Query query = tenant.get().createNativeQuery("select release_policy, release_deposit_percent from tenants where id = ?" + lock);
        query.setHint(QueryHints.ALLOW_NATIVE_SQL_QUERY, true);
        query.setParameter(1, CurrentCaller.get().tenantId());
        Object[] row = (Object[]) query.getSingleResult();
        return new ReleasePolicy(ReleasePolicy.Kind.of((String) row[0]).orElseThrow(), ((Number) row[1]).intValue());
    }

    public void change(ReleasePolicy policy) {
        Query query = tenant.get().createNativeQuery("update tenants set release_policy = ?, release_deposit_percent = ? where id = ?");
        query.setHint(QueryHints.ALLOW_NATIVE_SQL_QUERY, true);
        query.setParameter(1, policy.kind().id()).setParameter(2, policy.depositPercent()).setParameter(3, CurrentCaller.get().tenantId()).executeUpdate();
    }

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

    /** How many sales wait. */
    public int waitingSales() {
        return tenant.get().createQuery("select count(i) " + WAITING, Long.class).getSingleResult().intValue();
    }

    /** The invoices of a patient whose sales wait, newest first. @param correlationId those of one journey; null for all of them */
    public List<Invoice> waitingOf(Collection<UUID> patients, UUID correlationId) {
        TypedQuery<Invoice> query = tenant.get().createQuery("select i " + WAITING + " and i.patientId in :patients" + (correlationId == null ? "" : " and i.correlationId = :correlation")
            + " order by i.id desc", Invoice.class).setParameter("patients", patients);
        return (correlationId == null ? query : query.setParameter("correlation", correlationId)).getResultList();
    }

    public boolean waits(UUID invoiceId) {
        return !tenant.get().createQuery("select i.id " + WAITING + " and i.id = :id", UUID.class).setParameter("id", invoiceId).getResultList().isEmpty();
    }
}
