package app.fovea.tenancy.entity;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * A day on which a branch is closed although it is usually open on that weekday.
 *
 * @param on   the day, in the practice's time zone
 * @param name why: Christmas Day, stocktaking
 */
public record ClosingDay(LocalDate on, String name) implements Serializable {

    public ClosingDay {
        name = Text.orNull(name);
    }
}
