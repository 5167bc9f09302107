package app.fovea.access.boundary;

import app.fovea.access.control.Granting;
import app.fovea.access.control.Granting.Wish;
import app.fovea.access.control.HoldingsLookup;
import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.FieldError;
import app.fovea.access.entity.Refusal.InvalidInput;
import app.fovea.access.entity.Refusal.NotFound;
import app.fovea.access.entity.Requires;
import app.fovea.access.entity.Role;
import app.fovea.access.entity.RoleRepository;
import app.fovea.access.entity.Holdings;
import app.fovea.access.entity.Holdings.Held;
import app.fovea.access.entity.User;
import app.fovea.access.entity.UserRepository;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Who holds which role. What is given or taken counts from the person's next request. */
@Stateless
public class Grants {
    private static final int MOST = 500;

    @Inject
    private RoleRepository roles;
    @Inject
    private UserRepository users;
    @Inject
    private HoldingsLookup lookup;
    @Inject
    private Granting granting;

    public record PersonRoles(UUID userId, String name, List<HeldRoleView> roles) implements Serializable {
    }

    /**
     * The same for many people, all or nothing.
     *
     * @param userIds 1 to 500
     * @param give    ids of roles that they get, where they do not hold them for good already
     * @param take    ids of roles that they lose, where they hold them
     */
    public record BulkAssignment(List<UUID> userIds, List<UUID> give, List<UUID> take, String reason) implements Serializable {
        private List<FieldError> errors() {
            List<FieldError> errors = new ArrayList<>(RoleDraft.reasonErrors(reason));
            if (userIds == null || userIds.isEmpty() || userIds.size() > MOST || userIds.stream().anyMatch(Objects::isNull)) {
                errors.add(new FieldError("users_missing", "userIds", "Name 1 to " + MOST + " people."));
            }
            if (roleIds().isEmpty()) {
                errors.add(new FieldError("roles_missing", "give", "Say which roles they get or lose."));
            }
            if (roleIds().contains(null)) {
                errors.add(new FieldError("role_unknown", "give", "At least one of these roles is not there. GET /api/roles lists them."));
            }
            Set<UUID> both = new HashSet<>(given());
            both.retainAll(new HashSet<>(taken())); // A list that knows no null must not be asked for it.
            if (!both.isEmpty()) {
                errors.add(new FieldError("role_given_and_taken", "take", "A role is given or taken, not both."));
            }
            return errors;
        }

        private List<UUID> given() {
            return give == null ? List.of() : give;
        }

        private List<UUID> taken() {
            return take == null ? List.of() : take;
        }

        private Set<UUID> roleIds() {
            Set<UUID> all = new HashSet<>(given());
            all.addAll(taken());
            return all;
        }
    }

    /**
     * Gives and takes until the person holds what is wished.
     *
     * @throws app.fovea.access.entity.Refusal.BeyondOwnRights when a role that is given, taken or moved allows what the caller does not hold
     * @throws app.fovea.access.entity.Refusal.RuleBroken {@code last_owner}, {@code locks_yourself_out}, {@code dangerous_pair}
     */
    @Requires(Permission.ROLES_ASSIGN)
    public PersonRoles assign(UUID userId, Assignment wish) {
        Holdings actor = lookup.actor(Permission.ROLES_ASSIGN);
        User user = users.find(userId).orElseThrow(() -> new NotFound("person"));
        Holdings before = lookup.of(user);
        granting.fulfil(actor, List.of(new Wish(user, wish.wished(before, known(wish.roleIds())))), wish.reason());
        return new PersonRoles(userId, user.name(), HeldRoleView.of(roles.heldBy(userId)));
    }

    private Map<UUID, Role> known(List<UUID> ids) {
        return ids == null ? Map.of() : roles.withIds(ids.stream().filter(Objects::nonNull).toList());
    }

    @Requires(Permission.ROLES_ASSIGN)
    public List<PersonRoles> assignMany(BulkAssignment wish) {
        List<FieldError> errors = wish.errors();
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        Holdings actor = lookup.actor(Permission.ROLES_ASSIGN);
        Map<UUID, User> people = users.withIds(wish.userIds());
        Map<UUID, Role> known = roles.withIds(wish.roleIds());
        if (!people.keySet().containsAll(wish.userIds())) {
            throw new InvalidInput("user_unknown", "userIds", "At least one of these people is not there. GET /api/users lists them.");
        }
        if (!known.keySet().containsAll(wish.roleIds())) {
            throw new InvalidInput("role_unknown", "give", "At least one of these roles is not there. GET /api/roles lists them.");
        }
        granting.fulfil(actor, lookup.of(people.values()).stream().map(before -> new Wish(people.get(before.userId()), wished(before, wish, known))).toList(), wish.reason());
        return lookup.of(people.values()).stream().sorted(Comparator.comparing(Holdings::name))
            .map(after -> new PersonRoles(after.userId(), after.name(), after.held().stream().map(held -> new HeldRoleView(held.role().id(), held.role().name(), held.primary(), held.endsOn())).toList()))
            .toList();
    }

    private static List<Held> wished(Holdings before, BulkAssignment wish, Map<UUID, Role> known) {
        Map<UUID, Held> after = new LinkedHashMap<>();
        before.held().forEach(held -> after.put(held.role().id(), held));
        wish.taken().forEach(after::remove);
        wish.given().forEach(role -> after.merge(role, new Held(known.get(role), false, null), (had, given) -> new Held(had.role(), had.primary(), null)));
        return List.copyOf(after.values());
    }
}
