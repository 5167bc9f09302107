package app.fovea.lab.entity;

import app.fovea.prescription.entity.Eye;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is said of a pair of spectacles.
 *
 * @param profile what it was judged by
 * @param design  and as which kind of lens
 * @param pair    what concerns both lenses together
 */
public record ToleranceVerdict(ToleranceStandard profile, DesignClass design, OfLens right, OfLens left, List<Finding> pair) {

    /** Of one lens, quantity by quantity. */
    public record OfLens(List<Finding> findings) {
        @JsonProperty
        public Verdict verdict() {
            return Verdict.ofAll(findings.stream().map(Finding::verdict).toList());
        }
    }

    @JsonProperty
    public Verdict verdict() {
        return Verdict.ofAll(all().map(Finding::verdict).toList());
    }

    /** The whole in one sentence. */
    @JsonProperty
    public String sentence() {
        String said = switch (verdict()) {
            case PASS -> "Everything that was measured is within " + profile.title();
            case FAIL -> failures() == 1 ? "One value is out of " + profile.title() : failures() + " values are out of " + profile.title();
            case NOT_MEASURED -> "Nothing is out of " + profile.title() + " so far, but not everything that was ordered has been measured";
            case NOT_JUDGED -> "There is nothing here that " + profile.title() + " judges";
        };
        return said + (profile.confirmed() ? "." : ", whose limits are still to be confirmed.");
    }

    public OfLens of(Eye eye) {
        return eye == Eye.RIGHT ? right : left;
    }

    private int failures() {
        return failed().size();
    }

    /** What is out of tolerance: the right lens, the left one, both together. */
    public List<Finding> failed() {
        return all().filter(finding -> finding.verdict() == Verdict.FAIL).toList();
    }

    private Stream<Finding> all() {
        return Stream.of(right.findings(), left.findings(), pair).flatMap(List::stream);
    }
}
