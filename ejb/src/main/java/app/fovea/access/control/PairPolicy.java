package app.fovea.access.control;

import app.fovea.access.entity.DangerousPair;
import app.fovea.access.entity.PairDecision;
import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.RuleBroken;
import app.fovea.access.entity.RoleRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.stream.Collectors;

/** Which dangerous pairs this practice refuses; the others are warned about. */
@ApplicationScoped
public class PairPolicy {
    @Inject
    private RoleRepository roles;

    public Set<DangerousPair> refused() {
        return roles.pairDecisions().stream().filter(PairDecision::refused).flatMap(decision -> DangerousPair.of(decision.pair()).stream()).collect(Collectors.toSet());
    }

    /**
     * Rights that meet already are nobody's fault today: only what a change brings together is judged.
     *
     * @param who a person or a role, as it is named on screen
     * @throws RuleBroken for the first pair that this practice refuses
     */
    public void judge(String who, Set<Permission> before, Set<Permission> after, Set<DangerousPair> refused) {
        DangerousPair.newlyMet(before, after).stream().filter(refused::contains).findFirst().ifPresent(pair -> {
            throw new RuleBroken("dangerous_pair", refusal(who, pair));
        });
    }

    public static String refusal(String who, DangerousPair pair) {
        return who + " would hold both “" + pair.one().title() + "” and “" + pair.other().title() + "”. " + pair.danger() + " Your practice refuses that: give one of them to somebody else.";
    }
}
