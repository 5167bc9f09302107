package app.fovea.access.boundary;

import app.fovea.access.control.HoldingsLookup;
import app.fovea.access.entity.GrantRules;
import app.fovea.access.entity.Holdings;
import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.InvalidInput;
import app.fovea.access.entity.Refusal.NotFound;
import app.fovea.access.entity.Requires;
import app.fovea.access.entity.Role;
import app.fovea.access.entity.RoleGrant;
import app.fovea.access.entity.RoleRepository;
import app.fovea.access.entity.User;
import app.fovea.access.entity.UserRepository;
import app.fovea.tenancy.entity.Page;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Answers why: what somebody can do and through which role, who can do a certain thing, and what another set of roles would change. */
@Stateless
public class Explanations {
    @Inject
    private UserRepository users;
    @Inject
    private RoleRepository roles;
    @Inject
    private HoldingsLookup lookup;

    /** A role that opens a right. @param impliedBy name of the ticked right that brings it; null where it is ticked itself @param endsOn last day of the grant; null for good */
    public record Via(UUID roleId, String role, String impliedBy, LocalDate endsOn, boolean ended) implements Serializable {
    }

    /** A right in somebody's hands. @param resting why it does not count today, in a sentence; null when it does */
    public record RightView(PermissionView right, List<Via> via, String resting) implements Serializable {
    }

    /** Somebody who holds a right. @param state active, invited or suspended @param ended true where every role that opened it has ended */
    public record Holder(UUID userId, String name, String state, List<Via> via, boolean ended, String resting) implements Serializable {
    }

    /** @param gains what the person could do then and through no role now @param loses likewise */
    public record RoleDifference(List<PermissionView> gains, List<PermissionView> loses) implements Serializable {
    }

    /** What somebody's roles let them do today, in the order of the catalogue. Whoever is suspended can do none of it. */
    @Requires(Permission.USERS_EXPLAIN)
    public List<RightView> rightsOf(UUID userId) {
        User user = load(userId);
        LocalDate today = lookup.today();
        Map<RoleGrant, Role> held = roles.heldBy(userId).entrySet().stream().filter(each -> each.getKey().countsOn(today)).collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return Arrays.stream(Permission.values())
            .map(right -> new RightView(PermissionView.of(right), via(right, held, today), resting(right, user, today)))
            .filter(each -> !each.via().isEmpty()).toList();
    }

    /**
     * Who holds a right, in the order of their names; also who is suspended, and whose role has ended.
     *
     * @throws InvalidInput {@code permission_unknown}, {@code page_marker_unknown}
     */
    @Requires(Permission.USERS_EXPLAIN)
    public Page<Holder> holders(String permissionId, UUID after, Integer limit) {
        Permission right = Permission.of(permissionId == null ? "" : permissionId).filter(Permission.grantable()::contains)
            .orElseThrow(() -> new InvalidInput("permission_unknown", "permission", "There is no such right. GET /api/permissions lists them."));
        User last = after == null ? null : users.find(after).orElseThrow(() -> new InvalidInput("page_marker_unknown", "after", "This page marker is not one of this list."));
        int size = Page.size(limit);
        Set<UUID> allowing = roles.ticking(Permission.grantable().stream().filter(each -> Permission.closure(List.of(each)).contains(right)).map(Permission::id).toList());
        List<User> found = allowing.isEmpty() ? List.of() : users.holders(allowing, last, size + 1);
        Map<UUID, Map<RoleGrant, Role>> held = roles.heldByAll(found.stream().map(User::id).toList());
        return Page.of(found, size, user -> holder(right, user, held.getOrDefault(user.id(), Map.of())), user -> user.id().toString());
    }

    private Holder holder(Permission right, User user, Map<RoleGrant, Role> held) {
        LocalDate today = lookup.today();
        List<Via> via = via(right, held, today);
        return new Holder(user.id(), user.name(), user.state().id(), via, via.stream().allMatch(Via::ended), resting(right, user, today));
    }

    /** What somebody could do then, and no more, if they held these roles; gives nothing. */
    @Requires(Permission.ROLES_ASSIGN)
    public RoleDifference difference(UUID userId, Assignment wish) {
        Holdings before = lookup.of(load(userId));
        List<UUID> ids = wish.roleIds() == null ? List.of() : wish.roleIds().stream().filter(Objects::nonNull).toList();
        Holdings then = new Holdings(before.userId(), before.name(), wish.wished(before, roles.withIds(ids)), before.today());
        return new RoleDifference(PermissionView.of(GrantRules.beyond(before.rights(), then.rights())), PermissionView.of(GrantRules.beyond(then.rights(), before.rights())));
    }

    private static List<Via> via(Permission right, Map<RoleGrant, Role> held, LocalDate today) {
        return held.entrySet().stream().flatMap(each -> opening(right, each.getValue().permissions()).map(ticked -> new Via(each.getValue().id(), each.getValue().name(),
                ticked == right ? null : ticked.title(), each.getKey().endsOn(), !each.getKey().countsOn(today))).stream())
            .sorted((a, b) -> a.role().compareToIgnoreCase(b.role())).toList();
    }

    /** Which of the ticked rights brings this one: itself, if it is among them. */
    private static Optional<Permission> opening(Permission right, Collection<Permission> ticked) {
        return ticked.contains(right) ? Optional.of(right) : ticked.stream().sorted().filter(each -> Permission.closure(List.of(each)).contains(right)).findFirst();
    }

    private static String resting(Permission right, User user, LocalDate today) {
        if (!right.registrantOnly() || user.registeredOn(today)) {
            return null;
        }
        return user.gocNumber() == null ? "Rests: it needs a registration, and none is recorded." : "Rests: the registration ran out on " + user.registeredUntil() + ".";
    }

    private User load(UUID id) {
        return users.find(id).orElseThrow(() -> new NotFound("person"));
    }
}
