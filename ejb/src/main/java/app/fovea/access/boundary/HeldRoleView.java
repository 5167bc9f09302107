package app.fovea.access.boundary;

import app.fovea.access.entity.Role;
import app.fovea.access.entity.RoleGrant;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A role in a person's hands. @param endsOn last day on which it counts, in the practice's zone; null for good */
public record HeldRoleView(UUID id, String name, boolean primary, LocalDate endsOn) implements Serializable {
    static List<HeldRoleView> of(Map<RoleGrant, Role> held) {
        return held.entrySet().stream().map(each -> new HeldRoleView(each.getValue().id(), each.getValue().name(), each.getKey().primary(), each.getKey().endsOn())).toList();
    }
}
