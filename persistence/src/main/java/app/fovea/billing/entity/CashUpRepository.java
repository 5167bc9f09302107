package app.fovea.billing.entity;

import app.fovea.access.entity.CurrentCaller;
import app.fovea.billing.entity.Payment.Method;
import app.fovea.tenancy.entity.TenantEntityManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.persistence.config.QueryHints;

/** What a till took since it was counted last, and every count. */
@ApplicationScoped
public class CashUpRepository {
    /** Credit is no money: it lies in no drawer, and nobody counts it. */
    private static final String OPEN = "p.tillId = :id and p.method <> 'credit' and not exists (select c.id from CashedUpPayment c where c.id = p.id)";
    private static final String COUNTED = "exists (select c.id from CashedUpPayment c where c.id = p.id and c.cashUpId = :id)";

    @Inject
    private TenantEntityManager tenant;

    public Optional<CashUp> find(UUID id) {
        return Optional.ofNullable(tenant.get().find(CashUp.class, id));
    }

    /** Of the payments of this till that are in no cash-up. */
    public List<Takings.Sum> open(UUID tillId) {
        return sums(OPEN, tillId);
    }

    public List<Takings.Sum> sumsOf(CashUp cashUp) {
        return sums(COUNTED, cashUp.id());
    }

    private List<Takings.Sum> sums(String which, UUID id) {
        return tenant.get().createQuery("select p.method, p.kind, count(p.id), sum(p.amount) from Payment p where " + which + " group by p.method, p.kind", Object[].class).setParameter("id", id)
            .getResultStream().map(row -> new Takings.Sum(Method.valueOf(row[0].toString().toUpperCase(Locale.ROOT)), row[1].equals("refund"), ((Number) row[2]).intValue(), (BigDecimal) row[3])).toList();
    }

    /** Those of this till that are in no cash-up, as they came. */
    public List<TakenPayment> openPayments(UUID tillId, int limit) {
        return payments(OPEN, tillId).setMaxResults(limit).getResultList();
    }

    public List<TakenPayment> paymentsOf(UUID cashUpId) {
        return payments(COUNTED, cashUpId).getResultList();
    }

    private TypedQuery<TakenPayment> payments(String which, UUID id) {
        return tenant.get().createQuery("select new app.fovea.billing.entity.TakenPayment(p, i.number, u.name) from Payment p, Invoice i, User u"
            + " where i.id = p.invoiceId and u.id = p.takenBy and " + which + " order by p.takenAt, p.id", TakenPayment.class).setParameter("id", id);
    }

    /**
     * Takes every payment of its till that is in no cash-up into this one. What commits later is in the next; of two who close at once, the till's version stopped
     * the second before.
     */
    public void count(CashUp cashUp) {
        tenant.get().flush();
        tenant.get().persist(cashUp);
        tenant.get().flush();
        Query query = tenant.get().createNativeQuery("""
            insert into cash_up_payments (tenant_id, id, cash_up_id)
            select p.tenant_id, p.id, ? from payments p where p.tenant_id = ? and p.till_id = ? and p.method <> 'credit'
            and not exists (select from cash_up_payments c where c.tenant_id = p.tenant_id and c.id = p.id)""");
        query.setHint(QueryHints.ALLOW_NATIVE_SQL_QUERY, true);
        query.setParameter(1, cashUp.id()).setParameter(2, CurrentCaller.get().tenantId()).setParameter(3, cashUp.tillId()).executeUpdate();
    }

    public void add(CashUpLine line) {
        tenant.get().persist(line);
    }

    /** Newest first. @param after the last one of the page before; null to begin with the newest */
    public List<CashUp> of(UUID tillId, UUID after, int limit) {
        TypedQuery<CashUp> query = tenant.get().createQuery("select c from CashUp c where c.tillId = :till" + (after == null ? "" : " and c.no < (select b.no from CashUp b where b.id = :after)") + " order by c.no desc", CashUp.class)
            .setParameter("till", tillId);
        if (after != null) {
            query.setParameter("after", after);
        }
        return query.setMaxResults(limit).getResultList();
    }

    public Map<UUID, List<CashUpLine>> linesOf(Collection<UUID> cashUps) {
        return cashUps.isEmpty() ? Map.of() : tenant.get().createQuery("select l from CashUpLine l where l.cashUpId in :ids", CashUpLine.class).setParameter("ids", cashUps)
            .getResultStream().collect(Collectors.groupingBy(CashUpLine::cashUpId));
    }
}
