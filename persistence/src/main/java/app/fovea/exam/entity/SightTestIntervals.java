package app.fovea.exam.entity;

import app.fovea.law.entity.DatedRule;
import app.fovea.law.entity.Section;
import java.time.LocalDate;
import java.time.Period;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * In how many months eyes are to be tested again, by age and condition (UK: Memorandum of Understanding on the frequency of GOS sight
 * tests, 2002). It is the interval that a health service expects, never a blanket recall: the optometrist decides.
 */
public record SightTestIntervals(LocalDate from, Set<String> nations, String source, boolean confirmed, List<Interval> intervals) implements DatedRule {
    public static final Section<SightTestIntervals> SECTION = new Section<>("sightTestIntervals", "sight_test_interval", "sight-test intervals", SightTestIntervals.class);

    /** Conditions that shorten an interval. Who writes a data set may name others. */
    public static final String REFRACTIVE_ERROR_CORRECTED = "refractive_error_corrected";

    /**
     * @param fromAge    years, null for any
     * @param toAge      years, still within, null for any
     * @param conditions one of them is enough; null where age alone decides
     * @param reason     whom it is for, in words: “under 16”
     */
    public record Interval(int months, Integer fromAge, Integer toAge, Set<String> conditions, String reason) {
        private boolean applies(int age, Set<String> known) {
            return (fromAge == null || age >= fromAge) && (toAge == null || age <= toAge) && (conditions == null || conditions.stream().anyMatch(known::contains));
        }
    }

    /** The shortest that applies; empty where the data set has none for this age. @param age on the day of the test, in years */
    public Optional<Interval> interval(int age, Set<String> conditions) {
        return intervals.stream().filter(each -> each.applies(age, conditions)).min(Comparator.comparingInt(Interval::months));
    }

    /** When the next test is due after one on a day; before that day a test is early and needs a reason ({@link EarlyTestReasons}). */
    public Optional<LocalDate> dueOn(LocalDate lastTest, LocalDate birthDate, Set<String> conditions) {
        return interval(Period.between(birthDate, lastTest).getYears(), conditions).map(interval -> lastTest.plusMonths(interval.months()));
    }
}
