package app.fovea.access.control;

import app.fovea.access.entity.DangerousPair;
import app.fovea.access.entity.GrantRules;
import app.fovea.access.entity.Refusal.RuleBroken;
import app.fovea.access.entity.Role;
import app.fovea.access.entity.RoleGrant;
import app.fovea.access.entity.RoleRepository;
import app.fovea.access.entity.Holdings;
import app.fovea.access.entity.Holdings.Held;
import app.fovea.access.entity.User;
import app.fovea.audit.entity.AccessAction;
import app.fovea.audit.entity.AccessTrail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts roles into people's hands and takes them out: the one way, whoever asks for it, and the guards that stand on it. */
@ApplicationScoped
public class Granting {
    @Inject
    private RoleRepository roles;
    @Inject
    private HoldingsLookup lookup;
    @Inject
    private PairPolicy pairs;
    @Inject
    private AccessTrail trail;

    /** What somebody shall hold. @param after every role they shall hold, at most one of them primary; the first is, when none is marked */
    public record Wish(User user, List<Held> after) {
        public Wish {
            after = List.copyOf(after);
        }
    }

    /**
     * All of it or nothing.
     *
     * @param actor  who does it, read under the lock of {@link HoldingsLookup#actor}
     * @param reason in their words, or null
     * @throws app.fovea.access.entity.Refusal.BeyondOwnRights when a role that is given, taken or moved allows what the actor does not hold
     * @throws RuleBroken {@code last_owner}, {@code locks_yourself_out}, {@code dangerous_pair}
     */
    public void fulfil(Holdings actor, List<Wish> wishes, String reason) {
        Map<UUID, Holdings> before = lookup.of(wishes.stream().map(Wish::user).toList()).stream().collect(Collectors.toMap(Holdings::userId, Function.identity()));
        Set<DangerousPair> refused = pairs.refused();
        List<Move> moves = wishes.stream().map(wish -> new Move(before.get(wish.user().id()), withPrimary(wish.after(), before.get(wish.user().id())))).toList();
        moves.forEach(move -> judge(actor, move, refused));
        keepAnOwner(wishes, moves);
        store(actor, moves);
        moves.forEach(move -> tell(move, reason));
    }

    private void judge(Holdings actor, Move move, Set<DangerousPair> refused) {
        move.touched().forEach(role -> GrantRules.withinOwn(actor.rights(), role.rights(), role.name()));
        Holdings after = move.then();
        if (actor.userId().equals(after.userId())) {
            GrantRules.keepsWayBack(move.before().lastingRights(), after.lastingRights());
            after.held().forEach(held -> GrantRules.lastsNoLonger(move.before(), held, held.role().rights()));
        }
        if (!after.owner()) {
            pairs.judge(after.name(), move.before().rights(), after.rights(), refused);
        }
    }

    private void keepAnOwner(List<Wish> wishes, List<Move> moves) {
        Set<UUID> leaving = moves.stream().filter(move -> move.before().lastingOwner() && !move.then().lastingOwner()).map(move -> move.before().userId()).collect(Collectors.toSet());
        if (leaving.isEmpty()) {
            return;
        }
        Set<UUID> becoming = wishes.stream().filter(wish -> wish.user().canSignIn()).map(wish -> wish.user().id()).collect(Collectors.toSet());
        becoming.retainAll(moves.stream().filter(move -> move.then().lastingOwner()).map(move -> move.before().userId()).collect(Collectors.toSet()));
        if (becoming.isEmpty() && leaving.containsAll(roles.lastingOwners())) {
            throw new RuleBroken("last_owner", "Nobody would be left who owns the practice for good. Make somebody else an owner first.");
        }
    }

    /** In two steps: the database lets nobody have two primary roles, not even for a moment. */
    private void store(Holdings actor, List<Move> moves) {
        Map<UUID, Map<UUID, RoleGrant>> grants = new HashMap<>();
        roles.heldByAll(moves.stream().map(move -> move.before().userId()).toList())
            .forEach((user, held) -> grants.put(user, held.keySet().stream().collect(Collectors.toMap(RoleGrant::roleId, Function.identity()))));
        for (Move move : moves) {
            Map<UUID, RoleGrant> stored = grants.getOrDefault(move.before().userId(), Map.of());
            stored.values().stream().filter(grant -> grant.primary() && !move.primaryAfter(grant.roleId())).forEach(grant -> grant.makePrimary(false));
            stored.values().stream().filter(grant -> move.after(grant.roleId()).isEmpty()).forEach(roles::remove);
        }
        roles.flush();
        for (Move move : moves) {
            Map<UUID, RoleGrant> stored = grants.getOrDefault(move.before().userId(), Map.of());
            for (Held held : move.then().held()) {
                RoleGrant grant = stored.get(held.role().id());
                if (grant == null) {
                    roles.add(new RoleGrant(move.before().userId(), held.role().id(), held.primary(), actor.userId(), held.endsOn()));
                } else {
                    grant.makePrimary(held.primary());
                    grant.endOn(held.endsOn());
                }
            }
        }
        roles.flush();
    }

    private void tell(Move move, String reason) {
        UUID user = move.before().userId();
        move.roles().forEach(role -> {
            Optional<Held> was = move.was(role.id());
            Optional<Held> is = move.after(role.id());
            if (was.isEmpty()) {
                trail.record(AccessAction.GRANT_GIVEN, role.id(), user, null, told(is), reason);
            } else if (is.isEmpty()) {
                trail.record(AccessAction.GRANT_TAKEN, role.id(), user, told(was), null, reason);
            } else if (!told(was).equals(told(is))) {
                trail.record(AccessAction.GRANT_CHANGED, role.id(), user, told(was), told(is), reason);
            }
        });
    }

    private static Map<String, Object> told(Optional<Held> held) {
        return held.<Map<String, Object>>map(each -> {
            Map<String, Object> words = new HashMap<>(Map.of("role", each.role().name(), "primary", each.primary()));
            if (each.endsOn() != null) {
                words.put("endsOn", each.endsOn().toString());
            }
            return words;
        }).orElse(null);
    }

    /** Whoever holds a role has a primary one: the one that is wished, the one they had, or the first. */
    private static Holdings withPrimary(List<Held> wished, Holdings before) {
        UUID primary = wished.stream().filter(Held::primary).findFirst()
            .or(() -> wished.stream().filter(held -> before.held().stream().anyMatch(had -> had.primary() && had.role().id().equals(held.role().id()))).findFirst())
            .or(() -> wished.stream().findFirst()).map(held -> held.role().id()).orElse(null);
        return new Holdings(before.userId(), before.name(), wished.stream().map(held -> new Held(held.role(), held.role().id().equals(primary), held.endsOn())).toList(), before.today());
    }

    /** One person, before and then. */
    private record Move(Holdings before, Holdings then) {
        Optional<Held> was(UUID role) {
            return find(before, role);
        }

        Optional<Held> after(UUID role) {
            return find(then, role);
        }

        boolean primaryAfter(UUID role) {
            return after(role).filter(Held::primary).isPresent();
        }

        List<Role> roles() {
            return Stream.concat(before.held().stream(), then.held().stream()).map(Held::role).distinct().sorted(Comparator.comparing(Role::name)).toList();
        }

        /** What is given, taken, or ends on another day; which one is primary gives and takes nothing. */
        List<Role> touched() {
            return roles().stream().filter(role -> was(role.id()).isEmpty() || after(role.id()).isEmpty()
                || !Objects.equals(was(role.id()).get().endsOn(), after(role.id()).get().endsOn())).toList();
        }

        private static Optional<Held> find(Holdings holdings, UUID role) {
            return holdings.held().stream().filter(held -> held.role().id().equals(role)).findFirst();
        }
    }
}
