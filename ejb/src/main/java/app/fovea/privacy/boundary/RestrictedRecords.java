package app.fovea.privacy.boundary;

import app.fovea.access.entity.Caller;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.Conflict;
import app.fovea.access.entity.Refusal.FieldError;
import app.fovea.access.entity.Refusal.InvalidInput;
import app.fovea.access.entity.Refusal.NotFound;
import app.fovea.access.entity.Requires;
import app.fovea.access.entity.RoleRepository;
import app.fovea.access.entity.User;
import app.fovea.access.entity.UserRepository;
import app.fovea.audit.entity.AuditTrail;
import app.fovea.privacy.entity.Admitted;
import app.fovea.privacy.entity.Of;
import app.fovea.privacy.entity.Persons;
import app.fovea.privacy.entity.RecordKind;
import app.fovea.privacy.entity.RecordRestriction;
import app.fovea.privacy.entity.Restrictions;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Says whose record not everybody sees, and who sees it all the same. Whoever may restrict records may say so of any, also of one that they do not see themselves; that opens
 * nothing of it.
 */
@Stateless
public class RestrictedRecords {
    private static final int LONGEST_REASON = 500;
    private static final int MOST_ROLES = 200;

    @Inject
    private Restrictions restrictions;
    @Inject
    private Persons persons;
    @Inject
    private UserRepository users;
    @Inject
    private RoleRepository roles;
    @Inject
    private AuditTrail audit;

    /** @param reason why, 1 to 500 characters @param userIds who sees it all the same @param roleIds the roles whose holders do */
    public record Wanted(String reason, Set<UUID> userIds, Set<UUID> roleIds) {
        public Wanted {
            userIds = userIds == null ? Set.of() : Set.copyOf(userIds);
            roleIds = roleIds == null ? Set.of() : Set.copyOf(roleIds);
        }
    }

    /** Who sees it all the same. */
    public record Named(UUID id, String name) {
    }

    /** @param id also its tag: what is said anew is another one */
    public record RestrictionView(UUID id, UUID patientId, String reason, String restrictedBy, Instant restrictedAt, List<Named> users, List<Named> roles) {
    }

    /** Whom one can name. */
    public record Choices(List<Named> users, List<Named> roles) {
    }

    /** Empty where the record is not restricted. */
    @Requires(Permission.PATIENTS_RESTRICT)
    public Optional<RestrictionView> of(@Of(value = RecordKind.PATIENT, evenRestricted = true) UUID patientId) {
        return restrictions.standing(patientId).map(this::view);
    }

    @Requires(Permission.PATIENTS_RESTRICT)
    public Choices choices() {
        return new Choices(users.all().stream().filter(User::active).map(user -> new Named(user.id(), user.name())).toList(), roles.page("", null, MOST_ROLES).stream().map(role -> new Named(role.id(), role.name())).toList());
    }

    /**
     * Restricts a record, or says anew why and to whom it is restricted.
     *
     * @param seen the restriction that stood when the caller looked; null for a record that was not restricted
     */
    @Requires(Permission.PATIENTS_RESTRICT)
    public RestrictionView restrict(@Of(value = RecordKind.PATIENT, evenRestricted = true) UUID patientId, UUID seen, Wanted wanted) {
        Caller caller = CurrentCaller.get();
        if (!restrictions.patientExists(patientId)) {
            throw new NotFound("patient");
        }
        Optional<RecordRestriction> before = restrictions.standing(patientId);
        if (!Objects.equals(seen, before.map(RecordRestriction::id).orElse(null))) {
            throw Conflict.stale("restriction");
        }
        refuse(wanted);
        Instant now = Instant.now();
        String reason = wanted.reason().strip();
        before.ifPresent(old -> old.lift("Written anew", caller.userId(), now));
        restrictions.flush();
        RecordRestriction restriction = new RecordRestriction(before.map(RecordRestriction::patientId).orElseGet(() -> persons.idsOf(patientId).get(0)), reason, caller.userId(), now);
        restrictions.add(restriction);
        restrictions.flush();
        wanted.userIds().forEach(user -> restrictions.admit(Admitted.person(restriction.id(), user)));
        wanted.roleIds().forEach(role -> restrictions.admit(Admitted.role(restriction.id(), role)));
        restrictions.flush();
        audit.record(before.isPresent() ? "record.restriction_changed" : "record.restricted", "patient", patientId,
            Map.of("reason", reason, "people", String.valueOf(wanted.userIds().size()), "roles", String.valueOf(wanted.roleIds().size())));
        return view(restriction);
    }

    /** Everybody who may see patients sees it again. @param seen the restriction that stood when the caller looked @param reason why, 1 to 500 characters */
    @Requires(Permission.PATIENTS_RESTRICT)
    public void lift(@Of(value = RecordKind.PATIENT, evenRestricted = true) UUID patientId, UUID seen, String reason) {
        RecordRestriction restriction = restrictions.standing(patientId).orElseThrow(() -> new NotFound("restriction"));
        if (!restriction.id().equals(seen)) {
            throw Conflict.stale("restriction");
        }
        refuse(reasonErrors(reason));
        restriction.lift(reason.strip(), CurrentCaller.get().userId(), Instant.now());
        restrictions.flush();
        audit.record("record.restriction_lifted", "patient", patientId, Map.of("reason", reason.strip()));
    }

    private void refuse(Wanted wanted) {
        List<FieldError> errors = new ArrayList<>(reasonErrors(wanted.reason()));
        if (users.withIds(wanted.userIds()).size() < wanted.userIds().size()) {
            errors.add(new FieldError("person_unknown", "userIds", "One of these people does not work here. Choose among those who do."));
        }
        if (wanted.roleIds().stream().anyMatch(role -> roles.find(role).isEmpty())) {
            errors.add(new FieldError("role_unknown", "roleIds", "One of these roles is not there any more. Choose among those that are."));
        }
        refuse(errors);
    }

    private static List<FieldError> reasonErrors(String reason) {
        return reason == null || reason.isBlank() || reason.strip().length() > LONGEST_REASON
            ? List.of(new FieldError("reason_missing", "reason", "Say why, in at most " + LONGEST_REASON + " characters. Whoever looks after records reads it, nobody else.")) : List.of();
    }

    private static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
    }

    private RestrictionView view(RecordRestriction restriction) {
        List<Admitted> admitted = restrictions.admittedTo(restriction.id());
        Map<UUID, User> people = users.withIds(admitted.stream().map(Admitted::userId).filter(Objects::nonNull).toList());
        return new RestrictionView(restriction.id(), restriction.patientId(), restriction.reason(), users.find(restriction.restrictedBy()).map(User::name).orElse(null),
            restriction.restrictedAt(),
            people.values().stream().map(user -> new Named(user.id(), user.name())).sorted(Comparator.comparing(Named::name)).toList(),
            admitted.stream().map(Admitted::roleId).filter(Objects::nonNull).flatMap(role -> roles.find(role).stream()).map(role -> new Named(role.id(), role.name())).toList());
    }
}
