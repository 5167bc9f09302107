package app.fovea.access.boundary;

import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.NotFound;
import app.fovea.access.entity.Requires;
import app.fovea.access.entity.Role;
import app.fovea.access.entity.RoleChange;
import app.fovea.access.entity.RoleRepository;
import app.fovea.access.entity.UserRepository;
import app.fovea.journey.entity.JsonColumn;
import app.fovea.tenancy.entity.Page;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Roles, the rights in them and who holds them, to be read; changing them is a later chapter. */
@Stateless
public class Roles {
    @Inject
    private UserRepository users;
    @Inject
    private RoleRepository roles;

    public record PermissionGroup(String name, List<PermissionView> permissions) {
    }

    public record PermissionView(String id, String name, String description, List<String> implies, boolean registrantOnly) {
    }

    public record RoleView(UUID id, long version, String name, String description, boolean system, List<String> permissionIds) {
    }

    public record UserView(UUID id, String name, String email, String gocNumber, boolean active, List<HeldRoleView> roles) {
    }

    public record HeldRoleView(UUID id, String name, boolean primary) {
    }

    /** @param target the role, and the person when it is about who holds it */
    public record RoleChangeView(Instant at, String actor, String action, Target target, JsonNode before, JsonNode after, String reason) {
        static RoleChangeView of(RoleChange change) {
            return new RoleChangeView(change.at(), change.actorName(), change.action(), new Target(change.roleId(), change.userId()), json(change.before()), json(change.after()), change.reason());
        }

        private static JsonNode json(String text) {
            return text == null ? null : JsonColumn.read(text, JsonNode.class);
        }
    }

    public record Target(UUID roleId, UUID userId) {
    }

    /** The catalogue, as the role editor groups it. What only the platform's operators may hold is not a practice's to give. */
    @Requires(Permission.ROLES_VIEW)
    public List<PermissionGroup> catalogue() {
        return Arrays.stream(Permission.Group.values())
            .filter(group -> group != Permission.Group.PLATFORM)
            .map(group -> new PermissionGroup(group.title(), Arrays.stream(Permission.values()).filter(each -> each.group() == group).map(Roles::view).toList()))
            .toList();
    }

    @Requires(Permission.ROLES_VIEW)
    public Page<RoleView> all() {
        return new Page<>(roles.all().stream().map(Roles::view).toList(), null);
    }

    @Requires(Permission.ROLES_VIEW)
    public RoleView get(UUID id) {
        return roles.find(id).map(Roles::view).orElseThrow(() -> new NotFound("role"));
    }

    @Requires(Permission.USERS_VIEW)
    public Page<UserView> people() {
        Map<UUID, Role> byId = roles.all().stream().collect(Collectors.toMap(Role::id, role -> role));
        Map<UUID, List<HeldRoleView>> held = roles.grants().stream().collect(Collectors.groupingBy(grant -> grant.userId(),
            Collectors.mapping(grant -> new HeldRoleView(grant.roleId(), byId.get(grant.roleId()).name(), grant.primary()), Collectors.toList())));
        return new Page<>(users.all().stream()
            .map(user -> new UserView(user.id(), user.name(), user.email(), user.gocNumber(), user.active(), held.getOrDefault(user.id(), List.of())))
            .toList(), null);
    }

    /** Newest first; every filter may be null. */
    @Requires(Permission.AUDIT_VIEW)
    public Page<RoleChangeView> changes(UUID roleId, UUID userId, UUID after, Integer limit) {
        int size = Page.size(limit);
        return Page.of(roles.changes(roleId, userId, after, size + 1), size, RoleChangeView::of, change -> change.id().toString());
    }

    private static RoleView view(Role role) {
        return new RoleView(role.id(), role.version(), role.name(), role.description(), role.system(), role.permissions().stream().map(Permission::id).sorted().toList());
    }

    private static PermissionView view(Permission permission) {
        return new PermissionView(permission.id(), permission.title(), permission.description(),
            permission.implied().stream().map(Permission::id).sorted().toList(), permission.registrantOnly());
    }
}
