package app.fovea.access.boundary;

import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Role;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A role with what it allows.
 *
 * @param system        true for the owner's role, which nobody edits
 * @param template      which default role it began as, or null
 * @param members       how many people who can sign in hold it today
 * @param permissionIds what is ticked; what these imply is not repeated
 */
public record RoleView(UUID id, long version, String name, String description, boolean system, String template, long members, List<String> permissionIds, Instant changedAt)
        implements Serializable {
    static RoleView of(Role role, long members) {
        return new RoleView(role.id(), role.version(), role.name(), role.description(), role.system(), role.template(), members,
            role.permissions().stream().map(Permission::id).sorted().toList(), role.changedAt());
    }
}
