package app.fovea.access.boundary;

import app.fovea.access.boundary.Difference.PairWarning;
import app.fovea.access.boundary.Difference.PersonEffect;
import app.fovea.access.control.Granting;
import app.fovea.access.control.PairPolicy;
import app.fovea.access.control.HoldingsLookup;
import app.fovea.access.entity.DangerousPair;
import app.fovea.access.entity.DefaultRole;
import app.fovea.access.entity.GrantRules;
import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal;
import app.fovea.access.entity.Refusal.Conflict;
import app.fovea.access.entity.Refusal.InvalidInput;
import app.fovea.access.entity.Refusal.NotFound;
import app.fovea.access.entity.Refusal.PermissionMissing;
import app.fovea.access.entity.Refusal.RuleBroken;
import app.fovea.access.entity.Requires;
import app.fovea.access.entity.Role;
import app.fovea.access.entity.RoleRepository;
import app.fovea.access.entity.Holdings;
import app.fovea.access.entity.Holdings.Held;
import app.fovea.access.entity.User;
import app.fovea.access.entity.UserRepository;
import app.fovea.audit.entity.AccessAction;
import app.fovea.audit.entity.AccessTrail;
import app.fovea.tenancy.entity.OnceOnly;
import app.fovea.tenancy.entity.Page;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** A practice designs its roles: what each allows. Who holds them is the matter of {@link Grants}. */
@Stateless
public class Roles {
    private static final int MOST = 1000;
    private static final int SHOWN = 50;

    @Inject
    private RoleRepository roles;
    @Inject
    private UserRepository users;
    @Inject
    private HoldingsLookup lookup;
    @Inject
    private Granting granting;
    @Inject
    private PairPolicy pairs;
    @Inject
    private AccessTrail trail;
    @Inject
    private OnceOnly onceOnly;

    public record PermissionGroup(String name, List<PermissionView> permissions) implements Serializable {
    }

    /** A role in a list. @param permissionCount how many rights are ticked in it */
    public record RoleRow(UUID id, long version, String name, String description, boolean system, String template, long members, long permissionCount, Instant changedAt) implements Serializable {
    }

    /** What a new role can start from. */
    public record Template(String name, String description, List<String> permissionIds) implements Serializable {
    }

    /** The catalogue, as the role editor groups it. What only the platform's operators may hold is not a practice's to give. */
    @Requires(Permission.ROLES_VIEW)
    public List<PermissionGroup> catalogue() {
        return Arrays.stream(Permission.Group.values())
            .map(group -> new PermissionGroup(group.title(), PermissionView.of(Permission.grantable().stream().filter(each -> each.group() == group).toList())))
            .filter(group -> !group.permissions().isEmpty())
            .toList();
    }

    /** The default roles as they are today, whatever the practice made of its own. */
    @Requires(Permission.ROLES_VIEW)
    public List<Template> templates() {
        return Arrays.stream(DefaultRole.values()).filter(role -> role != DefaultRole.OWNER)
            .map(role -> new Template(role.title(), role.description(), role.permissions().stream().map(Permission::id).sorted().toList())).toList();
    }

    /** A page of the list, without the rights. @param q part of a name or description; null for all */
    @Requires(Permission.ROLES_VIEW)
    public Page<RoleRow> list(String q, UUID after, Integer limit) {
        int size = Page.size(limit);
        List<Role> found = page(q, after, size + 1);
        List<UUID> ids = found.stream().map(Role::id).toList();
        Map<UUID, Long> members = roles.members(ids, lookup.today());
        Map<UUID, Long> ticked = roles.ticked(ids);
        return Page.of(found, size, role -> new RoleRow(role.id(), role.version(), role.name(), role.description(), role.system(), role.template(),
            members.getOrDefault(role.id(), 0L), ticked.getOrDefault(role.id(), 0L), role.changedAt()), role -> role.id().toString());
    }

    /** With the rights of each, for programs. @param limit up to 1,000, which is what is meant when it is left out */
    @Requires(Permission.ROLES_VIEW)
    public Page<RoleView> all(String q, UUID after, Integer limit) {
        int size = limit == null ? MOST : Math.max(1, Math.min(limit, MOST));
        List<Role> found = page(q, after, size + 1);
        List<UUID> ids = found.stream().map(Role::id).toList();
        Map<UUID, Role> withRights = roles.withIds(ids);
        Map<UUID, Long> members = roles.members(ids, lookup.today());
        return Page.of(found, size, role -> RoleView.of(withRights.get(role.id()), members.getOrDefault(role.id(), 0L)), role -> role.id().toString());
    }

    private List<Role> page(String q, UUID after, int limit) {
        Role last = after == null ? null : roles.find(after).orElseThrow(() -> new InvalidInput("page_marker_unknown", "after", "This page marker is not one of this list."));
        return roles.page(q == null || q.isBlank() ? null : q, last, limit);
    }

    /** Names of the first of those who can sign in and hold it today. */
    @Requires(Permission.USERS_VIEW)
    public List<String> holders(UUID id) {
        return lookup.reachedBy(load(id).id()).stream().limit(SHOWN).map(Holdings::name).toList();
    }

    /** Ids of the rights that the caller could put into a role: what their own roles allow, registered or not. */
    @Requires(Permission.ROLES_VIEW)
    public List<String> givable() {
        return lookup.caller(Permission.ROLES_VIEW).rights().stream().map(Permission::id).toList();
    }

    @Requires(Permission.ROLES_VIEW)
    public RoleView get(UUID id) {
        return view(load(id));
    }

    /**
     * A new role.
     *
     * @param key    an Idempotency-Key: the same one makes it once, however often it is asked; null for none
     * @param reason in the words of whoever does it, or null
     * @throws Refusal.BeyondOwnRights when it allows what the caller does not hold
     * @throws Conflict when the name is taken
     * @throws RuleBroken {@code dangerous_pair} where the practice refuses one
     */
    @Requires(Permission.ROLES_CREATE)
    public RoleView create(RoleDraft draft, String reason, String key) {
        return key == null ? make(draft, reason) : onceOnly.run("role", key, draft, RoleView.class, () -> make(draft, reason));
    }

    private RoleView make(RoleDraft draft, String reason) {
        draft.check(reason);
        Holdings actor = lookup.actor(Permission.ROLES_CREATE);
        refuseTakenName(draft, null);
        judge(actor, null, draft, List.of());
        Role role = new Role(draft.name(), draft.description(), null, draft.ticked());
        roles.add(role);
        roles.flush();
        trail.record(AccessAction.ROLE_CREATED, role.id(), null, null, told(role), reason);
        return RoleView.of(role, 0);
    }

    /**
     * What the role allows from everybody's next request on.
     *
     * @param version what the editor saw
     * @throws RuleBroken {@code owner_role_fixed}, {@code locks_yourself_out}, {@code dangerous_pair}
     */
    @Requires(Permission.ROLES_EDIT)
    public RoleView change(UUID id, long version, RoleDraft draft, String reason) {
        draft.check(reason);
        Holdings actor = lookup.actor(Permission.ROLES_EDIT);
        Role role = load(id);
        role.expectVersion(version, "role");
        refuseTakenName(draft, id);
        judge(actor, role, draft, lookup.holdersOf(id));
        Map<String, Object> before = told(role);
        role.change(draft.name(), draft.description(), draft.ticked());
        roles.flush();
        trail.record(AccessAction.ROLE_CHANGED, id, null, before, told(role), reason);
        return view(role);
    }

    /**
     * Away for good. Whoever holds it gets another one in its place, primary and ending as this one was.
     *
     * @param version       what the editor saw; null to take it as it is
     * @param replacementId null where nobody holds it
     * @throws RuleBroken {@code owner_role_fixed}, {@code role_in_use} without a replacement
     */
    @Requires(Permission.ROLES_DELETE)
    public void delete(UUID id, Long version, UUID replacementId, String reason) {
        if (!RoleDraft.reasonErrors(reason).isEmpty()) {
            throw new InvalidInput(RoleDraft.reasonErrors(reason));
        }
        Holdings actor = lookup.actor(Permission.ROLES_DELETE);
        Role role = load(id);
        if (version != null) {
            role.expectVersion(version, "role");
        }
        refuseSystem(role);
        GrantRules.withinOwn(actor.rights(), role.rights(), role.name());
        List<User> holders = List.copyOf(users.withIds(roles.grantsOf(id).stream().map(grant -> grant.userId()).toList()).values());
        Role replacement = replacementId == null ? null : replacement(role, replacementId);
        if (!holders.isEmpty()) {
            refuseWithout(replacement, role, holders.size());
            if (!actor.rights().contains(Permission.ROLES_ASSIGN)) {
                throw new PermissionMissing(Permission.ROLES_ASSIGN);
            }
            granting.fulfil(actor, lookup.of(holders).stream()
                .map(holdings -> new Granting.Wish(holders.stream().filter(user -> user.id().equals(holdings.userId())).findFirst().orElseThrow(), replaced(holdings, role, replacement))).toList(), reason);
        }
        trail.record(AccessAction.ROLE_DELETED, id, null, told(role), null, reason);
        roles.remove(role);
        roles.flush();
    }

    private static void refuseWithout(Role replacement, Role role, int holders) {
        if (replacement == null) {
            throw new RuleBroken("role_in_use", (holders == 1 ? "One person holds" : holders + " people hold") + " “" + role.name() + "”. Say which role they get instead.");
        }
    }

    private Role replacement(Role role, UUID id) {
        if (id.equals(role.id())) {
            throw new InvalidInput("replacement_same", "replacementId", "Choose another role than the one that is deleted.");
        }
        return roles.find(id).orElseThrow(() -> new InvalidInput("role_unknown", "replacementId", "There is no such role. Choose one of the list."));
    }

    /** Where somebody holds the replacement already, the later end of the two counts. */
    private static List<Held> replaced(Holdings holdings, Role role, Role replacement) {
        Map<UUID, Held> after = new LinkedHashMap<>();
        holdings.held().forEach(held -> {
            Held kept = held.role().equals(role) ? new Held(replacement, held.primary(), held.endsOn()) : held;
            after.merge(kept.role().id(), kept, (a, b) -> new Held(replacement, a.primary() || b.primary(), later(a.endsOn(), b.endsOn())));
        });
        return List.copyOf(after.values());
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a == null || b == null ? null : a.isAfter(b) ? a : b;
    }

    /** What saving this would do; saves nothing. @param id null for a new role */
    @Requires(Permission.ROLES_VIEW)
    public Difference difference(UUID id, RoleDraft draft) {
        draft.check(null);
        Holdings actor = lookup.caller(id == null ? Permission.ROLES_CREATE : Permission.ROLES_EDIT);
        Role role = id == null ? null : load(id);
        List<Holdings> reached = id == null ? List.of() : lookup.reachedBy(id);
        Set<Permission> before = role == null ? Set.of() : role.rights();
        Set<Permission> after = Permission.closure(draft.ticked());
        return new Difference(PermissionView.of(GrantRules.beyond(before, after)), PermissionView.of(GrantRules.beyond(after, before)), reached.size(),
            reached.stream().limit(SHOWN).map(person -> effect(person, id, draft)).toList(), warnings(role, draft, reached), refusals(actor, role, draft, id == null ? List.of() : lookup.holdersOf(id)));
    }

    private static PersonEffect effect(Holdings person, UUID role, RoleDraft draft) {
        Set<Permission> after = person.rightsIf(role, draft.ticked());
        return new PersonEffect(person.userId(), person.name(), titles(GrantRules.beyond(person.rights(), after)), titles(GrantRules.beyond(after, person.rights())));
    }

    private static List<String> titles(List<Permission> permissions) {
        return permissions.stream().map(Permission::title).toList();
    }

    private List<PairWarning> warnings(Role role, RoleDraft draft, List<Holdings> reached) {
        Set<DangerousPair> refused = pairs.refused();
        Map<DangerousPair, List<String>> met = new LinkedHashMap<>();
        DangerousPair.newlyMet(role == null ? Set.of() : role.rights(), Permission.closure(draft.ticked())).forEach(pair -> met.computeIfAbsent(pair, each -> new ArrayList<>()));
        reached.stream().filter(person -> !person.owner()).forEach(person -> DangerousPair.newlyMet(person.rights(), person.rightsIf(role.id(), draft.ticked()))
            .forEach(pair -> met.computeIfAbsent(pair, each -> new ArrayList<>()).add(person.name())));
        return met.entrySet().stream().sorted(Map.Entry.comparingByKey()).map(each -> PairWarning.of(each.getKey(), refused.contains(each.getKey()), each.getValue())).toList();
    }

    private List<String> refusals(Holdings actor, Role role, RoleDraft draft, List<Holdings> holders) {
        return Stream.<Runnable>of(() -> refuseTakenName(draft, role == null ? null : role.id()), () -> judge(actor, role, draft, holders))
            .flatMap(check -> refusal(check).stream()).toList();
    }

    private static Optional<String> refusal(Runnable check) {
        try {
            check.run();
            return Optional.empty();
        } catch (Refusal refusal) {
            return Optional.of(refusal.getMessage());
        }
    }

    /** @param role null for a new one @param holders who holds it today, suspended or not */
    private void judge(Holdings actor, Role role, RoleDraft draft, List<Holdings> holders) {
        Set<Permission> before = role == null ? Set.of() : role.rights();
        Set<Permission> after = Permission.closure(draft.ticked());
        if (role != null) {
            refuseSystem(role);
            GrantRules.withinOwn(actor.rights(), before, role.name());
        }
        GrantRules.withinOwn(actor.rights(), after, draft.name().strip());
        holders.stream().filter(person -> person.userId().equals(actor.userId())).findFirst().ifPresent(self -> {
            GrantRules.keepsWayBack(self.rights(), self.rightsIf(role.id(), draft.ticked()));
            self.held().stream().filter(held -> held.role().equals(role)).forEach(held -> GrantRules.lastsNoLonger(self, held, after));
        });
        Set<DangerousPair> refused = pairs.refused();
        pairs.judge("“" + draft.name().strip() + "”", before, after, refused);
        holders.stream().filter(person -> !person.owner()).forEach(person -> pairs.judge(person.name(), person.rights(), person.rightsIf(role.id(), draft.ticked()), refused));
    }

    private static void refuseSystem(Role role) {
        if (role.system()) {
            throw new RuleBroken("owner_role_fixed", "“" + role.name() + "” always holds everything and cannot be edited or deleted. Make a copy and change that.");
        }
    }

    private void refuseTakenName(RoleDraft draft, UUID self) {
        roles.named(draft.name()).filter(other -> !other.id().equals(self)).ifPresent(other -> {
            throw new Conflict("There is a role called “" + other.name() + "” already. Choose another name, or change that role.");
        });
    }

    private Role load(UUID id) {
        return roles.find(id).orElseThrow(() -> new NotFound("role"));
    }

    private RoleView view(Role role) {
        return RoleView.of(role, roles.members(List.of(role.id()), lookup.today()).getOrDefault(role.id(), 0L));
    }

    private static Map<String, Object> told(Role role) {
        return Map.of("name", role.name(), "description", role.description(), "permissions", role.permissions().stream().sorted(Comparator.comparing(Permission::id)).map(Permission::id).toList());
    }
}
