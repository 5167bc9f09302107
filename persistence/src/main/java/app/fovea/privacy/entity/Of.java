package app.fovea.privacy.entity;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The id by which a boundary's method is told which patient it is about. Whoever calls it passes the gate of that patient's record, and the access log says
 * that they did. Null where the caller named none.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Of {
    /** What the id names. */
    RecordKind value();

    /** What is shown of the patient, where that is something else than what the id names; at most one. */
    RecordKind[] shows() default {};

    /** True where work goes on behind a restriction, too: what the call answers is then without anything of the patient. */
    boolean evenRestricted() default false;
}
