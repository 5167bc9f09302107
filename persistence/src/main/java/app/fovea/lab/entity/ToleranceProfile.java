package app.fovea.lab.entity;

/** What a lens of one design is judged by. */
public record ToleranceProfile(ToleranceStandard standard, DesignClass design, ToleranceLimits limits) {
}
