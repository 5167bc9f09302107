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

    /** Of somebody whose record was erased an invoice is a sum, and nobody opens it. */
    public Optional<Invoice> find(UUID id) {
        return Optional.ofNullable(tenant.get().find(Invoice.class, id)).filter(invoice -> invoice.dispenseId() != null);
    }

    public Optional<Invoice> byNumber(String number) {
        return tenant.get().createQuery("select i from Invoice i where i.number = :number and i.dispenseId is not null", Invoice.class).setParameter("number", number).getResultStream().findFirst();
    }

    /** Locked until the commit: two tills that take money for one invoice do so one after the other. */
    public Optional<Invoice> findLocked(UUID id) {
        return Optional.ofNullable(tenant.get().find(Invoice.class, id, LockModeType.PESSIMISTIC_WRITE)).filter(invoice -> invoice.dispenseId() != null);
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

    public void add(SaleCancellation cancellation) {
        tenant.get().persist(cancellation);
    }

    public void add(WriteOff writeOff) {
        tenant.get().persist(writeOff);
    }

    public void flush() {
        tenant.get().flush();
    }

    /** What is left of a patient's credit: what came back of their sales and stayed here, less what they paid with it. */
    public BigDecimal creditOf(Collection<UUID> patients) {
        return tenant.get().createQuery("select p from Payment p, Invoice i where p.invoiceId = i.id and i.patientId in :patients and p.method = :credit", Payment.class)
            .setParameter("patients", patients).setParameter("credit", Payment.Method.CREDIT.id()).getResultStream()
            .map(payment -> payment.refund() ? payment.amount() : payment.amount().negate()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** As {@link #creditOf}, for who takes of it: the invoices it came from are locked until the commit, so that two sales take it one after the other. */
    public BigDecimal creditToTake(Collection<UUID> patients) {
        tenant.get().createQuery("select i from Invoice i where i.patientId in :patients and exists (select p.id from Payment p where p.invoiceId = i.id and p.method = :credit and p.kind = 'refund') order by i.id",
            Invoice.class).setParameter("patients", patients).setParameter("credit", Payment.Method.CREDIT.id()).setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultList();
        return creditOf(patients);
    }

    /** Newest first. */
    public List<Invoice> of(Collection<UUID> patients, int limit) {
        return tenant.get().createQuery("select i from Invoice i where i.patientId in :patients order by i.issuedAt desc, i.id desc", Invoice.class)
            .setParameter("patients", patients).setMaxResults(limit).getResultList();
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

    public Optional<SaleCancellation> cancellationOf(UUID invoiceId) {
        return tenant.get().createQuery("select c from SaleCancellation c where c.invoiceId = :id", SaleCancellation.class).setParameter("id", invoiceId).getResultStream().findFirst();
    }

    public List<WriteOff> writeOffsOf(UUID invoiceId) {
        return tenant.get().createQuery("select w from WriteOff w where w.invoiceId = :id order by w.at", WriteOff.class).setParameter("id", invoiceId).getResultList();
    }

    /**
     * A patient's money: spent = captured − refunded without vouchers, NHS contribution apart, outstanding = issued − paid − voucher − written off. Of a cancelled
     * sale nothing is owed, and no voucher is claimed.
     */
    public Totals totalsOf(Collection<UUID> patients) {
        // In brackets: EclipseLink 4.0.9 reads a - b - c in a case as a - (b - c), so that a voucher was owed instead of taken off (measured 2026-11-23).
        Object[] row = tenant.get().createQuery(
                "select count(i), coalesce(sum(i.paid), 0), coalesce(sum(i.refunded), 0), coalesce(sum(case when i.cancelledAt is null then i.voucher else 0 end), 0),"
                    + " coalesce(sum(case when i.cancelledAt is null then i.total - (i.paid + i.voucher + i.writtenOff) else 0 end), 0) from Invoice i where i.patientId in :patients", Object[].class)
            .setParameter("patients", patients).getSingleResult();
        return new Totals(((Number) row[0]).longValue(), decimal(row[1]).subtract(decimal(row[2])), decimal(row[3]), decimal(row[4]));
    }

    public record Totals(long invoices, BigDecimal spent, BigDecimal nhsContribution, BigDecimal outstanding) {
    }

    private static BigDecimal decimal(Object number) {
        return new BigDecimal(number.toString()).setScale(2, java.math.RoundingMode.HALF_UP);
    }
}
