package app.fovea.lab.boundary;

import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.Conflict;
import app.fovea.access.entity.Refusal.FieldError;
import app.fovea.access.entity.Refusal.InvalidInput;
import app.fovea.access.entity.Requires;
import app.fovea.audit.entity.AuditTrail;
import app.fovea.lab.entity.QualitySettings;
import app.fovea.lab.entity.QualitySettingsRepository;
import app.fovea.lab.entity.ToleranceProfiles;
import app.fovea.lab.entity.ToleranceStandard;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A practice says by which standard it judges finished spectacles, and whether only measured ones pass the quality check. */
@Stateless
@Requires(Permission.SETTINGS_QUALITY)
public class QualityDesk {
    @Inject
    private QualitySettingsRepository settings;
    @Inject
    private AuditTrail audit;

    /** @param profile the id of a standard; null for the usual one */
    public record Wanted(Boolean onlyMeasured, String profile) {
    }

    /** @param confirmed false while nobody has checked its numbers against the standard's own text */
    public record Choice(String id, String title, boolean confirmed) implements Serializable {
    }

    /**
     * @param version  0 while nobody has decided anything
     * @param profile  null for the usual one
     * @param profiles what can be chosen
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record QualityView(long version, boolean onlyMeasured, String profile, List<Choice> profiles) implements Serializable {
    }

    public QualityView get() {
        return view(settings.stored());
    }

    /** @param version what the editor saw */
    public QualityView change(long version, Wanted wanted) {
        refuse(wanted);
        Optional<QualitySettings> stored = settings.stored();
        if (stored.map(QualitySettings::version).orElse(0L) != version) {
            throw Conflict.stale("page");
        }
        QualitySettings changed = stored.orElseGet(QualitySettings::new);
        Map<String, String> before = words(changed);
        changed.change(wanted.onlyMeasured(), wanted.profile());
        if (stored.isEmpty()) {
            settings.add(changed);
        }
        try {
            settings.flush();
        } catch (PersistenceException somebodyWasFirst) {
            throw Conflict.stale("page");
        }
        if (!before.equals(words(changed))) {
            audit.record("quality.changed", "tenant", CurrentCaller.get().tenantId(), Map.of("before", before.toString(), "after", words(changed).toString()));
        }
        return view(Optional.of(changed));
    }

    private static void refuse(Wanted wanted) {
        List<FieldError> errors = new ArrayList<>();
        if (wanted.onlyMeasured() == null) {
            errors.add(new FieldError("only_measured_missing", "onlyMeasured", "Say whether only measured spectacles pass: true or false."));
        }
        if (wanted.profile() != null && ToleranceProfiles.shipped().standard(wanted.profile()).isEmpty()) {
            errors.add(new FieldError("profile_unknown", "profile",
                "There is no such profile. Take one of " + ToleranceProfiles.shipped().standards().stream().map(ToleranceStandard::id).collect(Collectors.joining(", ")) + ", or none for the usual one."));
        }
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
    }

    private static Map<String, String> words(QualitySettings settings) {
        return Map.of("onlyMeasured", String.valueOf(settings.onlyMeasured()), "profile", String.valueOf(settings.profile()));
    }

    private static QualityView view(Optional<QualitySettings> stored) {
        QualitySettings now = stored.orElseGet(QualitySettings::new);
        return new QualityView(stored.map(QualitySettings::version).orElse(0L), now.onlyMeasured(), now.profile(),
            ToleranceProfiles.shipped().standards().stream().map(each -> new Choice(each.id(), each.title(), each.confirmed())).toList());
    }
}
