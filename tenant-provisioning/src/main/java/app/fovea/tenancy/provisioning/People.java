package app.fovea.tenancy.provisioning;

import app.fovea.audit.entity.AccessAction;
import app.fovea.journey.entity.Ids;
import app.fovea.journey.entity.JsonColumn;
import app.fovea.tenancy.provisioning.Rows.Json;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Puts the first people of a tenant into their role, which is also their primary one, with their lines in the trail of access. */
public final class People {
    private final Rows users;
    private final Rows grants;
    private final Rows trail;

    private People(Rows users, Rows grants, Rows trail) {
        this.users = users;
        this.grants = grants;
        this.trail = trail;
    }

    /** Who is to be added; runs while the statements are open. */
    @FunctionalInterface
    public interface Roll {
        void call(People people) throws SQLException;
    }

    /** Adds everybody whom the roll names. */
    public static void add(Connection connection, Roll roll) throws SQLException {
        try (Rows users = new Rows(connection, "users", "id", "branch_id", "email", "name", "password_hash", "goc_number");
             Rows grants = new Rows(connection, "user_dynamic_roles", "user_id", "role_id", "is_primary", "ends_on").after(users);
             Rows trail = new Rows(connection, "role_change_audit", "id", "actor_name", "action", "role_id", "user_id", "after").after(grants)) {
            roll.call(new People(users, grants, trail));
        }
    }

    public void add(NewUser user, UUID role) throws SQLException {
        users.add(user.id(), user.branchId(), user.email(), user.name(), user.passwordHash(), user.gocNumber());
        grants.add(user.id(), role, true, null);
        trail.add(Ids.next(), RoleBook.ACTOR, AccessAction.USER_CREATED.id(), null, user.id(), state(user));
        trail.add(Ids.next(), RoleBook.ACTOR, AccessAction.GRANT_GIVEN.id(), role, user.id(), new Json(JsonColumn.write(Map.of("primary", true))));
    }

    /** Another role for somebody who holds one. @param endsOn last day on which it counts; null for good */
    public void alsoHolds(UUID user, UUID role, LocalDate endsOn) throws SQLException {
        grants.add(user, role, false, endsOn);
        Map<String, Object> state = new LinkedHashMap<>(Map.of("primary", false));
        if (endsOn != null) {
            state.put("endsOn", endsOn.toString());
        }
        trail.add(Ids.next(), RoleBook.ACTOR, AccessAction.GRANT_GIVEN.id(), role, user, new Json(JsonColumn.write(state)));
    }

    private static Json state(NewUser user) {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("name", user.name());
        state.put("email", user.email());
        if (user.gocNumber() != null) {
            state.put("gocNumber", user.gocNumber());
        }
        state.put("active", true);
        return new Json(JsonColumn.write(state));
    }
}
