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
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

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

    /** From the next change on; who holds both already keeps them until somebody changes that. */
    @Requires(Permission.PAIRS_DECIDE)
    public PairView decide(DangerousPair pair, Boolean refused, String reason) {
        if (!RoleDraft.reasonErrors(reason).isEmpty()) {
            throw new InvalidInput(RoleDraft.reasonErrors(reason));
        }
        if (pair == null) {
            throw new NotFound("pair");
        }
        if (refused == null) {
            throw new InvalidInput("refused_missing", "refused", "Say true to refuse the pair, false to be warned.");
        }
        UUID actor = lookup.actor(Permission.PAIRS_DECIDE).userId();
        Optional<PairDecision> stored = roles.pairDecisions().stream().filter(decision -> decision.pair().equals(pair.id())).findFirst();
        boolean before = stored.map(PairDecision::refused).orElse(false);
        if (before != refused) {
            stored.ifPresentOrElse(decision -> decision.decide(refused, actor, Instant.now()), () -> roles.add(new PairDecision(pair, refused, actor, Instant.now())));
            trail.record(AccessAction.PAIR_DECIDED, null, null, Map.of("pair", pair.id(), "refused", before), Map.of("pair", pair.id(), "refused", refused), reason);
        }
        return view(pair, refused);
    }

    private static PairView view(DangerousPair pair, boolean refused) {
        return new PairView(pair.id(), PermissionView.of(pair.one()), PermissionView.of(pair.other()), pair.danger(), refused);
    }
}
