package app.fovea.access.entity;

import jakarta.ejb.ApplicationException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The house says no, in words a person can act on. Every refusal rolls the transaction back; pages and REST translate its
 * kind, never its text.
 */
@ApplicationException(rollback = true, inherited = true)
public abstract class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    protected Refusal(String message) {
        super(message);
    }

    /** The right that was missing, where the refusal is about one: denied attempts at dangerous rights are kept in the trail of access. */
    public Optional<Permission> deniedRight() {
        return Optional.empty();
    }

    /** Nobody is signed in, or what they presented is not good (401). */
    public static final class NotSignedIn extends Refusal {
        private static final long serialVersionUID = 1L;

        public NotSignedIn(String message) {
            super(message);
        }
    }

    /** Too many tries (429). */
    public static final class TooManyTries extends Refusal {
        private static final long serialVersionUID = 1L;
        private final long retryAfterSeconds;

        public TooManyTries(long retryAfterSeconds) {
            super("Too many wrong passwords. Try again in " + retryAfterSeconds + " seconds.");
            this.retryAfterSeconds = retryAfterSeconds;
        }

        public long retryAfterSeconds() {
            return retryAfterSeconds;
        }
    }

    /** Signed in, but the right is missing (403). */
    public static final class PermissionMissing extends Refusal {
        private static final long serialVersionUID = 1L;
        private final Permission permission;

        public PermissionMissing(Permission permission) {
            super("This needs the right “" + permission.title() + "” (" + permission.id() + "). Ask whoever looks after roles in your practice.");
            this.permission = permission;
        }

        public Permission permission() {
            return permission;
        }

        @Override
        public Optional<Permission> deniedRight() {
            return Optional.of(permission);
        }
    }

    /** The patient's record is restricted, and not to whoever asks (403). */
    public static final class RecordRestricted extends Refusal {
        private static final long serialVersionUID = 1L;
        private final UUID patientId;

        public RecordRestricted(UUID patientId) {
            super("This record is restricted, and not to you. Ask whoever restricts records in your practice to name you, or for the right “" + Permission.PATIENTS_RESTRICTED.title() + "” ("
                + Permission.PATIENTS_RESTRICTED.id() + ").");
            this.patientId = patientId;
        }

        public UUID patientId() {
            return patientId;
        }

        @Override
        public Optional<Permission> deniedRight() {
            return Optional.of(Permission.PATIENTS_RESTRICTED);
        }
    }

    /** Deals in rights that the caller does not hold (403). */
    public static final class BeyondOwnRights extends Refusal {
        private static final long serialVersionUID = 1L;
        private final List<Permission> missing;

        public BeyondOwnRights(String message, List<Permission> missing) {
            super(message);
            this.missing = List.copyOf(missing);
        }

        /** In the order of the catalogue, never empty. */
        public List<Permission> missing() {
            return missing;
        }

        /** The first that is dangerous or a registrant's, else the first. */
        @Override
        public Optional<Permission> deniedRight() {
            return missing.stream().filter(right -> right.dangerous() || right.registrantOnly()).findFirst().or(() -> missing.stream().findFirst());
        }
    }

    /** Looks at the screens as a role shows them, where nothing can be changed (403). */
    public static final class PreviewOnly extends Refusal {
        private static final long serialVersionUID = 1L;

        public PreviewOnly(String role) {
            super("Nothing was changed: you see Fovea as “" + role + "” sees it. Leave the preview to work again.");
        }
    }

    /** Not there in this tenant (404): the same words whether it never was or belongs to somebody else. */
    public static final class NotFound extends Refusal {
        private static final long serialVersionUID = 1L;

        public NotFound(String what) {
            super("No such " + what + ".");
        }
    }

    /** Stale version, duplicate, a key used for another body, or an illegal move (409). */
    public static final class Conflict extends Refusal {
        private static final long serialVersionUID = 1L;
        private final List<String> allowed;

        public Conflict(String message) {
            this(message, null);
        }

        /** @param allowed where the thing may go instead; null when the conflict is not about a move */
        public Conflict(String message, List<String> allowed) {
            super(message);
            this.allowed = allowed == null ? null : List.copyOf(allowed);
        }

        public List<String> allowed() {
            return allowed;
        }

        public static Conflict stale(String what) {
            return new Conflict("Somebody else changed this " + what + " in the meantime. Load it again and repeat your change.");
        }
    }

    /** Well-formed, but a rule refuses it (422). */
    public static final class RuleBroken extends Refusal {
        private static final long serialVersionUID = 1L;
        private final String rule;

        /** @param rule the rule's name, stable, for programs */
        public RuleBroken(String rule, String message) {
            super(message);
            this.rule = rule;
        }

        public String rule() {
            return rule;
        }
    }

    /** One or more fields make no sense (400). */
    public static final class InvalidInput extends Refusal {
        private static final long serialVersionUID = 1L;
        private final List<FieldError> errors;

        public InvalidInput(List<FieldError> errors) {
            super(errors.size() == 1 ? errors.get(0).message() : errors.size() + " fields need another look.");
            this.errors = List.copyOf(errors);
        }

        public InvalidInput(String code, String field, String message) {
            this(List.of(new FieldError(code, field, message)));
        }

        public List<FieldError> errors() {
            return errors;
        }
    }

    /**
     * One thing in a request that makes no sense.
     *
     * @param code    stable, for programs: {@code axis_missing}
     * @param field   path in the request, {@code prescription.right.axis}
     * @param message what is permitted, in a sentence
     */
    public record FieldError(String code, String field, String message) implements java.io.Serializable {
    }
}
