package app.fovea.billing.entity;

import app.fovea.tenancy.entity.TenantEntityManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Invoices, and what was paid on them. */
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

    public void add(RefundLine line) {
        tenant.get().persist(line);
    }

    public void add(WriteOff writeOff) {
        tenant.get().persist(writeOff);
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
            : tenant.get().createQuery("select p from Payment p where p.invoiceId in :ids order by p.takenAt, p.id", Payment.class)
                .setParameter("ids", invoiceIds).getResultList();
    }

    public List<RefundLine> refundLinesOf(UUID invoiceId) {
        return tenant.get().createQuery("select r from RefundLine r where r.invoiceId = :id order by r.refundId, r.lineNo", RefundLine.class).setParameter("id", invoiceId).getResultList();
    }

    public List<WriteOff> writeOffsOf(UUID invoiceId) {
        return tenant.get().createQuery("select w from WriteOff w where w.invoiceId = :id order by w.at", WriteOff.class).setParameter("id", invoiceId).getResultList();
    }

    /**
     * A patient's money: spent = captured − refunded without vouchers, NHS contribution apart, outstanding = issued − paid − voucher − written off.
     */
    public Totals totalsOf(UUID patientId) {
        Object[] row = tenant.get().createQuery(
                "select count(i), coalesce(sum(i.paid), 0), coalesce(sum(i.refunded), 0), coalesce(sum(i.voucher), 0), coalesce(sum(i.total), 0), coalesce(sum(i.writtenOff), 0)"
                    + " from Invoice i where i.patientId = :patient", Object[].class)
            .setParameter("patient", patientId).getSingleResult();
        BigDecimal paid = decimal(row[1]);
        BigDecimal refunded = decimal(row[2]);
        BigDecimal voucher = decimal(row[3]);
        BigDecimal total = decimal(row[4]);
        return new Totals(((Number) row[0]).longValue(), paid.subtract(refunded), voucher, total.subtract(paid).subtract(voucher).subtract(decimal(row[5])));
    }

    public record Totals(long invoices, BigDecimal spent, BigDecimal nhsContribution, BigDecimal outstanding) {
    }

    private static BigDecimal decimal(Object number) {
        return new BigDecimal(number.toString()).setScale(2, java.math.RoundingMode.HALF_UP);
    }
}
