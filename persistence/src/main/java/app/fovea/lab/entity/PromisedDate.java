package app.fovea.lab.entity;

import app.fovea.tenancy.entity.OpenDays;
import java.time.LocalDate;

/**
 * When the patient is told to come: after the lens's lead time and the days in the lab, counted in the days on which the branch is open. The one rule
 * for what is said at the point of sale and for what is kept with the order.
 *
 * @param ordered  the day on which the lab hears of the sale, in the practice's time zone
 * @param queue    how busy the lab is
 * @param calendar of the branch where the patient fetches them
 */
public record PromisedDate(LocalDate ordered, LabQueue queue, OpenDays calendar) {

    /** @param leadDays open days until the lenses are there, 0 to 60 */
    public LocalDate of(int leadDays) {
        return calendar.plus(ordered, leadDays + queue.daysInLab());
    }
}
