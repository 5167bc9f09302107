package app.fovea.billing.entity;

import app.fovea.tenancy.entity.TenantEntityManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.persistence.config.QueryHints;

/** Invoices, what was paid on them, and the keys that keep a payment from being taken twice. */
@ApplicationScoped
public class InvoiceRepository {
    @Inject
    private TenantEntityManager tenant;

    public Optional<Invoice> find(UUID id) {
        return Optional.ofNullable(tenant.get().find(Invoice.class, id));
    }

    /** Locked until the commit: two tills that take money for one invoice do so one after the other. */
    public Optional<Invoice> findLocked(UUID id) {
        return Optional.ofNullable(tenant.get().find(Invoice.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    public Optional<Invoice> ofDispense(UUID dispenseId) {
        return tenant.get().createQuery("select i from Invoice i where i.dispenseId = :dispense", Invoice.class)
            .setParameter("dispense", dispenseId).getResultStream().findFirst();
    }

    public void add(Invoice invoice) {
        tenant.get().persist(invoice);
    }

    public void add(InvoiceLine line) {
        tenant.get().persist(line);
    }

    public void add(Payment payment) {
        tenant.get().persist(payment);
    }

    public void flush() {
        tenant.get().flush();
    }

    /** Newest first. */
    public List<Invoice> of(UUID patientId, int limit) {
        return tenant.get().createQuery("select i from Invoice i where i.patientId = :patient order by i.issuedAt desc, i.id desc", Invoice.class)
            .setParameter("patient", patientId).setMaxResults(limit).getResultList();
    }

    public List<InvoiceLine> linesOf(Collection<UUID> invoiceIds) {
        return invoiceIds.isEmpty() ? List.of()
            : tenant.get().createQuery("select l from InvoiceLine l where l.invoiceId in :ids order by l.invoiceId, l.lineNo", InvoiceLine.class)
                .setParameter("ids", invoiceIds).getResultList();
    }

    public List<Payment> paymentsOf(Collection<UUID> invoiceIds) {
        return invoiceIds.isEmpty() ? List.of()
            : tenant.get().createQuery("select p from Payment p where p.invoiceId in :ids order by p.takenAt", Payment.class)
                .setParameter("ids", invoiceIds).getResultList();
    }

    /**
     * A patient's money: spent = captured − refunded without vouchers, NHS contribution apart, outstanding = issued − paid − voucher.
     */
    public Totals totalsOf(UUID patientId) {
        Object[] row = tenant.get().createQuery(
                "select count(i), coalesce(sum(i.paid), 0), coalesce(sum(i.refunded), 0), coalesce(sum(i.voucher), 0), coalesce(sum(i.total), 0)"
                    + " from Invoice i where i.patientId = :patient", Object[].class)
            .setParameter("patient", patientId).getSingleResult();
        BigDecimal paid = decimal(row[1]);
        BigDecimal refunded = decimal(row[2]);
        BigDecimal voucher = decimal(row[3]);
        BigDecimal total = decimal(row[4]);
        return new Totals(((Number) row[0]).longValue(), paid.subtract(refunded), voucher, total.subtract(paid).subtract(voucher));
    }

    public record Totals(long invoices, BigDecimal spent, BigDecimal nhsContribution, BigDecimal outstanding) {
    }

    private static BigDecimal decimal(Object number) {
        return new BigDecimal(number.toString()).setScale(2, java.math.RoundingMode.HALF_UP);
    }

    public Optional<IdempotencyKey> findKey(String operation, String key) {
        return Optional.ofNullable(tenant.get().find(IdempotencyKey.class, new IdempotencyKey.Key(operation, key)));
    }

    public void add(IdempotencyKey key) {
        tenant.get().persist(key);
    }

    /**
     * Waits until nobody else is at work with this key, until the end of the transaction: of two requests with one key the second
     * finds the first one's answer.
     */
    public void lockKey(String operation, String key) {
        Query query = tenant.get().createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended(cast(current_tenant() as text) || ? || ?, 0)) as text)");
        query.setHint(QueryHints.ALLOW_NATIVE_SQL_QUERY, true);
        query.setParameter(1, "/" + operation + "/");
        query.setParameter(2, key);
        query.getSingleResult();
    }
}
