package app.fovea.audit.entity;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the trail of access tells of. The comment behind each says which state goes into {@code before} and {@code after}. */
public enum AccessAction {
    /** name, description, permissions (ids), as for the next two. */
    ROLE_CREATED("role.created", "Role made"),
    ROLE_CHANGED("role.changed", "Role changed"),
    ROLE_DELETED("role.deleted", "Role deleted"),
    /** Somebody looked at the screens as this role shows them. */
    ROLE_PREVIEWED("role.previewed", "Looked through a role's eyes"),
    /** primary, endsOn, as for the next two. */
    GRANT_GIVEN("grant.given", "Role given"),
    GRANT_TAKEN("grant.taken", "Role taken"),
    GRANT_CHANGED("grant.changed", "Grant changed"),
    /** name, email, gocNumber, registeredUntil, branch, active, as for the other changes of people; never a password. */
    USER_CREATED("user.created", "Person added"),
    USER_CHANGED("user.changed", "Person changed"),
    USER_SUSPENDED("user.suspended", "Person suspended"),
    USER_RESUMED("user.resumed", "Person let in again"),
    USER_INVITED("user.invited", "Invitation sent"),
    /** Nothing: that somebody chose a password by the link that they were sent. */
    PASSWORD_CHOSEN("user.password_chosen", "Password chosen"),
    /** pair, refused. */
    PAIR_DECIDED("pair.decided", "Dangerous pair decided"),
    /** permission (id), useCase, refusal (its words): an attempt at a dangerous right, or at one that the law keeps for registrants. */
    RIGHT_DENIED("right.denied", "Right refused"),
    /** format, and what was asked for where it was not everything. */
    AUDIT_EXPORTED("audit.exported", "Trail exported"),
    /** entries: how many the upgrade to a sealed trail found. */
    AUDIT_SEALED("audit.sealed", "Trail sealed");

    private static final Map<String, AccessAction> BY_ID = Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(AccessAction::id, Function.identity()));

    private final String id;
    private final String title;

    AccessAction(String id, String title) {
        this.id = id;
        this.title = title;
    }

    /** As stored and as sent over REST. */
    public String id() {
        return id;
    }

    /** In two or three words, for a list to choose from. */
    public String title() {
        return title;
    }

    public static Optional<AccessAction> of(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }
}
