package app.fovea.access.control;

import app.fovea.access.entity.Caller;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.NotSignedIn;
import app.fovea.access.entity.Refusal.PermissionMissing;
import app.fovea.access.entity.Role;
import app.fovea.access.entity.RoleGrant;
import app.fovea.access.entity.RoleRepository;
import app.fovea.access.entity.Holdings;
import app.fovea.access.entity.User;
import app.fovea.access.entity.UserRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/** Reads who holds what, as of now. */
@ApplicationScoped
public class HoldingsLookup {
    @Inject
    private RoleRepository roles;
    @Inject
    private UserRepository users;

    /**
     * Whoever is about to change who may do what. From here to the end of the transaction nobody else in the practice does, and what the caller
     * may do is read again: a colleague may have taken it a moment ago.
     *
     * @throws PermissionMissing when it was
     */
    public Holdings actor(Permission needed) {
        roles.lock();
        return caller(needed);
    }

    /** As {@link #actor}, for a look at what a change would do: makes nobody wait. */
    public Holdings caller(Permission needed) {
        User me = users.find(CurrentCaller.get().userId()).filter(User::active).orElseThrow(() -> new NotSignedIn("Sign in again."));
        Holdings holdings = of(me);
        if (!holdings.rights().contains(needed)) {
            throw new PermissionMissing(needed);
        }
        return holdings;
    }

    public Holdings of(User user) {
        return Holdings.of(user, roles.heldBy(user.id()), today());
    }

    public List<Holdings> of(Collection<User> people) {
        Map<UUID, Map<RoleGrant, Role>> held = roles.heldByAll(people.stream().map(User::id).toList());
        return people.stream().map(user -> Holdings.of(user, held.getOrDefault(user.id(), Map.of()), today())).toList();
    }

    /** Whom a change of this role reaches: those who can sign in and hold it today, in the order of their names. */
    public List<Holdings> reachedBy(UUID roleId) {
        return holding(roleId, User::active);
    }

    /** Likewise, with those who are suspended: what is changed now is theirs when they are let in again, and nobody judges it then. */
    public List<Holdings> holdersOf(UUID roleId) {
        return holding(roleId, user -> true);
    }

    private List<Holdings> holding(UUID roleId, Predicate<User> which) {
        Map<UUID, Map<RoleGrant, Role>> held = roles.heldByHoldersOf(roleId);
        return users.withIds(held.keySet()).values().stream().filter(which)
            .filter(user -> held.get(user.id()).keySet().stream().anyMatch(grant -> grant.roleId().equals(roleId) && grant.countsOn(today())))
            .sorted(Comparator.comparing(User::name))
            .map(user -> Holdings.of(user, held.get(user.id()), today())).toList();
    }

    /** In the practice's zone. */
    public LocalDate today() {
        Caller caller = CurrentCaller.get();
        return LocalDate.now(caller.practice().timeZone());
    }
}
