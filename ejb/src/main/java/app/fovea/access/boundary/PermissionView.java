package app.fovea.access.boundary;

import app.fovea.access.entity.Permission;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;

/**
 * A right, as screens and programs see it.
 *
 * @param implies        ids of the rights that come with it directly
 * @param registrantOnly also needs a live professional registration
 * @param dangerous      misuse costs money, records or the trust in who did what
 */
public record PermissionView(String id, String group, String name, String description, List<String> implies, boolean registrantOnly, boolean dangerous) implements Serializable {
    public static PermissionView of(Permission permission) {
        return new PermissionView(permission.id(), permission.group().title(), permission.title(), permission.description(),
            permission.implied().stream().map(Permission::id).sorted().toList(), permission.registrantOnly(), permission.dangerous());
    }

    /** In the order of the catalogue. */
    static List<PermissionView> of(Collection<Permission> permissions) {
        return permissions.stream().sorted().map(PermissionView::of).toList();
    }
}
