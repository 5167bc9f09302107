package app.fovea.tenancy.entity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The shops of a practice, and what the practice says of itself. */
@ApplicationScoped
public class BranchRepository {
    @Inject
    private TenantEntityManager tenant;

    public Optional<Branch> find(UUID id) {
        return Optional.ofNullable(tenant.get().find(Branch.class, id));
    }

    /** In the order of their names. */
    public List<Branch> all() {
        return tenant.get().createQuery("select b from Branch b order by b.name", Branch.class).getResultList();
    }

    /** Empty while nobody has entered anything. */
    public Optional<PracticeDetails> details() {
        return tenant.get().createQuery("select d from PracticeDetails d", PracticeDetails.class).getResultStream().findFirst();
    }

    /** Empty while the branch keeps the usual days. */
    public Optional<BranchCalendar> calendar(UUID branchId) {
        return tenant.get().createQuery("select c from BranchCalendar c where c.branchId = :branch", BranchCalendar.class).setParameter("branch", branchId).getResultStream().findFirst();
    }

    /** Of the branches that do not keep the usual days. */
    public List<BranchCalendar> calendars() {
        return tenant.get().createQuery("select c from BranchCalendar c", BranchCalendar.class).getResultList();
    }

    /** On which days a branch is open. @param branchId null for what belongs to no branch: the usual days */
    public OpenDays openDays(UUID branchId) {
        return branchId == null ? OpenDays.USUAL : calendar(branchId).map(BranchCalendar::openDays).orElse(OpenDays.USUAL);
    }

    /** On which days the practice's lab works: those of the branch that it is in. Where none is said to have one, or several are, those of the first by name. */
    public OpenDays labDays() {
        return openDays(tenant.get().createQuery("select b.id from Branch b order by b.hasLab desc, b.name", UUID.class).setMaxResults(1).getResultStream().findFirst().orElse(null));
    }

    public void add(BranchCalendar calendar) {
        tenant.get().persist(calendar);
    }

    public void add(PracticeDetails details) {
        tenant.get().persist(details);
    }

    /** Writes now, so that the versions are the new ones, and two who enter the first details at once meet here. */
    public void flush() {
        tenant.get().flush();
    }
}
