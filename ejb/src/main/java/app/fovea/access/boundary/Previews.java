package app.fovea.access.boundary;

import app.fovea.access.entity.Caller;
import app.fovea.access.entity.Caller.HeldRole;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.GrantRules;
import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.NotFound;
import app.fovea.access.entity.Requires;
import app.fovea.access.entity.Role;
import app.fovea.access.entity.RoleRepository;
import app.fovea.audit.entity.AccessAction;
import app.fovea.audit.entity.AccessTrail;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Shows somebody the screens as a role shows them: with what the role allows and they may see themselves, and in transactions that the database
 * lets nothing be written in ({@link app.fovea.tenancy.entity.RowSecurity}).
 */
@Stateless
public class Previews {
    @Inject
    private RoleRepository roles;
    @Inject
    private AccessTrail trail;

    /** @param hidden what the role allows and the caller may not, so that no preview shows it */
    public record Outlook(UUID roleId, String role, List<PermissionView> hidden) implements Serializable {
    }

    /** What a preview would show, before it begins. */
    @Requires(Permission.ROLES_PREVIEW)
    public Outlook outlook(UUID roleId) {
        Role role = load(roleId);
        return new Outlook(roleId, role.name(), PermissionView.of(GrantRules.beyond(CurrentCaller.get().permissions(), role.rights())));
    }

    /** Writes down that the caller looks through this role's eyes from now on. */
    @Requires(Permission.ROLES_PREVIEW)
    public void begin(UUID roleId) {
        trail.record(AccessAction.ROLE_PREVIEWED, load(roleId).id(), null, null, null, null);
    }

    /** The viewer as the role has them see. Whoever may not preview any more, or a role that is gone, shows nothing: a preview never ends in somebody's own rights by itself. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public Caller through(Caller viewer, UUID roleId) {
        return Work.as(viewer, () -> viewer.may(Permission.ROLES_PREVIEW)
            ? roles.find(roleId).map(role -> viewer.lookingAs(new HeldRole(role.id(), role.name(), true), role.rights())).orElseGet(() -> blind(viewer, roleId)) : blind(viewer, roleId));
    }

    private static Caller blind(Caller viewer, UUID roleId) {
        return viewer.lookingAs(new HeldRole(roleId, "a role that is gone", true), Set.of());
    }

    private Role load(UUID id) {
        return roles.find(id).orElseThrow(() -> new NotFound("role"));
    }
}
