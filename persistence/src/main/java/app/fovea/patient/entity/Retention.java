package app.fovea.patient.entity;

import app.fovea.law.entity.DatedRule;
import app.fovea.law.entity.Section;
import java.time.LocalDate;
import java.time.Period;
import java.util.Set;

/**
 * How long a patient's records are kept (UK: College of Optometrists): some years after the patient was last seen, and those of a
 * child at least until a birthday.
 *
 * @param afterLastSeen counted from the day on which the patient was last seen
 * @param untilAge      years; records are not destroyed before this birthday of a patient who lives
 */
public record Retention(LocalDate from, Set<String> nations, String source, boolean confirmed, Period afterLastSeen, int untilAge) implements DatedRule {
    public static final Section<Retention> SECTION = new Section<>("retention", "retention", "rules on how long records are kept", Retention.class);

    /** @param reason what decides the date, in words: “10 years after last seen” */
    public record Kept(LocalDate until, String reason) {
    }

    /** The later of both, of somebody who died the first. */
    public Kept of(LocalDate birthDate, LocalDate lastSeen, boolean died) {
        LocalDate seen = lastSeen.plus(afterLastSeen);
        LocalDate birthday = birthday(birthDate);
        return died || !birthday.isAfter(seen) ? new Kept(seen, afterLastSeen.getYears() + " years after last seen") : new Kept(birthday, "a child's, until the age of " + untilAge);
    }

    /** Whoever was born on 29 February has their birthday on 1 March in other years. */
    private LocalDate birthday(LocalDate birthDate) {
        LocalDate day = birthDate.plusYears(untilAge);
        return day.getDayOfMonth() == birthDate.getDayOfMonth() ? day : day.plusDays(1);
    }
}
