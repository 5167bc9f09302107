package app.fovea.tenancy.provisioning;

import app.fovea.access.entity.PasswordHash;
import java.util.Locale;
import java.util.UUID;

/**
 * Somebody who may sign in once the tenant exists.
 *
 * @param branchId     where they work; null for everywhere
 * @param passwordHash as {@link PasswordHash#of} makes it
 * @param gocNumber    registration with the General Optical Council; null for everyone who has none
 */
public record NewUser(UUID id, UUID branchId, String email, String name, String passwordHash, String gocNumber) {
    public NewUser {
        email = email.toLowerCase(Locale.ROOT);
    }

    /** Keeps the hash out of logs. */
    @Override
    public String toString() {
        return "NewUser[" + id + "]";
    }
}
