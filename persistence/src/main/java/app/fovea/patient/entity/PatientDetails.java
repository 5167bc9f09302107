package app.fovea.patient.entity;

import app.fovea.access.entity.Refusal.FieldError;
import app.fovea.notification.entity.Languages;
import app.fovea.notification.entity.MessageChannel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What the practice knows of a person.
 *
 * @param nhsNumber        ten digits, the last a modulus-11 check digit; spaces are taken out; null when not known
 * @param notifyByEmail    consent to e-mail about orders; null for what is stored, or yes for somebody new
 * @param notifyBySms      consent to text messages about orders; null for what is stored, or no for somebody new
 * @param preferredChannel {@code email} or {@code sms}; empty for none, null for what is stored
 * @param language         BCP 47, which messages are written in; empty for the practice's, null for what is stored
 */
public record PatientDetails(String givenName, String familyName, LocalDate birthDate, String email, String phone, String address, String nhsNumber, boolean registeredSightImpaired,
                             Boolean notifyByEmail, Boolean notifyBySms, String preferredChannel, String language) {
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");
    private static final Pattern PHONE = Pattern.compile("[+0-9 ()-]{5,30}");
    private static final int OLDEST_YEARS = 130;

    public PatientDetails {
        email = blankToNull(email);
        phone = blankToNull(phone);
        address = blankToNull(address);
        nhsNumber = nhsNumber == null ? null : blankToNull(nhsNumber.replaceAll("[ -]", ""));
        language = language == null ? null : Languages.normal(language).orElse(language.strip());
    }

    /** What somebody sent who does not see the NHS number leaves it as it is; a number that they sent all the same stays to be judged. */
    public PatientDetails withNhsNumberFrom(PatientDetails before) {
        return nhsNumber != null ? this : new PatientDetails(givenName, familyName, birthDate, email, phone, address, before.nhsNumber, registeredSightImpaired, notifyByEmail, notifyBySms, preferredChannel, language);
    }

    /** What was sent says nothing of consent or language where its sender does not know of them: then what the patient said before holds. */
    public PatientDetails withConsentFrom(PatientDetails before) {
        return new PatientDetails(givenName, familyName, birthDate, email, phone, address, nhsNumber, registeredSightImpaired, notifyByEmail == null ? before.notifyByEmail : notifyByEmail,
            notifyBySms == null ? before.notifyBySms : notifyBySms, preferredChannel == null ? before.preferredChannel : preferredChannel, language == null ? before.language : language);
    }

    /** The same name, birth date and NHS number. Both without errors. */
    public boolean samePersonAs(PatientDetails other) {
        return givenName.strip().equals(other.givenName.strip()) && familyName.strip().equals(other.familyName.strip()) && birthDate.equals(other.birthDate)
            && Objects.equals(nhsNumber, other.nhsNumber);
    }

    /** Everything that is wrong, each with its field; empty when all is well. */
    public List<FieldError> errors(LocalDate today) {
        List<FieldError> errors = new ArrayList<>();
        name("givenName", "given name", givenName, errors);
        name("familyName", "family name", familyName, errors);
        if (birthDate == null) {
            errors.add(new FieldError("birth_date_missing", "birthDate", "Enter the date of birth."));
        } else if (birthDate.isAfter(today)) {
            errors.add(new FieldError("birth_date_out_of_range", "birthDate", "The date of birth lies in the future."));
        } else if (birthDate.isBefore(today.minusYears(OLDEST_YEARS))) {
            errors.add(new FieldError("birth_date_out_of_range", "birthDate", "The date of birth is more than " + OLDEST_YEARS + " years ago."));
        }
        if (email != null && (email.length() > 254 || !EMAIL.matcher(email).matches())) {
            errors.add(new FieldError("email_unreadable", "email", "This is no e-mail address. Write it like name@example.com."));
        }
        if (phone != null && !PHONE.matcher(phone).matches()) {
            errors.add(new FieldError("phone_unreadable", "phone", "Write the phone number with digits, spaces and a leading + only."));
        }
        if (address != null && address.length() > 500) {
            errors.add(new FieldError("too_long", "address", "The address is longer than 500 characters."));
        }
        if (nhsNumber != null && !validNhsNumber(nhsNumber)) {
            errors.add(new FieldError("nhs_number_unreadable", "nhsNumber", "This is no NHS number: its check digit does not fit. Read it again from the card."));
        }
        if (preferredChannel != null && !preferredChannel.isBlank() && MessageChannel.of(preferredChannel).isEmpty()) {
            errors.add(new FieldError("channel_unknown", "preferredChannel", "Write “email” or “sms”, or leave it empty."));
        }
        if (language != null && !language.isBlank() && Languages.normal(language).isEmpty()) {
            errors.add(new FieldError("language_unknown", "language", "This is no tag of a language. Write it like cy or de-AT (BCP 47)."));
        }
        return errors;
    }

    /** NHS Data Dictionary: weights 10 to 2, modulus 11; a check digit of 10 is never issued. */
    public static boolean validNhsNumber(String digits) {
        if (!digits.matches("[0-9]{10}")) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            sum += (digits.charAt(i) - '0') * (10 - i);
        }
        int check = (11 - sum % 11) % 11;
        return check != 10 && check == digits.charAt(9) - '0';
    }

    private static void name(String field, String title, String value, List<FieldError> errors) {
        if (value == null || value.isBlank()) {
            errors.add(new FieldError("name_missing", field, "Enter the " + title + "."));
        } else if (value.strip().length() > 80) {
            errors.add(new FieldError("too_long", field, "The " + title + " is longer than 80 characters."));
        }
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
