package app.fovea.tenancy.provisioning;

import app.fovea.access.entity.DefaultRole;
import app.fovea.access.entity.Permission;
import app.fovea.audit.entity.AccessAction;
import app.fovea.journey.entity.Ids;
import app.fovea.journey.entity.JsonColumn;
import app.fovea.tenancy.provisioning.Rows.Json;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Writes roles of a tenant, each with a line in the audit trail of roles. */
public final class RoleBook implements AutoCloseable {
    /** Who did it, in the trail of access. */
    static final String ACTOR = "provisioning";

    private final Connection connection;
    private final Rows roles;
    private final Rows permissions;
    private final Rows audit;

    public RoleBook(Connection connection) throws SQLException {
        this.connection = connection;
        roles = new Rows(connection, "dynamic_roles", "id", "template", "name", "description", "system");
        permissions = new Rows(connection, "dynamic_role_permissions", "role_id", "permission").after(roles);
        audit = new Rows(connection, "role_change_audit", "id", "actor_name", "action", "role_id", "after").after(permissions);
    }

    /** The eight roles of {@link DefaultRole}, of which only Owner is the system's. */
    Map<DefaultRole, UUID> writeDefaults() throws SQLException {
        Map<DefaultRole, UUID> ids = new EnumMap<>(DefaultRole.class);
        for (DefaultRole role : DefaultRole.values()) {
            ids.put(role, write(role.name().toLowerCase(Locale.ROOT), role.title(), role.description(), role == DefaultRole.OWNER, role.permissions()));
        }
        return ids;
    }

    /** A role that a practice designed. */
    public UUID design(String name, String description, Collection<Permission> ticked) throws SQLException {
        return write(null, name, description, false, ticked);
    }

    /** What is ticked is stored; what it implies is worked out when it is asked for. */
    UUID write(String template, String name, String description, boolean system, Collection<Permission> ticked) throws SQLException {
        UUID id = Ids.next();
        roles.add(id, template, name, description, system);
        for (Permission permission : ticked) {
            permissions.add(id, permission.id());
        }
        audit.add(Ids.next(), ACTOR, AccessAction.ROLE_CREATED.id(), id, state(name, description, ticked.stream().map(Permission::id).toList()));
        return id;
    }

    /** Adds rights that a new version brought to a role that is there. @param held and missing ids of rights */
    void extend(UUID role, String name, String description, Set<String> held, Set<String> missing) throws SQLException {
        for (String permission : missing) {
            permissions.add(role, permission);
        }
        TreeSet<String> all = new TreeSet<>(held);
        all.addAll(missing);
        try (Rows changes = new Rows(connection, "role_change_audit", "id", "actor_name", "action", "role_id", "before", "after", "reason").after(permissions)) {
            changes.add(Ids.next(), ACTOR, AccessAction.ROLE_CHANGED.id(), role, state(name, description, held), state(name, description, all),
                "This version of the program has rights that the last one did not have. The owner's role holds every right.");
        }
    }

    private static Json state(String name, String description, Collection<String> permissionIds) {
        return new Json(JsonColumn.write(Map.of("name", name, "description", description, "permissions", permissionIds.stream().sorted().toList())));
    }

    @Override
    public void close() throws SQLException {
        try (roles; permissions; audit) {
            // Closing sends what is waiting.
        }
    }
}
