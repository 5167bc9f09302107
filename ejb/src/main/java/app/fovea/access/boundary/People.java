package app.fovea.access.boundary;

import app.fovea.access.control.Granting;
import app.fovea.access.control.HoldingsLookup;
import app.fovea.access.control.Inviting;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.GrantRules;
import app.fovea.access.entity.Holdings;
import app.fovea.access.entity.Invitation;
import app.fovea.access.entity.InvitationRepository;
import app.fovea.access.entity.Permission;
import app.fovea.access.entity.PersonDetails;
import app.fovea.access.entity.PersonState;
import app.fovea.access.entity.Refusal.FieldError;
import app.fovea.access.entity.Refusal.InvalidInput;
import app.fovea.access.entity.Refusal.NotFound;
import app.fovea.access.entity.Refusal.PermissionMissing;
import app.fovea.access.entity.Refusal.RuleBroken;
import app.fovea.access.entity.Registration;
import app.fovea.access.entity.Requires;
import app.fovea.access.entity.Role;
import app.fovea.access.entity.RoleGrant;
import app.fovea.access.entity.RoleRepository;
import app.fovea.access.entity.User;
import app.fovea.access.entity.UserRepository;
import app.fovea.audit.entity.AccessAction;
import app.fovea.audit.entity.AccessTrail;
import app.fovea.tenancy.entity.Branch;
import app.fovea.tenancy.entity.BranchRepository;
import app.fovea.tenancy.entity.OnceOnly;
import app.fovea.tenancy.entity.Page;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/** Who works here: find, add, change, shut out and let in again. What they may do is the matter of {@link Grants}. */
@Stateless
public class People {
    private static final int LONGEST_SEARCH = 100;

    @Inject
    private UserRepository users;
    @Inject
    private RoleRepository roles;
    @Inject
    private InvitationRepository invitations;
    @Inject
    private BranchRepository branches;
    @Inject
    private HoldingsLookup lookup;
    @Inject
    private Granting granting;
    @Inject
    private Inviting inviting;
    @Inject
    private AccessTrail trail;
    @Inject
    private OnceOnly onceOnly;

    /** Which of them. @param q part of a name, e-mail or registration number @param state {@link PersonState#id()} @param roleId who holds it today; each may be null */
    public record Search(String q, String state, UUID roleId) implements Serializable {
        public static final Search ALL = new Search(null, null, null);
    }

    /**
     * Somebody new.
     *
     * @param roleIds          what they shall hold, each within the caller's own rights; null or empty for nothing yet
     * @param setPrimaryRoleId one of them; null for the first
     */
    public record NewPerson(String name, String email, String gocNumber, LocalDate registeredUntil, UUID branchId, List<UUID> roleIds, UUID setPrimaryRoleId) implements Serializable {
        private PersonDetails details() {
            return new PersonDetails(name, email, gocNumber, registeredUntil, branchId);
        }

        private boolean givesRoles() {
            return roleIds != null && !roleIds.isEmpty() || setPrimaryRoleId != null;
        }
    }

    /** A role in somebody's hands. @param givenBy null where it came with the practice @param since when it was given */
    public record Holding(UUID roleId, String role, boolean primary, LocalDate endsOn, boolean ended, String givenBy, Instant since) implements Serializable {
    }

    /** @param sentAt null while the e-mail has not left the house @param expiresAt null until it is sent @param waiting neither used nor taken back */
    public record InvitationView(String email, Instant createdAt, Instant sentAt, Instant expiresAt, boolean expired, boolean waiting) implements Serializable {
    }

    public record BranchView(UUID id, String name) implements Serializable {
    }

    /** In the order of their names. @throws InvalidInput {@code state_unknown}, {@code role_unknown}, {@code page_marker_unknown}, {@code too_long} */
    @Requires(Permission.USERS_VIEW)
    public Page<PersonView> list(Search search, UUID after, Integer limit) {
        int size = Page.size(limit);
        PersonState state = search.state() == null || search.state().isBlank() ? null : PersonState.of(search.state())
            .orElseThrow(() -> new InvalidInput("state_unknown", "state", "Choose one of active, invited and suspended."));
        if (search.q() != null && search.q().length() > LONGEST_SEARCH) {
            throw new InvalidInput("too_long", "q", "Search for at most " + LONGEST_SEARCH + " characters.");
        }
        if (search.roleId() != null && roles.find(search.roleId()).isEmpty()) {
            throw new InvalidInput("role_unknown", "roleId", "There is no such role. GET /api/roles lists them.");
        }
        List<User> found = users.page(search.q() == null || search.q().isBlank() ? null : search.q(), state, search.roleId(), lookup.today(), last(after), size + 1);
        Map<UUID, Map<RoleGrant, Role>> held = roles.heldByAll(found.stream().map(User::id).toList());
        return Page.of(found, size, user -> PersonView.of(user, held.getOrDefault(user.id(), Map.of())), user -> user.id().toString());
    }

    private User last(UUID after) {
        return after == null ? null : users.find(after).orElseThrow(() -> new InvalidInput("page_marker_unknown", "after", "This page marker is not one of this list."));
    }

    @Requires(Permission.USERS_VIEW)
    public PersonView get(UUID id) {
        return view(load(id));
    }

    /** What somebody holds, who gave it and since when; the primary one first. */
    @Requires(Permission.USERS_VIEW)
    public List<Holding> holdings(UUID id) {
        Map<RoleGrant, Role> held = roles.heldBy(load(id).id());
        Map<UUID, User> givers = users.withIds(held.keySet().stream().map(RoleGrant::grantedBy).filter(Objects::nonNull).collect(Collectors.toSet()));
        LocalDate today = lookup.today();
        return held.entrySet().stream().map(each -> new Holding(each.getValue().id(), each.getValue().name(), each.getKey().primary(), each.getKey().endsOn(), !each.getKey().countsOn(today),
            each.getKey().grantedBy() == null ? null : givers.get(each.getKey().grantedBy()).name(), each.getKey().since())).toList();
    }

    /** What became of the last link that somebody was sent; null when none ever was. */
    @Requires(Permission.USERS_VIEW)
    public InvitationView invitation(UUID id) {
        return invitations.latestOf(load(id).id()).map(People::view).orElse(null);
    }

    private static InvitationView view(Invitation invitation) {
        return new InvitationView(invitation.email(), invitation.createdAt(), invitation.sentAt(), invitation.expiresAt(),
            invitation.expiresAt() != null && invitation.expiresAt().isBefore(Instant.now()), invitation.waiting());
    }

    /** Where people may have their home branch. */
    @Requires(Permission.USERS_VIEW)
    public List<BranchView> branches() {
        return branches.all().stream().map(branch -> new BranchView(branch.id(), branch.name())).toList();
    }

    /**
     * Adds somebody and sends them their invitation.
     *
     * @param key an Idempotency-Key: the same one adds them once, however often it is asked; null for none
     * @throws InvalidInput      naming every field that makes no sense
     * @throws PermissionMissing for a registration without {@code users:register}, for roles without {@code roles:assign}
     */
    @Requires(Permission.USERS_CREATE)
    public PersonView create(NewPerson wish, String key) {
        return key == null ? make(wish) : onceOnly.run("person", key, wish, PersonView.class, () -> make(wish));
    }

    private PersonView make(NewPerson wish) {
        Holdings actor = lookup.actor(Permission.USERS_CREATE);
        PersonDetails details = wish.details();
        check(details, null);
        if (!details.sameRegistration(null, null)) {
            require(actor, Permission.USERS_REGISTER);
        }
        User user = new User(details);
        users.add(user);
        roles.flush();
        trail.record(AccessAction.USER_CREATED, null, user.id(), null, told(user), null);
        if (wish.givesRoles()) {
            require(actor, Permission.ROLES_ASSIGN);
            Assignment assignment = new Assignment(wish.roleIds() == null ? List.of() : wish.roleIds(), wish.setPrimaryRoleId(), null, null);
            granting.fulfil(actor, List.of(new Granting.Wish(user, assignment.wished(lookup.of(user), known(assignment.roleIds())))), null);
        }
        inviting.invite(user);
        trail.record(AccessAction.USER_INVITED, null, user.id(), null, told(user), null);
        return view(user);
    }

    private Map<UUID, Role> known(List<UUID> ids) {
        return roles.withIds(ids.stream().filter(Objects::nonNull).toList());
    }

    /**
     * Changes what is known of somebody.
     *
     * @param version what the editor saw
     * @throws app.fovea.access.entity.Refusal.BeyondOwnRights for somebody who may do what the caller may not: a new e-mail is a way into their account
     * @throws RuleBroken {@code own_registration}
     */
    @Requires(Permission.USERS_EDIT)
    public PersonView change(UUID id, long version, PersonDetails details) {
        Holdings actor = lookup.actor(Permission.USERS_EDIT);
        User user = within(actor, id);
        user.expectVersion(version, "person");
        check(details, id);
        if (!details.sameRegistration(user.gocNumber(), user.registeredUntil())) {
            register(actor, user);
        }
        Map<String, Object> before = told(user);
        boolean moved = !user.email().equals(details.email());
        user.change(details);
        roles.flush();
        if (moved) {
            inviting.takeBack(user);
        }
        if (!before.equals(told(user))) {
            trail.record(AccessAction.USER_CHANGED, null, id, before, told(user), null);
        }
        return view(user);
    }

    /** Whoever enters a registration opens what the law keeps for registrants, so that nobody opens it for themselves; owners answer for everything as it is. */
    private static void register(Holdings actor, User user) {
        require(actor, Permission.USERS_REGISTER);
        if (actor.userId().equals(user.id()) && !actor.owner()) {
            throw new RuleBroken("own_registration", "You cannot enter your own registration. Ask a colleague who may, such as an owner.");
        }
    }

    /**
     * Shuts somebody out at once, and every link they were sent.
     *
     * @throws RuleBroken {@code suspends_yourself}, {@code last_owner}
     */
    @Requires(Permission.USERS_SUSPEND)
    public PersonView suspend(UUID id, String reason) {
        checkReason(reason);
        Holdings actor = lookup.actor(Permission.USERS_SUSPEND);
        User user = within(actor, id);
        if (actor.userId().equals(id)) {
            throw new RuleBroken("suspends_yourself", "You cannot suspend yourself. Ask a colleague who may.");
        }
        if (!user.active()) {
            return view(user);
        }
        if (roles.lastingOwners().equals(List.of(id))) {
            throw new RuleBroken("last_owner", "Nobody would be left who owns the practice for good. Make somebody else an owner first.");
        }
        user.suspend();
        roles.flush();
        inviting.takeBack(user);
        users.revokeTokens(id, Instant.now());
        trail.record(AccessAction.USER_SUSPENDED, null, id, Map.of("active", true), Map.of("active", false), reason.strip());
        return view(user);
    }

    /** Lets somebody in again, with what they held. */
    @Requires(Permission.USERS_SUSPEND)
    public PersonView resume(UUID id, String reason) {
        checkReason(reason);
        Holdings actor = lookup.actor(Permission.USERS_SUSPEND);
        User user = within(actor, id);
        if (user.active()) {
            return view(user);
        }
        user.resume();
        roles.flush();
        trail.record(AccessAction.USER_RESUMED, null, id, Map.of("active", false), Map.of("active", true), reason.strip());
        return view(user);
    }

    /**
     * Sends somebody a link to choose a password, their first or a new one. The old password counts until then.
     *
     * @throws app.fovea.access.entity.Refusal.BeyondOwnRights for somebody who may do what the caller may not: the link is a way into their account
     * @throws RuleBroken {@code person_suspended}
     */
    @Requires(Permission.USERS_INVITE)
    public PersonView invite(UUID id) {
        Holdings actor = lookup.actor(Permission.USERS_INVITE);
        User user = within(actor, id);
        if (!user.active()) {
            throw new RuleBroken("person_suspended", user.name() + " is suspended and could not sign in. Let them in again first.");
        }
        inviting.invite(user);
        trail.record(AccessAction.USER_INVITED, null, id, null, told(user), null);
        return view(user);
    }

    /** Somebody whom the actor may deal with at all. */
    private User within(Holdings actor, UUID id) {
        User user = load(id);
        if (!actor.userId().equals(id)) {
            GrantRules.noStronger(actor.rights(), lookup.of(user));
        }
        return user;
    }

    private User load(UUID id) {
        return users.find(id).orElseThrow(() -> new NotFound("person"));
    }

    private static void require(Holdings actor, Permission permission) {
        if (!actor.rights().contains(permission)) {
            throw new PermissionMissing(permission);
        }
    }

    private static void checkReason(String reason) {
        List<FieldError> errors = new ArrayList<>(RoleDraft.reasonErrors(reason));
        if (reason == null || reason.isBlank()) {
            errors.add(new FieldError("reason_missing", "reason", "Say why: it stays in the audit trail."));
        }
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
    }

    private void check(PersonDetails details, UUID self) {
        List<FieldError> errors = new ArrayList<>(details.errors(Registration.SECTION.on(CurrentCaller.get().practice().jurisdiction(), lookup.today())));
        if (details.email() != null) {
            users.findByEmail(details.email()).filter(other -> !other.id().equals(self)).ifPresent(other ->
                errors.add(new FieldError("email_taken", "email", other.name() + " signs in with this e-mail already. Open that person instead, or use another address.")));
        }
        if (details.gocNumber() != null) {
            users.findByGocNumber(details.gocNumber()).filter(other -> !other.id().equals(self)).ifPresent(other ->
                errors.add(new FieldError("goc_number_taken", "gocNumber", "This number is recorded for " + other.name() + " already. Read it again from the register.")));
        }
        if (details.branchId() != null && branches.find(details.branchId()).isEmpty()) {
            errors.add(new FieldError("branch_unknown", "branchId", "There is no such branch. Choose one of the practice's, or none."));
        }
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
    }

    private PersonView view(User user) {
        return PersonView.of(user, roles.heldBy(user.id()));
    }

    /** As the trail keeps it. */
    private Map<String, Object> told(User user) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("name", user.name());
        told.put("email", user.email());
        told.put("gocNumber", user.gocNumber());
        told.put("registeredUntil", user.registeredUntil() == null ? null : user.registeredUntil().toString());
        told.put("branch", user.branchId() == null ? null : branches.find(user.branchId()).map(Branch::name).orElse(null));
        told.put("active", user.active());
        return told;
    }
}
