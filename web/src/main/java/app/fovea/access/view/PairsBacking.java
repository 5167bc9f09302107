package app.fovea.access.view;

import app.fovea.access.boundary.Pairs;
import app.fovea.access.boundary.Pairs.PairView;
import app.fovea.access.entity.DangerousPair;
import app.fovea.view.Paths;
import app.fovea.view.Problems;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.omnifaces.cdi.ViewScoped;

/** Which rights must not meet in one hand: roles/pairs.xhtml. */
@Named
@ViewScoped
public class PairsBacking implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private Pairs pairs;

    private List<PairView> all;
    private final Map<String, Boolean> refused = new LinkedHashMap<>();
    private String reason;

    @PostConstruct
    void load() {
        all = pairs.toDecide();
        all.forEach(pair -> refused.put(pair.id(), pair.refused()));
    }

    public void save() {
        Problems.tried(() -> {
            List<PairView> changed = all.stream().filter(pair -> pair.refused() != refused.get(pair.id())).toList();
            pairs.decide(changed.stream().collect(Collectors.toMap(pair -> DangerousPair.fromString(pair.id()), pair -> refused.get(pair.id()))), reason);
            Problems.done(changed.isEmpty() ? "Nothing was changed." : "Saved. It counts from the next change of a role or of who holds it.");
            Paths.go("/roles/pairs");
            return changed;
        });
    }

    public List<PairView> getAll() {
        return all;
    }

    /** By the pair's id. */
    public Map<String, Boolean> getRefused() {
        return refused;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
