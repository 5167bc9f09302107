package app.fovea.access.view;

import app.fovea.access.boundary.RoleView;
import app.fovea.access.boundary.Roles;
import app.fovea.access.boundary.Roles.RoleRow;
import app.fovea.access.entity.Refusal;
import app.fovea.tenancy.entity.Page;
import app.fovea.view.Paths;
import app.fovea.view.Problems;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;
import org.omnifaces.cdi.ViewScoped;
import org.primefaces.PrimeFaces;

/** Deletes a role, and gives whoever holds it another one: the second dialog of roles.xhtml. */
@Named
@ViewScoped
public class RoleRemoval implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int CANDIDATES = 8;

    @Inject
    private Roles roles;

    private RoleView role;
    private String typed;
    /** An id: radio buttons speak text. */
    private String replacement;
    private String reason;
    private String refused;
    private List<RoleRow> candidates = List.of();
    private boolean more;

    /** Opens the dialog, with who holds the role as of now. */
    public void ask(UUID id) {
        role = roles.get(id);
        typed = null;
        replacement = null;
        reason = null;
        refused = null;
        search();
    }

    public void search() {
        Page<RoleRow> page = roles.list(typed, null, CANDIDATES + 1);
        List<RoleRow> others = page.items().stream().filter(each -> !each.id().equals(role.id())).toList();
        candidates = others.stream().limit(CANDIDATES).toList();
        more = others.size() > CANDIDATES || page.next() != null;
    }

    public void delete() {
        try {
            roles.delete(role.id(), role.version(), replacement == null ? null : UUID.fromString(replacement), reason);
            Problems.done("“" + role.name() + "” is deleted." + (replacement == null ? "" : " Whoever held it has the other role now."));
            Paths.go("/roles");
        } catch (Refusal.InvalidInput wrong) {
            Problems.show(wrong);
            PrimeFaces.current().ajax().addCallbackParam("outcome", "field");
        } catch (Refusal refusal) {
            refused = refusal.getMessage();
            PrimeFaces.current().ajax().addCallbackParam("outcome", "refused");
        }
    }

    public boolean isAsked() {
        return role != null;
    }

    public String getName() {
        return role.name();
    }

    public boolean isHeld() {
        return role.members() > 0;
    }

    public String getConsequence() {
        return isHeld() ? Words.people(role.members()) + (role.members() == 1 ? " holds" : " hold") + " it and would be left without it: give them another one in its place. The audit trail keeps what it was."
            : "Nobody holds it. The audit trail keeps what it was.";
    }

    public List<RoleRow> getCandidates() {
        return candidates;
    }

    public String getFound() {
        return candidates.isEmpty() ? "No other role is called so." : more ? "There are more: type a part of the name." : candidates.size() == 1 ? "1 role" : candidates.size() + " roles";
    }

    public String getRefused() {
        return refused;
    }

    public String getTyped() {
        return typed;
    }

    public void setTyped(String typed) {
        this.typed = typed;
    }

    public String getReplacement() {
        return replacement;
    }

    public void setReplacement(String replacement) {
        this.replacement = replacement;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
