package app.fovea.lab.control;

import app.fovea.access.entity.Refusal.FieldError;
import app.fovea.access.entity.Refusal.InvalidInput;
import app.fovea.access.entity.Refusal.RuleBroken;
import app.fovea.lab.entity.DesignClass;
import app.fovea.lab.entity.MeasuredRules;
import app.fovea.lab.entity.OrderedPair;
import app.fovea.lab.entity.PairValues;
import app.fovea.lab.entity.QualitySettingsRepository;
import app.fovea.lab.entity.ToleranceCheck;
import app.fovea.lab.entity.ToleranceProfile;
import app.fovea.lab.entity.ToleranceProfiles;
import app.fovea.lab.entity.ToleranceStandard;
import app.fovea.lab.entity.ToleranceVerdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Collectors;

/** Judges what was measured by the standard that was named, else by the practice's, else by the usual one. */
@ApplicationScoped
public class Judging {
    @Inject
    private QualitySettingsRepository settings;

    /** What is taken when nobody chooses; the shipped usual one too, where the practice chose one that this version no longer has. */
    public ToleranceStandard usual() {
        String chosen = settings.now().profile();
        ToleranceProfiles shipped = ToleranceProfiles.shipped();
        return chosen == null ? shipped.usual() : shipped.standard(chosen).orElse(shipped.usual());
    }

    /**
     * @param profile the id of a standard; null to let the practice decide
     * @throws InvalidInput with every value that cannot have been measured
     */
    public ToleranceVerdict judge(OrderedPair ordered, PairValues measured, String profile) {
        List<FieldError> errors = MeasuredRules.errors(measured);
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        DesignClass design = DesignClass.of(ordered.design());
        return ToleranceCheck.of(ordered, measured, profile == null ? usual(design) : named(profile, design));
    }

    /** A standard that says nothing of such lenses leaves them to the usual one. */
    private ToleranceProfile usual(DesignClass design) {
        ToleranceProfiles shipped = ToleranceProfiles.shipped();
        return shipped.profile(usual(), design).or(() -> shipped.profile(shipped.usual(), design)).orElseThrow(() -> nothingFor(shipped.usual(), design));
    }

    private static ToleranceProfile named(String id, DesignClass design) {
        ToleranceProfiles shipped = ToleranceProfiles.shipped();
        ToleranceStandard standard = shipped.standard(id).orElseThrow(() -> new InvalidInput("profile_unknown", "profile", "There is no such profile. Take one of " + ids(shipped.standards()) + "."));
        return shipped.profile(standard, design).orElseThrow(() -> nothingFor(standard, design));
    }

    private static RuleBroken nothingFor(ToleranceStandard standard, DesignClass design) {
        return new RuleBroken("no_tolerance_for_design",
            standard.title() + " has no limits for a lens of this design here. Take one of " + ids(ToleranceProfiles.shipped().standardsFor(design)) + ".");
    }

    private static String ids(List<ToleranceStandard> standards) {
        return standards.stream().map(ToleranceStandard::id).collect(Collectors.joining(", "));
    }
}
