package app.fovea.access.view;

import app.fovea.access.boundary.Roles;
import app.fovea.access.boundary.Roles.RoleRow;
import app.fovea.tenancy.entity.Page;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Every role of the practice, to choose from. */
@RequestScoped
public class RoleChoices {
    @Inject
    private Roles roles;

    /** In the order of their names. */
    public List<RoleRow> all() {
        List<RoleRow> all = new ArrayList<>();
        UUID after = null;
        do {
            Page<RoleRow> page = roles.list(null, after, Page.LARGEST);
            all.addAll(page.items());
            after = page.next() == null ? null : UUID.fromString(page.next());
        } while (after != null);
        return all;
    }
}
