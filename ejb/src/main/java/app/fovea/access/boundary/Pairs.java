package app.fovea.access.boundary;

import app.fovea.access.control.PairPolicy;
import app.fovea.access.control.HoldingsLookup;
import app.fovea.access.entity.DangerousPair;
import app.fovea.access.entity.PairDecision;
import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.InvalidInput;
import app.fovea.access.entity.Refusal.NotFound;
import app.fovea.access.entity.Requires;
import app.fovea.access.entity.RoleRepository;
import app.fovea.audit.entity.AccessAction;
import app.fovea.audit.entity.AccessTrail;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Which rights must not meet in one hand, in this practice. */
@Stateless
public class Pairs {
    @Inject
    private RoleRepository roles;
    @Inject
    private PairPolicy policy;
    @Inject
    private HoldingsLookup lookup;
    @Inject
    private AccessTrail trail;

    /** @param danger what could happen, in a sentence @param refused false where the practice is only warned */
    public record PairView(String id, PermissionView one, PermissionView other, String danger, boolean refused) implements Serializable {
    }

    @Requires(Permission.ROLES_VIEW)
    public List<PairView> all() {
        Set<DangerousPair> refused = policy.refused();
        return Arrays.stream(DangerousPair.values()).map(pair -> view(pair, refused.contains(pair))).toList();
    }

    /** For the screen on which one decides. */
    @Requires(Permission.PAIRS_DECIDE)
    public List<PairView> toDecide() {
        return all();
    }

    /**
     * From the next change on; who holds both already keeps them until somebody changes that.
     *
     * @param refused by pair; true to refuse it, false to be warned. All of them or none
     * @param reason  in the words of whoever decides, or null
     */
    @Requires(Permission.PAIRS_DECIDE)
    public List<PairView> decide(Map<DangerousPair, Boolean> refused, String reason) {
        check(refused, reason);
        UUID actor = lookup.actor(Permission.PAIRS_DECIDE).userId();
        Map<String, PairDecision> stored = roles.pairDecisions().stream().collect(Collectors.toMap(PairDecision::pair, decision -> decision));
        refused.forEach((pair, wanted) -> {
            PairDecision decision = stored.get(pair.id());
            boolean before = decision != null && decision.refused();
            if (before != wanted) {
                store(pair, wanted, decision, actor);
                trail.record(AccessAction.PAIR_DECIDED, null, null, Map.of("pair", pair.id(), "refused", before), Map.of("pair", pair.id(), "refused", wanted), reason);
            }
        });
        return refused.entrySet().stream().map(each -> view(each.getKey(), each.getValue())).toList();
    }

    private static void check(Map<DangerousPair, Boolean> refused, String reason) {
        if (!RoleDraft.reasonErrors(reason).isEmpty()) {
            throw new InvalidInput(RoleDraft.reasonErrors(reason));
        }
        if (refused.keySet().stream().anyMatch(Objects::isNull)) {
            throw new NotFound("pair");
        }
        if (refused.values().stream().anyMatch(Objects::isNull)) {
            throw new InvalidInput("refused_missing", "refused", "Say true to refuse the pair, false to be warned.");
        }
    }

    private void store(DangerousPair pair, boolean refused, PairDecision stored, UUID actor) {
        if (stored == null) {
            roles.add(new PairDecision(pair, refused, actor, Instant.now()));
        } else {
            stored.decide(refused, actor, Instant.now());
        }
    }

    private static PairView view(DangerousPair pair, boolean refused) {
        return new PairView(pair.id(), PermissionView.of(pair.one()), PermissionView.of(pair.other()), pair.danger(), refused);
    }
}
