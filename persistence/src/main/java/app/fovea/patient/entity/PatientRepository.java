package app.fovea.patient.entity;

import app.fovea.tenancy.entity.TenantEntityManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Patients by id and by what people say at the desk. Searches are ranges on the byte-ordered columns, which a policy leaves their index. */
@ApplicationScoped
public class PatientRepository {
    /** Sorts after every name that begins with what comes before it. */
    private static final String LAST = "\uffff";

    @Inject
    private TenantEntityManager tenant;

    public Optional<Patient> find(UUID id) {
        return Optional.ofNullable(tenant.get().find(Patient.class, id));
    }

    public Map<UUID, Patient> byId(Collection<UUID> ids) {
        return ids.isEmpty() ? Map.of()
            : tenant.get().createQuery("select p from Patient p where p.id in :ids", Patient.class).setParameter("ids", ids).getResultStream()
                .collect(Collectors.toMap(Patient::id, patient -> patient));
    }

    public void add(Patient patient) {
        tenant.get().persist(patient);
        tenant.get().flush();
    }

    /** Writes now, so that the answer carries the version that was stored. */
    public void flush() {
        tenant.get().flush();
    }

    public Optional<Patient> findByNhsNumber(String nhsNumber) {
        return tenant.get().createQuery("select p from Patient p where p.nhsNumber = :nhs", Patient.class)
            .setParameter("nhs", nhsNumber).getResultStream().findFirst();
    }

    /** One page in name order. @param after the last patient of the page before, or null */
    public List<Patient> page(PatientQuery query, Patient after, int limit) {
        StringBuilder where = new StringBuilder("1 = 1");
        if (query.firstWord() != null && query.secondWord() == null) {
            where.append(" and ((p.familyNameLc >= :one and p.familyNameLc < :oneEnd) or (p.givenNameLc >= :one and p.givenNameLc < :oneEnd))");
        }
        if (query.secondWord() != null) {
            where.append(" and ((p.familyNameLc >= :one and p.familyNameLc < :oneEnd and p.givenNameLc >= :two and p.givenNameLc < :twoEnd)"
                + " or (p.familyNameLc >= :two and p.familyNameLc < :twoEnd and p.givenNameLc >= :one and p.givenNameLc < :oneEnd))");
        }
        if (query.birthDate() != null) {
            where.append(" and p.birthDate = :born");
        }
        if (query.digits() != null) {
            where.append(" and (p.nhsNumber = :digits or (p.phoneDigits >= :digits and p.phoneDigits < :digitsEnd))");
        }
        if (query.number() != null) {
            where.append(" and p.number = :number");
        }
        if (after != null) {
            where.append(" and (p.familyNameLc > :family or (p.familyNameLc = :family and p.givenNameLc > :given)"
                + " or (p.familyNameLc = :family and p.givenNameLc = :given and p.id > :id))");
        }
        TypedQuery<Patient> found = tenant.get().createQuery(
            "select p from Patient p where " + where + " order by p.familyNameLc, p.givenNameLc, p.id", Patient.class);
        if (query.firstWord() != null) {
            found.setParameter("one", query.firstWord()).setParameter("oneEnd", query.firstWord() + LAST);
        }
        if (query.secondWord() != null) {
            found.setParameter("two", query.secondWord()).setParameter("twoEnd", query.secondWord() + LAST);
        }
        if (query.birthDate() != null) {
            found.setParameter("born", query.birthDate());
        }
        if (query.digits() != null) {
            found.setParameter("digits", query.digits()).setParameter("digitsEnd", query.digits() + LAST);
        }
        if (query.number() != null) {
            found.setParameter("number", query.number());
        }
        if (after != null) {
            found.setParameter("family", after.familyNameLc()).setParameter("given", after.givenNameLc()).setParameter("id", after.id());
        }
        return found.setMaxResults(limit).getResultList();
    }
}
