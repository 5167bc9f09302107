package app.fovea.advice.entity;

import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.Locale;

/** How old a wearer was, as far as coatings follow from it: children, before and after the lens of the eye stiffens, and from the age of free sight tests. */
public enum AgeBand {
    UNDER_16(0, "under 16"), FROM_16_TO_39(16, "16 to 39"), FROM_40_TO_59(40, "40 to 59"), FROM_60(60, "60 and over");

    private final int youngest;
    private final String words;

    AgeBand(int youngest, String words) {
        this.youngest = youngest;
        this.words = words;
    }

    /** The band of somebody born then, on that day. */
    public static AgeBand of(LocalDate born, LocalDate on) {
        int years = Period.between(born, on).getYears();
        return Arrays.stream(values()).filter(band -> years >= band.youngest).reduce(UNDER_16, (younger, older) -> older);
    }

    /** As stored: {@code 40_to_59}. */
    public String id() {
        return words.replace(' ', '_').toLowerCase(Locale.ROOT);
    }

    /** “40 to 59”, as it stands behind “aged”. */
    public String words() {
        return words;
    }
}
