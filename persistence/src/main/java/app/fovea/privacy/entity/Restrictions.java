package app.fovea.privacy.entity;

import app.fovea.access.entity.Caller;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Permission;
import app.fovea.tenancy.entity.TenantEntityManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Restricted records, and whom they are restricted to. */
@ApplicationScoped
public class Restrictions {
    @Inject
    private TenantEntityManager tenant;
    @Inject
    private Persons persons;

    /** The one that stands on any of the records of a person: of records that were merged one at most is restricted, and that holds for all. */
    public Optional<RecordRestriction> standing(UUID patientId) {
        return tenant.get().createQuery("select r from RecordRestriction r where r.patientId in :patients and r.liftedAt is null", RecordRestriction.class)
            .setParameter("patients", persons.idsOf(patientId)).getResultStream().findFirst();
    }

    public boolean patientExists(UUID patientId) {
        return tenant.get().createQuery("select count(p) from Patient p where p.id = :patient", Long.class).setParameter("patient", patientId).getSingleResult() > 0;
    }

    /** Whoever sees it all the same. */
    public List<Admitted> admittedTo(UUID restrictionId) {
        return tenant.get().createQuery("select a from Admitted a where a.restrictionId = :restriction", Admitted.class).setParameter("restriction", restrictionId).getResultList();
    }

    /** Those of these patients whose records the caller does not see, in one question; nobody is hidden from a listener. */
    public Set<UUID> hidden(Collection<UUID> patients) {
        Caller caller = CurrentCaller.get();
        Set<UUID> asked = patients.stream().filter(each -> each != null).collect(Collectors.toSet());
        if (asked.isEmpty() || caller.userId() == null || caller.may(Permission.PATIENTS_RESTRICTED)) {
            return Set.of();
        }
        List<UUID> roles = roles(caller);
        TypedQuery<UUID> query = tenant.get().createQuery("select p.id from Patient p, Patient h, RecordRestriction r where r.liftedAt is null and h.id = r.patientId and p.id in :patients"
            + " and p.personId = h.personId"
            + " and not exists (select a.id from Admitted a where a.restrictionId = r.id and (a.userId = :user" + (roles.isEmpty() ? "" : " or a.roleId in :roles") + "))"
            + " and not exists (select o.id from RecordOpening o where o.restrictionId = r.id and o.openedBy = :user and o.closedAt is null and o.endsAt > :now)", UUID.class);
        query.setParameter("patients", asked).setParameter("user", caller.userId()).setParameter("now", Instant.now());
        if (!roles.isEmpty()) {
            query.setParameter("roles", roles);
        }
        return new HashSet<>(query.getResultList());
    }

    /** By which roles somebody may be admitted. Nobody sees through a role's eyes what they could not see themselves, and of whoever looks so one knows that role alone. */
    static List<UUID> roles(Caller caller) {
        return caller.previewing() ? List.of() : caller.roles().stream().map(Caller.HeldRole::id).toList();
    }

    public void add(RecordRestriction restriction) {
        tenant.get().persist(restriction);
    }

    public void admit(Admitted admitted) {
        tenant.get().persist(admitted);
    }

    public void remove(Admitted admitted) {
        tenant.get().remove(admitted);
    }

    /** Writes now, so that versions and constraints speak before the answer is made. */
    public void flush() {
        tenant.get().flush();
    }
}
