package app.fovea.patient.entity;

import app.fovea.access.entity.CurrentCaller;
import app.fovea.tenancy.entity.TenantEntityManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Query;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.persistence.config.QueryHints;

/** What is to be erased of whom, and whose record need not be kept any more. */
@ApplicationScoped
public class ErasureRepository {
    /** Of a person, over all of their records. */
    private static final String THEIRS = "(select m.id from patients m where m.tenant_id = p.tenant_id and m.person_id = p.id)";
    private static final String SEEN = """
        select p.id, p.birth_date, coalesce(greatest(
            (select max(e.examined_on) from exams e where e.tenant_id = p.tenant_id and e.patient_id in THEIRS and e.state = 'finalized'),
            (select cast(max(i.issued_at) at time zone cast(?1 as text) as date) from invoices i where i.tenant_id = p.tenant_id and i.patient_id in THEIRS),
            (select cast(max(m.taken_at) at time zone cast(?1 as text) as date) from invoices i join payments m on m.tenant_id = i.tenant_id and m.invoice_id = i.id where i.tenant_id = p.tenant_id and i.patient_id in THEIRS),
            (select cast(max(t.at) at time zone cast(?1 as text) as date) from orders o join order_transitions t on t.tenant_id = o.tenant_id and t.order_id = o.id where o.tenant_id = p.tenant_id and o.patient_id in THEIRS)),
            (select cast(max(m.created_at) at time zone cast(?1 as text) as date) from patients m where m.tenant_id = p.tenant_id and m.person_id = p.id)),
          (select count(*) from orders o where o.tenant_id = p.tenant_id and o.patient_id in THEIRS and o.category not in ('completed', 'cancelled')),
          (select count(*) from invoices i where i.tenant_id = p.tenant_id and i.patient_id in THEIRS and i.cancelled_at is null and i.dispense_id is not null
            and (i.total = 0 or i.paid + i.voucher > i.refunded or i.paid + i.voucher + i.written_off < i.total)
            and not exists (select from orders o where o.tenant_id = i.tenant_id and o.dispense_id = i.dispense_id))
        from patients p where p.tenant_id = ?2 and p.merged_into is null and p.erased_at is null and""".replace("THEIRS", THEIRS);

    @Inject
    private TenantEntityManager tenant;

    public void add(Erasure erasure) {
        tenant.get().persist(erasure);
        tenant.get().flush();
    }

    /** Of all records of a person, newest first. */
    public List<Erasure> of(Collection<UUID> records) {
        return tenant.get().createQuery("select e from Erasure e where e.patientId in :records order by e.id desc", Erasure.class).setParameter("records", records).getResultList();
    }

    /** Over all records of a person. Empty for nobody, for whom nothing is kept of any more, and for a record that is not the one that is left. @param zone whose days count */
    public Optional<LastSeen> lastSeen(UUID patientId, ZoneId zone) {
        return rows(ask(" p.id = ?3", zone).setParameter(3, patientId)).stream().findFirst();
    }

    /**
     * Those who may be due, in the order of their ids: nobody signed an exam or sold anything since that day on the record that is left of them, and no erasure stands. When they were seen on another of their
     * records is said, and not left out.
     *
     * @param after the last one of the page before; null for the first
     */
    public List<LastSeen> notSeenSince(LocalDate day, UUID after, int limit, ZoneId zone) {
        return rows(ask("""
             p.id > cast(?3 as uuid)
            and not exists (select from erasures e where e.tenant_id = p.tenant_id and e.patient_id = p.id and e.done_at is null)
            and not exists (select from exams e where e.tenant_id = p.tenant_id and e.patient_id = p.id and e.state = 'finalized' and e.examined_on >= cast(?4 as date))
            and not exists (select from invoices i where i.tenant_id = p.tenant_id and i.patient_id = p.id and i.issued_at >= cast(?4 as date))
            and (p.created_at < cast(?4 as date) or exists (select from exams e where e.tenant_id = p.tenant_id and e.patient_id = p.id) or exists (select from invoices i where i.tenant_id = p.tenant_id and i.patient_id = p.id)
              or exists (select from patients m where m.tenant_id = p.tenant_id and m.person_id = p.id and m.id <> p.id))
            order by p.id limit ?5""", zone).setParameter(3, after == null ? new UUID(0, 0).toString() : after.toString()).setParameter(4, day.toString()).setParameter(5, limit));
    }

    private Query ask(String which, ZoneId zone) {
        return tenant.get().createNativeQuery(SEEN + which).setHint(QueryHints.ALLOW_NATIVE_SQL_QUERY, true).setParameter(1, zone.getId()).setParameter(2, CurrentCaller.get().tenantId());
    }

    private static List<LastSeen> rows(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream().map(row -> (Object[]) row).map(row -> new LastSeen((UUID) row[0], day(row[1]), day(row[2]), ((Number) row[3]).intValue(), ((Number) row[4]).intValue())).toList();
    }

    private static LocalDate day(Object stored) {
        return LocalDate.parse(stored.toString().substring(0, 10));
    }

    /** Whom somebody looked at lately is no part of the record. */
    public void forgetRecent(Collection<UUID> records) {
        tenant.get().createQuery("select r from RecentPatient r where r.patientId in :records", RecentPatient.class).setParameter("records", records).getResultList().forEach(tenant.get()::remove);
    }
}
