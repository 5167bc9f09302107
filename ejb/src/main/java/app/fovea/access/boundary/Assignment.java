package app.fovea.access.boundary;

import app.fovea.access.entity.LastDay;
import app.fovea.access.entity.Refusal.FieldError;
import app.fovea.access.entity.Refusal.InvalidInput;
import app.fovea.access.entity.Role;
import app.fovea.access.entity.Holdings;
import app.fovea.access.entity.Holdings.Held;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Which roles somebody shall hold: these and no others.
 *
 * @param roleIds          all of them; empty for somebody who may sign in and do nothing
 * @param setPrimaryRoleId one of them; null to keep the primary role they have, or take the first
 * @param endsOn           last day of a role in the practice's zone, by its id; null behind an id for good. A role that is not named keeps its
 *                         end, and a new one has none
 * @param reason           in the words of whoever does it, or null
 */
public record Assignment(List<UUID> roleIds, UUID setPrimaryRoleId, Map<UUID, LocalDate> endsOn, String reason) implements Serializable {

    /** @throws InvalidInput naming every field that makes no sense */
    List<Held> wished(Holdings before, Map<UUID, Role> known) {
        List<FieldError> errors = new ArrayList<>(RoleDraft.reasonErrors(reason));
        if (roleIds == null) {
            errors.add(new FieldError("roles_missing", "roleIds", "Say which roles the person shall hold; an empty list takes all of them."));
            throw new InvalidInput(errors);
        }
        Map<UUID, LocalDate> ends = endsOn == null ? Map.of() : endsOn;
        Set<UUID> seen = new HashSet<>();
        List<Held> wished = new ArrayList<>();
        for (int i = 0; i < roleIds.size(); i++) {
            Role role = roleIds.get(i) == null ? null : known.get(roleIds.get(i));
            if (role == null) {
                errors.add(new FieldError("role_unknown", "roleIds[" + i + "]", "There is no such role. GET /api/roles lists them."));
            } else if (seen.add(role.id())) {
                wished.add(new Held(role, role.id().equals(setPrimaryRoleId), ends.containsKey(role.id()) ? ends.get(role.id()) : endOf(before, role)));
            }
        }
        if (setPrimaryRoleId != null && !seen.contains(setPrimaryRoleId)) {
            errors.add(new FieldError("primary_not_held", "setPrimaryRoleId", "The primary role must be one of roleIds."));
        }
        ends.forEach((role, end) -> {
            if (!seen.contains(role)) {
                errors.add(new FieldError("end_without_role", "endsOn." + role, "An end is for a role of roleIds."));
            } else if (!LastDay.writable(end)) {
                errors.add(new FieldError("day_out_of_range", "endsOn." + role, "The last day is before the year 10000; leave it empty for good."));
            } else if (end != null && end.isBefore(before.today()) && !end.equals(endOf(before, known.get(role)))) {
                errors.add(new FieldError("end_in_the_past", "endsOn." + role, "The last day is today or later. To end it now, take the role away."));
            }
        });
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        return wished;
    }

    private static LocalDate endOf(Holdings before, Role role) {
        return before.held().stream().filter(held -> held.role().equals(role)).findFirst().map(Held::endsOn).orElse(null);
    }
}
