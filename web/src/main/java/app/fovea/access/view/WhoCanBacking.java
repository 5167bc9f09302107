package app.fovea.access.view;

import app.fovea.access.boundary.Explanations;
import app.fovea.access.boundary.Explanations.Holder;
import app.fovea.access.boundary.PermissionView;
import app.fovea.access.entity.Permission;
import app.fovea.tenancy.entity.Page;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.omnifaces.cdi.Param;
import org.omnifaces.cdi.ViewScoped;

/** Picks a right and shows who holds it, and why: person/who-can.xhtml. */
@Named
@ViewScoped
public class WhoCanBacking implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private Explanations explanations;
    @Inject @Param
    private String right;

    private final List<Holder> holders = new ArrayList<>();
    private String next;

    /** A group of the catalogue, as the list of rights shows it. */
    public record Group(String title, List<Permission> rights) {
    }

    @PostConstruct
    void load() {
        if (getChosen() == null) {
            right = Permission.PATIENTS_VIEW.id();
        }
        showMore();
    }

    public void showMore() {
        Page<Holder> page = explanations.holders(right, next == null ? null : UUID.fromString(next), null);
        holders.addAll(page.items());
        next = page.next();
    }

    public List<Group> getGroups() {
        return Arrays.stream(Permission.Group.values())
            .map(group -> new Group(group.title(), Permission.grantable().stream().filter(each -> each.group() == group).toList()))
            .filter(group -> !group.rights().isEmpty()).toList();
    }

    public PermissionView getChosen() {
        return right == null ? null : Permission.of(right).filter(Permission.grantable()::contains).map(PermissionView::of).orElse(null);
    }

    public String getRight() {
        return right;
    }

    public List<Holder> getHolders() {
        return holders;
    }

    public boolean isMore() {
        return next != null;
    }
}
