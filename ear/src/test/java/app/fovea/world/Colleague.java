package app.fovea.world;

import app.fovea.access.entity.DefaultRole;
import app.fovea.access.entity.Permission;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Somebody whom no other test knows, with the practice's usual password and a role of exactly these rights: {@code Colleague.of(northgate, USERS_VIEW)}. */
public record Colleague(Practice practice, UUID id, String name, String email, UUID roleId) {

    public static Colleague of(Practice practice, Permission... rights) {
        return of(practice, List.of(rights), null);
    }

    /** With all that one of the default roles has. */
    public static Colleague like(Practice practice, DefaultRole role) {
        return of(practice, List.copyOf(role.permissions()), null);
    }

    /** With a role that counts up to this day. */
    public static Colleague until(Practice practice, LocalDate endsOn, Permission... rights) {
        return of(practice, List.of(rights), endsOn);
    }

    /** An owner beside the one that all tests share. */
    public static Colleague owner(Practice practice) {
        UUID role = UUID.fromString(practice.database().text("select id from dynamic_roles where tenant_id = ? and system", practice.id()));
        return hired(practice, role, null);
    }

    private static Colleague of(Practice practice, List<Permission> rights, LocalDate endsOn) {
        UUID role = UUID.randomUUID();
        Database database = practice.database();
        database.executeAudited(practice.id(), "insert into dynamic_roles (tenant_id, id, name, description) values (?, ?, ?, 'of a test')", practice.id(), role, "Role " + role);
        rights.forEach(right -> database.executeAudited(practice.id(), "insert into dynamic_role_permissions (tenant_id, role_id, permission) values (?, ?, ?)", practice.id(), role, right.id()));
        return hired(practice, role, endsOn);
    }

    private static Colleague hired(Practice practice, UUID role, LocalDate endsOn) {
        UUID id = UUID.randomUUID();
        String email = "colleague." + id + "@" + practice.slug() + ".example";
        String name = "Colleague " + id.toString().substring(0, 8);
        practice.database().executeAudited(practice.id(), "insert into users (tenant_id, id, email, name, password_hash) select tenant_id, ?, ?, ?, password_hash from users where tenant_id = ? and email = ?",
            id, email, name, practice.id(), practice.user(DefaultRole.OWNER).email());
        practice.database().executeAudited(practice.id(), "insert into user_dynamic_roles (tenant_id, user_id, role_id, is_primary, ends_on) values (?, ?, ?, true, cast(? as date))", practice.id(), id, role,
            endsOn == null ? null : endsOn.toString());
        return new Colleague(practice, id, name, email, role);
    }

    /** Another role besides. */
    public Colleague alsoHolding(Permission... rights) {
        Colleague other = of(practice, rights);
        practice.database().executeAudited(practice.id(), "insert into user_dynamic_roles (tenant_id, user_id, role_id, is_primary) values (?, ?, ?, false)", practice.id(), id, other.roleId());
        return this;
    }

    /** For owners: no other test shall count on them. */
    public void leaves() {
        practice.database().executeAudited(practice.id(), "update users set active = false where tenant_id = ? and id = ?", practice.id(), id);
    }

    /** By a token. */
    public Rest rest() {
        return practice.as(email, practice.password());
    }

    /** What the API tells of them. */
    public Answer seen() {
        return practice.as(DefaultRole.OWNER).get("/api/users/" + id).expect(200);
    }

    /** What the trail of access says was done to them, oldest first. */
    public List<String> trail() {
        return practice.database().texts("select action from role_change_audit where tenant_id = ? and user_id = ? order by id", practice.id(), id);
    }

    @Override
    public String toString() {
        return name + " of " + practice.slug();
    }

}
