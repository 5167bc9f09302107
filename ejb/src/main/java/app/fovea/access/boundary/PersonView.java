package app.fovea.access.boundary;

import app.fovea.access.entity.Role;
import app.fovea.access.entity.RoleGrant;
import app.fovea.access.entity.User;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Somebody who works here.
 *
 * @param active  false while they are suspended
 * @param invited true while they have no password yet
 * @param roles   what they hold, the primary one first; also what has ended
 */
public record PersonView(UUID id, long version, String name, String email, String gocNumber, LocalDate registeredUntil, UUID branchId, boolean active, boolean invited,
                         List<HeldRoleView> roles) implements Serializable {
    static PersonView of(User user, Map<RoleGrant, Role> held) {
        return new PersonView(user.id(), user.version(), user.name(), user.email(), user.gocNumber(), user.registeredUntil(), user.branchId(), user.active(),
            user.passwordHash() == null, HeldRoleView.of(held));
    }

    /** {@code active}, {@code invited} or {@code suspended}: the one that matters most. */
    public String state() {
        return !active ? "suspended" : invited ? "invited" : "active";
    }
}
