package app.fovea.access.entity;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What one person holds, or would hold after a change: the guards compare the two.
 *
 * <p>Rights are those of the roles with all they imply, whether or not the person is registered: who may give a right is decided by the
 * role that holds it, so that an owner who is no optometrist can hire one.
 *
 * @param today the day on which it is asked, in the practice's zone
 */
public record Holdings(UUID userId, String name, List<Held> held, LocalDate today) {

    /** A role in a person's hands. */
    public record Held(Role role, boolean primary, LocalDate endsOn) {
        boolean countsOn(LocalDate day) {
            return endsOn == null || !day.isAfter(endsOn);
        }
    }

    public Holdings {
        held = List.copyOf(held);
    }

    public static Holdings of(User user, Map<RoleGrant, Role> grants, LocalDate today) {
        return new Holdings(user.id(), user.name(), grants.entrySet().stream().map(each -> new Held(each.getValue(), each.getKey().primary(), each.getKey().endsOn())).toList(), today);
    }

    /** What the roles that count today let the person do. */
    public Set<Permission> rights() {
        return rights(each -> each.countsOn(today));
    }

    /** What they let the person do for good. */
    public Set<Permission> lastingRights() {
        return rightsUntil(null);
    }

    /** What they let the person do on that day, as it stands today. @param day null for good */
    Set<Permission> rightsUntil(LocalDate day) {
        return rights(each -> day == null ? each.endsOn() == null : each.countsOn(day));
    }

    /** Holds the role that the program itself wrote: the owner's. */
    public boolean owner() {
        return held.stream().anyMatch(each -> each.role().system() && each.countsOn(today));
    }

    /** Holds it for good. */
    public boolean lastingOwner() {
        return held.stream().anyMatch(each -> each.role().system() && each.endsOn() == null);
    }

    /** The same person if this role allowed these things instead. */
    public Set<Permission> rightsIf(UUID roleId, Set<Permission> ticked) {
        return closure(held.stream().filter(each -> each.countsOn(today)).flatMap(each -> (each.role().id().equals(roleId) ? ticked : each.role().permissions()).stream()));
    }

    private Set<Permission> rights(Predicate<Held> which) {
        return closure(held.stream().filter(which).flatMap(each -> each.role().permissions().stream()));
    }

    private static Set<Permission> closure(Stream<Permission> ticked) {
        EnumSet<Permission> all = EnumSet.noneOf(Permission.class);
        ticked.forEach(all::add);
        return Permission.closure(all);
    }
}
