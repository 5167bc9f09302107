package app.fovea.access.view;

import app.fovea.access.boundary.People;
import app.fovea.access.boundary.PersonView;
import app.fovea.access.boundary.Roles.RoleRow;
import app.fovea.tenancy.entity.Page;
import app.fovea.view.ActiveUser;
import app.fovea.view.Paths;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.omnifaces.cdi.Param;
import org.omnifaces.cdi.ViewScoped;

/** Finds people as one types: people.xhtml. */
@Named
@ViewScoped
public class PeopleBacking implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private People people;
    @Inject
    private RoleChoices roleChoices;
    @Inject
    private ActiveUser user;
    @Inject @Param(name = "q")
    private String typed;
    @Inject @Param
    private String state;
    @Inject @Param(name = "role")
    private String roleId;

    private final List<PersonView> found = new ArrayList<>();
    private List<RoleRow> choices = List.of();
    private String next;

    @PostConstruct
    void load() {
        if (user.can("roles:view")) {
            choices = roleChoices.all();
        }
        search();
    }

    public void search() {
        found.clear();
        next = null;
        showMore();
    }

    public void showMore() {
        Page<PersonView> page = people.list(new People.Search(typed, state, roleId == null ? null : Paths.id(roleId, "role")), next == null ? null : UUID.fromString(next), null);
        found.addAll(page.items());
        next = page.next();
    }

    /** What the live region says after each search. */
    public String getCount() {
        return found.isEmpty() ? "Nobody found" : found.size() == 1 && next == null ? "1 person" : found.size() + (next == null ? " people" : " people shown, there are more");
    }

    public boolean isNarrowed() {
        return typed != null || state != null || roleId != null;
    }

    public String getTyped() {
        return typed;
    }

    public void setTyped(String typed) {
        this.typed = typed;
    }

    public String getState() {
        return state;
    }

    public void setState(String state) {
        this.state = state;
    }

    public String getRoleId() {
        return roleId;
    }

    public void setRoleId(String roleId) {
        this.roleId = roleId;
    }

    public List<PersonView> getFound() {
        return found;
    }

    public List<RoleRow> getChoices() {
        return choices;
    }

    public boolean isMore() {
        return next != null;
    }
}
