package app.fovea.law.entity;

import java.time.LocalDate;
import java.util.Set;

/** One entry of a section: what applies from a day on, until a later entry takes its place. */
public interface DatedRule {
    /** First day on which it applies. */
    LocalDate from();

    /** ISO 3166-2 codes of the nations it is for ({@code GB-ENG}); null for the whole country. */
    Set<String> nations();

    /** The act, order, manual or page that says so. */
    String source();

    /** False for what nobody has checked against its source: wherever it is shown, “to be confirmed” stands beside it. */
    boolean confirmed();
}
