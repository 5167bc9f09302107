package app.fovea.patient.entity;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One detail of a patient that is not what it was.
 *
 * @param before and after as people write them; null for nothing
 */
public record DetailChange(Detail detail, String before, String after) {
    /** Who may see what it says. */
    public enum Guard {
        EVERYBODY, CONTACT, NHS_NUMBER
    }

    /** What is known of a patient, one by one. */
    public enum Detail {
        GIVEN_NAME("givenName", "Given name", Guard.EVERYBODY, PatientDetails::givenName),
        FAMILY_NAME("familyName", "Family name", Guard.EVERYBODY, PatientDetails::familyName),
        BIRTH_DATE("birthDate", "Date of birth", Guard.EVERYBODY, PatientDetails::birthDate),
        NHS_NUMBER("nhsNumber", "NHS number", Guard.NHS_NUMBER, PatientDetails::nhsNumber),
        SIGHT_IMPAIRED("registeredSightImpaired", "Registered sight impaired", Guard.EVERYBODY, details -> yes(details.registeredSightImpaired())),
        EMAIL("email", "E-mail", Guard.CONTACT, PatientDetails::email),
        PHONE("phone", "Phone", Guard.CONTACT, PatientDetails::phone),
        ADDRESS("address", "Address", Guard.CONTACT, PatientDetails::address),
        BY_EMAIL("notifyByEmail", "E-mails about orders", Guard.CONTACT, details -> yes(details.notifyByEmail())),
        BY_SMS("notifyBySms", "Text messages about orders", Guard.CONTACT, details -> yes(details.notifyBySms())),
        CHANNEL("preferredChannel", "Preferred way", Guard.CONTACT, PatientDetails::preferredChannel),
        LANGUAGE("language", "Language", Guard.CONTACT, PatientDetails::language);

        private final String field;
        private final String title;
        private final Guard guard;
        private final Function<PatientDetails, Object> value;

        Detail(String field, String title, Guard guard, Function<PatientDetails, Object> value) {
            this.field = field;
            this.title = title;
            this.guard = guard;
            this.value = value;
        }

        /** As the API calls it. */
        public String field() {
            return field;
        }

        public String title() {
            return title;
        }

        public Guard guard() {
            return guard;
        }

        private String of(PatientDetails details) {
            Object found = value.apply(details);
            return found == null ? null : found.toString();
        }

        private static String yes(Boolean said) {
            return Boolean.TRUE.equals(said) ? "yes" : "no";
        }
    }

    /** Every detail that differs, in the order of the form. */
    public static List<DetailChange> between(PatientDetails before, PatientDetails after) {
        return Stream.of(Detail.values()).map(detail -> new DetailChange(detail, detail.of(before), detail.of(after))).filter(change -> !Objects.equals(change.before, change.after)).toList();
    }
}
