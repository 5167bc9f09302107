package app.fovea.access.view;

import app.fovea.access.boundary.Difference.PairWarning;
import app.fovea.access.boundary.Difference.PersonEffect;
import app.fovea.access.boundary.Difference;
import app.fovea.access.boundary.PermissionView;
import app.fovea.access.boundary.RoleDraft;
import app.fovea.access.boundary.RoleView;
import app.fovea.access.boundary.Roles;
import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal;
import app.fovea.access.view.RightsSheet.Group;
import app.fovea.view.ActiveUser;
import app.fovea.view.Paths;
import app.fovea.view.Problems;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.omnifaces.cdi.Param;
import org.omnifaces.cdi.ViewScoped;
import org.primefaces.PrimeFaces;

/**
 * One role under somebody's hands: the right side of roles.xhtml. Ticking happens in the browser (resources/roles.js), which sends what is ticked as
 * one line of ids; this works out what would change, for whom, and saves exactly what was reviewed.
 *
 * <p>Kept for the page: what was saved when it was opened, and what is typed. Everything else is read again with each request.
 */
@Named
@ViewScoped
public class RoleEditor implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final String NEW = "new";

    @Inject
    private Roles roles;
    @Inject
    private ActiveUser user;
    @Inject @Param(name = "role")
    private String asked;
    @Inject @Param(name = "from")
    private String from;

    /** As it is stored; null for a role that is not yet. */
    private RoleView saved;
    private String name;
    private String description;
    private String ticked = "";
    private String reason;
    private String leftOut;
    private boolean reviewing;
    private List<String> meanwhile = List.of();
    private List<String> refused = List.of();

    private transient RightsSheet sheet;
    private transient List<Group> groups;
    private transient Difference difference;
    private transient List<String> holders;

    @PostConstruct
    void load() {
        if (asked == null) {
            return;
        }
        if (isFresh()) {
            begin();
        } else {
            take(roles.get(Paths.id(asked, "role")));
        }
    }

    private void begin() {
        if (!user.can("roles:create")) {
            throw new Refusal.PermissionMissing(Permission.ROLES_CREATE);
        }
        if (from != null) {
            RoleView model = roles.get(Paths.id(from, "role"));
            name = "Copy of " + model.name();
            description = model.description();
            ticked = line(sheet().givable(model.permissionIds()));
            List<String> beyond = sheet().beyondOwn(Set.copyOf(model.permissionIds()));
            leftOut = beyond.isEmpty() ? null : "Left out, because you do not hold " + (beyond.size() == 1 ? "it" : "them") + " yourself: " + Words.listed(sheet().names(beyond)) + ".";
        }
    }

    private void take(RoleView role) {
        saved = role;
        name = role.name();
        description = role.description();
        ticked = line(role.permissionIds());
    }

    // ------------------------------------------------------------------------------------------------------------ review and save

    /** Works out what saving would do. Somebody may have been faster: then their changes come first, and what is typed here on top of them. */
    public void review() {
        reviewing = false;
        refused = List.of();
        Problems.tried(() -> {
            if (changedMeanwhile()) {
                PrimeFaces.current().ajax().update("role-body");
                tell("changed");
                return null;
            }
            difference = roles.difference(id(), draft());
            refused = difference.refusals();
            reason = null;
            reviewing = true;
            tell("review");
            return difference;
        });
    }

    public void save() {
        try {
            RoleView done = isFresh() ? roles.create(draft(), reason, null) : roles.change(saved.id(), saved.version(), draft(), reason);
            Problems.done("“" + done.name() + "” is saved. " + (done.members() == 0 ? "Nobody holds it yet." : "It counts for " + Words.people(done.members()) + " from their next click."));
            Paths.go("/roles?role=" + done.id());
        } catch (Refusal.InvalidInput wrong) {
            Problems.show(wrong);
            tell(wrong.errors().stream().anyMatch(error -> error.field().equals("reason")) ? "reason" : "field");
        } catch (Refusal refusal) {
            if (changedMeanwhile()) {
                reviewing = false;
                tell("changed");
            } else {
                refused = List.of(refusal.getMessage());
                tell("refused");
            }
        }
    }

    private RoleDraft draft() {
        return new RoleDraft(name, description, List.copyOf(ids()));
    }

    /** Takes in what somebody else saved since; what was typed and ticked here stays, on top of it. */
    private boolean changedMeanwhile() {
        if (saved == null) {
            return false;
        }
        RoleView now;
        try {
            now = roles.get(saved.id());
        } catch (Refusal.NotFound gone) {
            meanwhile = List.of("They deleted “" + saved.name() + "”. Saving makes it anew, and nobody holds it then.");
            saved = null;
            asked = NEW;
            return true;
        }
        if (now.version() == saved.version()) {
            return false;
        }
        meanwhile = told(saved, now);
        Set<String> mine = ids();
        mine.removeAll(minus(saved.permissionIds(), now.permissionIds()));
        mine.addAll(minus(now.permissionIds(), saved.permissionIds()));
        name = Objects.equals(name, saved.name()) ? now.name() : name;
        description = Objects.equals(text(description), text(saved.description())) ? now.description() : description;
        ticked = line(mine);
        saved = now;
        return true;
    }

    private List<String> told(RoleView before, RoleView after) {
        List<String> told = new ArrayList<>();
        List<String> added = sheet().names(minus(after.permissionIds(), before.permissionIds()));
        List<String> taken = sheet().names(minus(before.permissionIds(), after.permissionIds()));
        if (!added.isEmpty()) {
            told.add("They ticked " + Words.listed(added) + ".");
        }
        if (!taken.isEmpty()) {
            told.add("They unticked " + Words.listed(taken) + ".");
        }
        if (!before.name().equals(after.name())) {
            told.add("They called it “" + after.name() + "”.");
        }
        if (!text(before.description()).equals(text(after.description()))) {
            told.add("They described it as “" + after.description() + "”.");
        }
        return told.isEmpty() ? List.of("They saved it without changing a right.") : told;
    }

    private static Set<String> minus(Collection<String> all, Collection<String> without) {
        Set<String> left = new LinkedHashSet<>(all);
        left.removeAll(without);
        return left;
    }

    private static void tell(String outcome) {
        PrimeFaces.current().ajax().addCallbackParam("outcome", outcome);
    }

    // ---------------------------------------------------------------------------------------------------------- the review in words

    public Difference getDifference() {
        if (difference == null && reviewing) {
            difference = roles.difference(id(), draft());
        }
        return difference;
    }

    /** “Gains Refund payments and See invoices; 4 people.” */
    public String getInShort() {
        List<String> gained = getGained().stream().map(PermissionView::name).toList();
        List<String> lost = getDifference().lost().stream().map(PermissionView::name).toList();
        List<String> parts = new ArrayList<>();
        if (!gained.isEmpty()) {
            parts.add((isFresh() ? "allows " : "gains ") + Words.inShort(gained));
        }
        if (!lost.isEmpty()) {
            parts.add("loses " + Words.inShort(lost));
        }
        if (saved != null && !name.strip().equals(saved.name())) {
            parts.add("is called “" + name.strip() + "” instead of “" + saved.name() + "”");
        }
        if (saved != null && !text(description).equals(text(saved.description()))) {
            parts.add("gets another description");
        }
        String what = parts.isEmpty() ? (isFresh() ? "It allows nothing yet" : "The rights stay as they are") : "It " + Words.listed(parts);
        long affected = getDifference().affected();
        return what + (isFresh() ? ". Nobody holds it yet." : affected == 0 ? "; nobody holds it." : "; " + Words.people(affected) + ".");
    }

    /** What the role gains, the dangerous first: the list is long for a new role, and whoever skims it shall meet them. */
    public List<PermissionView> getGained() {
        return dangerousFirst(getDifference().gained());
    }

    static List<PermissionView> dangerousFirst(List<PermissionView> rights) {
        return rights.stream().sorted(Comparator.comparing(each -> !each.dangerous())).toList();
    }

    /** What is odd about it: dangerous pairs, and rights that rest without a registration. */
    public List<String> getWarnings() {
        List<String> warnings = new ArrayList<>();
        getDifference().warnings().stream().filter(each -> !each.refused()).map(RoleEditor::warning).forEach(warnings::add);
        List<String> registrant = getDifference().gained().stream().filter(PermissionView::registrantOnly).map(each -> "“" + each.name() + "”").toList();
        if (!registrant.isEmpty()) {
            warnings.add(Words.listed(registrant) + (registrant.size() == 1 ? " works" : " work") + " only for people whose professional registration is live; for the others of this role it rests.");
        }
        return warnings;
    }

    private static String warning(PairWarning pair) {
        String who = pair.count() == 0 ? "The role" : Words.named(pair.who(), pair.count());
        return who + " would hold both “" + pair.one() + "” and “" + pair.other() + "”. " + pair.danger();
    }

    public String getAffectedInWords() {
        long affected = getDifference().affected();
        return affected == 0 ? "Nobody is affected: nobody holds it" : Words.people(affected) + (affected == 1 ? " is" : " are") + " affected, from their next step on";
    }

    /** Only whose rights change is named with it: who has the right through another role as well keeps it. */
    public String getAffectedNames() {
        return Words.named(getDifference().people().stream().map(RoleEditor::named).toList(), getDifference().affected());
    }

    private static String named(PersonEffect person) {
        return person.gains().isEmpty() && person.loses().isEmpty() ? person.name() + " (may do the same as before)" : person.name();
    }

    // ---------------------------------------------------------------------------------------------------------------- what is shown

    private RightsSheet sheet() {
        if (sheet == null) {
            sheet = new RightsSheet(roles.catalogue(), roles.givable());
        }
        return sheet;
    }

    public List<Group> getGroups() {
        if (groups == null) {
            groups = sheet().groups(ids());
        }
        return groups;
    }

    /** A role is asked for: the editor shows. */
    public boolean isOpen() {
        return asked != null;
    }

    /** Not stored yet. */
    public boolean isFresh() {
        return NEW.equals(asked);
    }

    public boolean isSystem() {
        return saved != null && saved.system();
    }

    public boolean isEditable() {
        return getLocked() == null;
    }

    /** Why it can only be looked at; null when it can be changed. */
    public String getLocked() {
        if (isFresh()) {
            return null;
        }
        if (isSystem()) {
            return "This role belongs to the program. It always allows everything, so that somebody can mend whatever went wrong, and cannot be changed or deleted. Make a copy and change that.";
        }
        if (!user.can("roles:edit")) {
            return "You may look at roles, not change them. That needs the right “Change roles”.";
        }
        List<String> beyond = sheet().beyondOwn(Set.copyOf(saved.permissionIds()));
        return beyond.isEmpty() ? null : "This role allows what you do not hold yourself: " + Words.listed(sheet().names(beyond)) + ". Whoever holds all of it, such as an owner, can change it. A copy of the rest is yours to design.";
    }

    public boolean isDeletable() {
        return !isFresh() && !isSystem() && user.can("roles:delete") && sheet().beyondOwn(Set.copyOf(saved.permissionIds())).isEmpty();
    }

    /** What a new role can start from. */
    public List<Start> getTemplates() {
        return roles.templates().stream().map(each -> new Start(each.name(), each.description(), line(each.permissionIds()))).toList();
    }

    /** @param ticked for the script, which leaves out what whoever looks does not hold */
    public record Start(String name, String description, String ticked) {
    }

    public String getHoldersInWords() {
        return Words.people(saved.members()).toLowerCase(Locale.UK);
    }

    /** Names, of those who may read them. */
    public String getHolderNames() {
        if (holders == null) {
            holders = saved.members() > 0 && user.can("users:view") ? roles.holders(saved.id()) : List.of();
        }
        return Words.named(holders, holders.isEmpty() ? 0 : saved.members());
    }

    public UUID getId() {
        return id();
    }

    private UUID id() {
        return saved == null ? null : saved.id();
    }

    public String getTitle() {
        return saved == null ? "New role" : saved.name();
    }

    public String getSavedName() {
        return saved == null ? "" : saved.name();
    }

    public String getSavedDescription() {
        return saved == null ? "" : saved.description();
    }

    public String getSavedTicks() {
        return saved == null ? "" : line(saved.permissionIds());
    }

    public List<String> getMeanwhile() {
        return meanwhile;
    }

    public List<String> getRefused() {
        return refused;
    }

    public boolean isReviewing() {
        return reviewing;
    }

    public String getLeftOut() {
        return leftOut;
    }

    /** Ids, in one line. */
    public String getTicked() {
        return ticked;
    }

    public void setTicked(String ticked) {
        this.ticked = text(ticked);
        groups = null;
    }

    private Set<String> ids() {
        return Arrays.stream(text(ticked).split(" ")).filter(id -> !id.isEmpty()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String line(Collection<String> ids) {
        return String.join(" ", new TreeSet<>(ids));
    }

    private static String text(String given) {
        return given == null ? "" : given.strip();
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getDescription() {
        return description;
    }

    public void setDescription(String description) {
        this.description = description;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
