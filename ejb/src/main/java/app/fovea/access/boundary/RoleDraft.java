package app.fovea.access.boundary;

import app.fovea.access.entity.Names;
import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.FieldError;
import app.fovea.access.entity.Refusal.InvalidInput;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A role as somebody wishes it.
 *
 * @param name          1 to 80 characters, unique in the practice whatever its capitals
 * @param description   at most 500 characters; may be left out
 * @param permissionIds what is ticked; what these imply need not be repeated. May be empty
 */
public record RoleDraft(String name, String description, List<String> permissionIds) implements Serializable {
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_DESCRIPTION = 500;
    static final int LONGEST_REASON = 500;

    /** @param reason why, or null @throws InvalidInput naming every field that makes no sense */
    void check(String reason) {
        List<FieldError> errors = new ArrayList<>();
        if (name == null || name.isBlank() || Names.length(name.strip()) > LONGEST_NAME) {
            errors.add(new FieldError("name_length", "name", "Give the role a name of 1 to " + LONGEST_NAME + " characters."));
        } else if (!Names.legible(name.strip())) {
            errors.add(new FieldError("name_illegible", "name", "There are characters in the name that nobody sees. Type it anew."));
        }
        if (description != null && description.strip().length() > LONGEST_DESCRIPTION) {
            errors.add(new FieldError("description_length", "description", "Describe it in at most " + LONGEST_DESCRIPTION + " characters."));
        }
        errors.addAll(unknownRights());
        errors.addAll(reasonErrors(reason));
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
    }

    static List<FieldError> reasonErrors(String reason) {
        if (reason != null && reason.strip().length() > LONGEST_REASON) {
            return List.of(new FieldError("reason_length", "reason", "Say why in at most " + LONGEST_REASON + " characters."));
        }
        if (reason != null && reason.indexOf('\0') >= 0) { // Also where nothing changes and so nothing is kept.
            return List.of(new FieldError("character_impossible", "reason", "There is a character in it that cannot be kept, U+0000. Take it out."));
        }
        return List.of();
    }

    private List<FieldError> unknownRights() {
        if (permissionIds == null) {
            return List.of(new FieldError("permissions_missing", "permissionIds", "Say which rights the role has; an empty list is allowed."));
        }
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < permissionIds.size(); i++) {
            String id = permissionIds.get(i);
            if (id == null || Permission.of(id).filter(Permission.grantable()::contains).isEmpty()) {
                errors.add(new FieldError("permission_unknown", "permissionIds[" + i + "]", "“" + id + "” is no right that a practice can give. GET /api/permissions lists them."));
            }
        }
        return errors;
    }

    /** What is ticked, once it is checked. */
    Set<Permission> ticked() {
        EnumSet<Permission> ticked = EnumSet.noneOf(Permission.class);
        permissionIds.forEach(id -> Permission.of(id).ifPresent(ticked::add));
        return ticked;
    }
}
