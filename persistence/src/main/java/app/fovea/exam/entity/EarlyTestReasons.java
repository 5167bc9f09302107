package app.fovea.exam.entity;

import app.fovea.law.entity.DatedRule;
import app.fovea.law.entity.Section;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Why eyes may be tested before the test is due, by the codes that go on the claim. */
public record EarlyTestReasons(LocalDate from, Set<String> nations, String source, boolean confirmed, List<Reason> reasons) implements DatedRule {
    public static final Section<EarlyTestReasons> SECTION = new Section<>("earlyTestReasons", "early_test_reason", "reasons for early sight tests", EarlyTestReasons.class);

    public record Reason(String code, String title) {
    }

    /** Whether a test on a day may be claimed: it is due, or there is a reason for it. @param code may be null */
    public boolean allows(LocalDate dueOn, LocalDate testedOn, String code) {
        return !testedOn.isBefore(dueOn) || reasons.stream().anyMatch(reason -> reason.code().equals(code));
    }

    /** “1 At risk of frequent changes of refraction; 2 …”. */
    public String inWords() {
        return reasons.stream().map(reason -> reason.code() + " " + reason.title()).collect(Collectors.joining("; "));
    }
}
