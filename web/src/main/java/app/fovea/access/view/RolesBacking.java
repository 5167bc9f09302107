package app.fovea.access.view;

import app.fovea.access.boundary.Roles;
import app.fovea.access.boundary.Roles.RoleRow;
import app.fovea.tenancy.entity.Page;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.omnifaces.cdi.Param;
import org.omnifaces.cdi.ViewScoped;

/** The list of roles beside the editor: roles.xhtml. A practice may have a thousand; a page of them is read at a time, without their rights. */
@Named
@ViewScoped
public class RolesBacking implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private Roles roles;
    @Inject @Param(name = "q")
    private String typed;

    private final List<RoleRow> rows = new ArrayList<>();
    private String next;

    @PostConstruct
    public void search() {
        rows.clear();
        add(roles.list(typed, null, null));
    }

    public void showMore() {
        add(roles.list(typed, UUID.fromString(next), null));
    }

    private void add(Page<RoleRow> page) {
        rows.addAll(page.items());
        next = page.next();
    }

    /** What the live region says after each search. */
    public String getCount() {
        return rows.isEmpty() ? "No role found" : rows.size() == 1 && next == null ? "1 role" : rows.size() + (next == null ? " roles" : " roles shown, there are more");
    }

    /** Keeps what was searched for when a role of the list is opened. */
    public String getQuery() {
        return typed == null ? "" : "&q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8);
    }

    public String rights(RoleRow row) {
        return row.system() ? "Every right" : row.permissionCount() == 0 ? "No rights" : row.permissionCount() == 1 ? "1 right ticked" : row.permissionCount() + " rights ticked";
    }

    public String members(RoleRow row) {
        return Words.people(row.members());
    }

    public String getTyped() {
        return typed;
    }

    public void setTyped(String typed) {
        this.typed = typed;
    }

    public List<RoleRow> getRows() {
        return rows;
    }

    public boolean isMore() {
        return next != null;
    }
}
