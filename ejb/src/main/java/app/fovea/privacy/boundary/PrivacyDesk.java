package app.fovea.privacy.boundary;

import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Holdings;
import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.Conflict;
import app.fovea.access.entity.Refusal.FieldError;
import app.fovea.access.entity.Refusal.InvalidInput;
import app.fovea.access.entity.Requires;
import app.fovea.access.entity.Role;
import app.fovea.access.entity.RoleGrant;
import app.fovea.access.entity.RoleRepository;
import app.fovea.access.entity.User;
import app.fovea.access.entity.UserRepository;
import app.fovea.audit.entity.AuditTrail;
import app.fovea.privacy.entity.PrivacySettings;
import app.fovea.privacy.entity.PrivacySettingsRepository;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A practice says who looks after privacy, and how long it keeps who looked at a record. */
@Stateless
@Requires(Permission.SETTINGS_PRIVACY)
public class PrivacyDesk {
    @Inject
    private PrivacySettingsRepository settings;
    @Inject
    private UserRepository users;
    @Inject
    private RoleRepository roles;
    @Inject
    private AuditTrail audit;

    /** @param leadId who is written to when a restricted record is opened in need; null for nobody @param looksKeptYears 6 to 30 */
    public record Wanted(UUID leadId, Integer looksKeptYears) {
    }

    /** Somebody who may look into what was opened. */
    public record Reviewer(UUID id, String name) implements Serializable {
    }

    /**
     * @param version   0 while nobody has decided anything
     * @param leadId    null for nobody
     * @param writtenTo false where somebody is named who does not work here any more, or may not look into it: nobody is written to
     * @param reviewers whom one can name: everybody who may look into what was opened
     */
    public record PrivacyView(long version, UUID leadId, String lead, boolean writtenTo, int looksKeptYears, List<Reviewer> reviewers) implements Serializable {
    }

    public PrivacyView get() {
        return view(settings.stored());
    }

    /** @param version what the editor saw */
    public PrivacyView change(long version, Wanted wanted) {
        Optional<PrivacySettings> stored = settings.stored();
        PrivacySettings changed = stored.orElseGet(PrivacySettings::new);
        refuse(wanted, changed);
        if (stored.map(PrivacySettings::version).orElse(0L) != version) {
            throw Conflict.stale("page");
        }
        Map<String, String> before = words(changed);
        changed.change(wanted.leadId(), wanted.looksKeptYears());
        if (stored.isEmpty()) {
            settings.add(changed);
        }
        try {
            settings.flush();
        } catch (PersistenceException somebodyWasFirst) {
            throw Conflict.stale("page");
        }
        if (!before.equals(words(changed))) {
            audit.record("privacy.changed", "tenant", CurrentCaller.get().tenantId(), Map.of("before", before.toString(), "after", words(changed).toString()));
        }
        return view(Optional.of(changed));
    }

    /** Who stands there already may stay: another change need not wait until somebody else is found. */
    private void refuse(Wanted wanted, PrivacySettings before) {
        List<FieldError> errors = new ArrayList<>();
        if (wanted.leadId() != null && !wanted.leadId().equals(before.leadId()) && reviewers().stream().noneMatch(each -> each.id().equals(wanted.leadId()))) {
            errors.add(new FieldError("lead_unable", "leadId", "Choose somebody who works here and may look into what was opened. The right is called “" + Permission.PRIVACY_REVIEW.title() + "”."));
        }
        Integer years = wanted.looksKeptYears();
        if (years == null || years < PrivacySettings.FEWEST_YEARS || years > PrivacySettings.MOST_YEARS) {
            errors.add(new FieldError("years_out_of_range", "looksKeptYears", "Keep it for " + PrivacySettings.FEWEST_YEARS + " to " + PrivacySettings.MOST_YEARS + " whole years."));
        }
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
    }

    private static Map<String, String> words(PrivacySettings settings) {
        return Map.of("lead", String.valueOf(settings.leadId()), "looksKeptYears", String.valueOf(settings.looksKeptYears()));
    }

    private List<Reviewer> reviewers() {
        List<User> people = users.all().stream().filter(User::active).toList();
        Map<UUID, Map<RoleGrant, Role>> held = roles.heldByAll(people.stream().map(User::id).toList());
        LocalDate today = LocalDate.now(CurrentCaller.get().practice().timeZone());
        return people.stream().filter(each -> Holdings.of(each, held.getOrDefault(each.id(), Map.of()), today).rights().contains(Permission.PRIVACY_REVIEW))
            .map(each -> new Reviewer(each.id(), each.name())).sorted(Comparator.comparing(Reviewer::name)).toList();
    }

    private PrivacyView view(Optional<PrivacySettings> stored) {
        PrivacySettings now = stored.orElseGet(PrivacySettings::new);
        List<Reviewer> reviewers = reviewers();
        UUID lead = now.leadId();
        return new PrivacyView(stored.map(PrivacySettings::version).orElse(0L), lead, lead == null ? null : users.find(lead).map(User::name).orElse(null),
            reviewers.stream().anyMatch(each -> each.id().equals(lead)), now.looksKeptYears(), reviewers);
    }
}
