package app.fovea.tenancy.entity;

import app.fovea.access.entity.Refusal.FieldError;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where patients find a practice besides its door and its telephone. Either may be null. */
public record Contact(String email, String website) implements Serializable {
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>,;:\\\\\"()]+@[^\\s@<>,;:\\\\\"()]+\\.[^\\s@<>,;:\\\\\"()]+");
    private static final Pattern WEBSITE = Pattern.compile("(https?://)?[\\p{L}\\d-]+(\\.[\\p{L}\\d-]+)+(:\\d{1,5})?(/\\S*)?");

    public Contact {
        email = Text.orNull(email);
        website = Text.orNull(website);
    }

    public List<FieldError> errors() {
        List<FieldError> errors = new ArrayList<>();
        Stream.of(Text.tooLong("email", email, 254), Text.tooLong("website", website, 200)).flatMap(Optional::stream).forEach(errors::add);
        if (email != null && !EMAIL.matcher(email).matches()) {
            errors.add(new FieldError("email_unreadable", "email", "This is no e-mail address. Write it like hello@example.com."));
        }
        if (website != null && !WEBSITE.matcher(website).matches()) {
            errors.add(new FieldError("website_unreadable", "website", "This is no web address. Write it like www.example.com."));
        }
        return errors;
    }

    /** What is missing here is as there. */
    Contact or(Contact other) {
        return new Contact(email == null ? other.email : email, website == null ? other.website : website);
    }
}
