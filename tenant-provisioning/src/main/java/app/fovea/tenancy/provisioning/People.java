package app.fovea.tenancy.provisioning;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** Puts the first people of a tenant into their role, which is also their primary one. */
public final class People {
    private final Rows users;
    private final Rows grants;

    private People(Rows users, Rows grants) {
        this.users = users;
        this.grants = grants;
    }

    /** Who is to be added; runs while the statements are open. */
    @FunctionalInterface
    public interface Roll {
        void call(People people) throws SQLException;
    }

    /** Adds everybody whom the roll names. */
    public static void add(Connection connection, Roll roll) throws SQLException {
        try (Rows users = new Rows(connection, "users", "id", "branch_id", "email", "name", "password_hash", "goc_number");
             Rows grants = new Rows(connection, "user_dynamic_roles", "user_id", "role_id", "is_primary").after(users)) {
            roll.call(new People(users, grants));
        }
    }

    public void add(NewUser user, UUID role) throws SQLException {
        users.add(user.id(), user.branchId(), user.email(), user.name(), user.passwordHash(), user.gocNumber());
        grants.add(user.id(), role, true);
    }
}
