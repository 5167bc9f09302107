package app.fovea.lab.entity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;

/** What is said of one measured value, and of all of them together. */
public enum Verdict {
    PASS("Within tolerance"),
    FAIL("Out of tolerance"),
    /** Ordered, and still to be measured: until then the whole is not good either. */
    NOT_MEASURED("Not measured"),
    /** Nothing is laid down for it. */
    NOT_JUDGED("Not judged");

    private final String title;

    Verdict(String title) {
        this.title = title;
    }

    /** As it is sent: {@code not_measured}. */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String title() {
        return title;
    }

    /** One failure fails all, one gap leaves all open, and what is not judged says nothing. */
    static Verdict ofAll(List<Verdict> verdicts) {
        for (Verdict decisive : List.of(FAIL, NOT_MEASURED, PASS)) {
            if (verdicts.contains(decisive)) {
                return decisive;
            }
        }
        return NOT_JUDGED;
    }
}
