package app.fovea.tenancy.entity;

import app.fovea.access.entity.Refusal.FieldError;
import java.util.Locale;
import java.util.Optional;

/** What people type about their practice, in its one form. */
final class Text {
    private Text() {
    }

    static String orNull(String typed) {
        return typed == null || typed.isBlank() ? null : typed.replaceAll("\\r\\n?", "\n").replaceAll("[\\p{Cntrl}&&[^\\n]]", " ").strip();
    }

    /** A number with letters in it, as registers write it: no spaces, dots or hyphens, capitals. */
    static String closed(String typed) {
        return typed == null || typed.isBlank() ? null : typed.replaceAll("[\\s\\p{Cntrl}.-]", "").toUpperCase(Locale.ROOT);
    }

    static String oneLine(String text) {
        return text.strip().replaceAll("\\s*,?\\s*\\n\\s*", ", ").replaceAll("[.,]+$", "");
    }

    static Optional<FieldError> tooLong(String field, String text, int longest) {
        return text == null || text.length() <= longest ? Optional.empty() : Optional.of(new FieldError("too_long", field, "Write at most " + longest + " characters."));
    }
}
