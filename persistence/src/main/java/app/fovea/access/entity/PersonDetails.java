package app.fovea.access.entity;

import app.fovea.access.entity.Refusal.FieldError;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What the practice knows of somebody who works there.
 *
 * @param email           what they sign in with, in small letters
 * @param gocNumber       professional registration, as {@link Registration} reads it; null for who has none
 * @param registeredUntil last day of that registration; null when no end is known
 * @param branchId        home branch; null for everywhere
 */
public record PersonDetails(String name, String email, String gocNumber, LocalDate registeredUntil, UUID branchId) {
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>,;:\\\\\"()]+@[^\\s@<>,;:\\\\\"()]+\\.[^\\s@<>,;:\\\\\"()]+");
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_EMAIL = 254;

    public PersonDetails {
        name = blankToNull(name);
        email = blankToNull(email);
        email = email == null ? null : email.toLowerCase(Locale.ROOT);
        gocNumber = blankToNull(gocNumber);
        gocNumber = gocNumber == null ? null : gocNumber.toUpperCase(Locale.ROOT);
    }

    /** Everything that is wrong, each with its field; empty when all is well. */
    public List<FieldError> errors(Registration registration) {
        List<FieldError> errors = new ArrayList<>();
        if (name == null) {
            errors.add(new FieldError("name_missing", "name", "Enter the name that colleagues know them by."));
        } else if (Names.length(name) > LONGEST_NAME) {
            errors.add(new FieldError("too_long", "name", "The name is longer than " + LONGEST_NAME + " characters."));
        } else if (!Names.legible(name)) {
            errors.add(new FieldError("name_illegible", "name", "There are characters in the name that nobody sees. Type it anew."));
        }
        if (email == null) {
            errors.add(new FieldError("email_missing", "email", "Enter the e-mail address that they will sign in with."));
        } else if (email.length() > LONGEST_EMAIL || !EMAIL.matcher(email).matches()) {
            errors.add(new FieldError("email_unreadable", "email", "This is no e-mail address. Write it like name@example.com."));
        }
        if (gocNumber != null) {
            errors.addAll(registration.errors("gocNumber", gocNumber));
        } else if (registeredUntil != null) {
            errors.add(new FieldError("goc_number_missing", "gocNumber", "A registration that ends has a number. Enter it, or leave the last day empty."));
        }
        if (!LastDay.writable(registeredUntil)) {
            errors.add(new FieldError("day_out_of_range", "registeredUntil", "The last day is before the year 10000; leave it empty when no end is known."));
        }
        return errors;
    }

    /** Whether both tell the same registration. */
    public boolean sameRegistration(String number, LocalDate until) {
        return Objects.equals(gocNumber, number) && Objects.equals(registeredUntil, until);
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
