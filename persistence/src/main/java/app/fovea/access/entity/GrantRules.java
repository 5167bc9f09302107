package app.fovea.access.entity;

import app.fovea.access.entity.Refusal.BeyondOwnRights;
import app.fovea.access.entity.Refusal.RuleBroken;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who may give, take and design what. One place for every way there is: making, changing, copying and deleting a role, giving and taking one,
 * moving its end, inviting and editing a person.
 *
 * <p>The rule is that of Kubernetes ({@code escalate}, {@code bind}): nobody deals in rights that they do not hold. Because what a role implies
 * is the union of what its rights imply, it is enough to judge each role that is touched; what people have besides cannot add to it.
 */
public final class GrantRules {
    /** Whoever loses one of these could not mend their own mistake. */
    private static final Set<Permission> WAY_BACK = EnumSet.of(Permission.ROLES_EDIT, Permission.ROLES_ASSIGN);
    private static final int NAMED = 3;

    private GrantRules() {
    }

    /**
     * Nobody makes, changes, gives or takes a role that allows what they do not hold themselves. Taking counts as well: whoever could take a
     * stronger role away could be rid of whoever watches them.
     *
     * @param rights what the role allows, with all it implies
     * @throws BeyondOwnRights naming the rights that are missing
     */
    public static void withinOwn(Set<Permission> own, Set<Permission> rights, String role) {
        List<Permission> beyond = beyond(own, rights);
        if (!beyond.isEmpty()) {
            throw new BeyondOwnRights("“" + role + "” includes " + names(beyond) + ", which you do not hold yourself. Ask somebody who does, such as an owner.", beyond);
        }
    }

    /**
     * Nobody changes, suspends or invites somebody who may do more than they may: a link to a new password is a way into the other's account.
     *
     * @throws BeyondOwnRights naming what the other may do and the caller may not
     */
    public static void noStronger(Set<Permission> own, Holdings other) {
        List<Permission> beyond = beyond(own, other.rights());
        if (!beyond.isEmpty()) {
            throw new BeyondOwnRights(other.name() + " may do what you may not: " + names(beyond) + ". Ask somebody who may, such as an owner.", beyond);
        }
    }

    /** Nobody shuts themselves out of roles: a colleague can do that for them. */
    public static void keepsWayBack(Set<Permission> before, Set<Permission> after) {
        WAY_BACK.stream().filter(right -> before.contains(right) && !after.contains(right)).findFirst().ifPresent(right -> {
            throw new RuleBroken("locks_yourself_out", "You would lose “" + right.title() + "” yourself and could not undo it. Ask a colleague who holds it to make this change.");
        });
    }

    /**
     * Nobody makes their own rights last: whoever holds something until Friday neither moves that end nor gives it to themselves through another role.
     *
     * @param self   as it is before the change
     * @param after  a role that they would hold, and until when
     * @param rights what that role would allow, with all it implies
     * @throws BeyondOwnRights naming what they would hold for longer
     */
    public static void lastsNoLonger(Holdings self, Holdings.Held after, Set<Permission> rights) {
        List<Permission> beyond = beyond(self.rightsUntil(after.endsOn()), rights);
        if (!beyond.isEmpty()) {
            throw new BeyondOwnRights("“" + after.role().name() + "” would let you keep " + names(beyond) + " for longer than it was given to you. Ask a colleague who holds it for longer.", beyond);
        }
    }

    /** What is not held, in the order of the catalogue. */
    public static List<Permission> beyond(Set<Permission> own, Set<Permission> rights) {
        return rights.stream().filter(right -> !own.contains(right)).sorted(Comparator.naturalOrder()).toList();
    }

    private static String names(List<Permission> rights) {
        String first = rights.stream().limit(NAMED).map(right -> "“" + right.title() + "”").collect(Collectors.joining(", "));
        return rights.size() > NAMED ? first + " and " + (rights.size() - NAMED) + " more" : first;
    }
}
