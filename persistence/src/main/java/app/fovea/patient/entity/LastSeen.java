package app.fovea.patient.entity;

import java.time.LocalDate;
import java.util.UUID;

/**
 * When somebody was in the practice for the last time, for the rule on retention: the latest of signed exam, sale, payment and whatever was done for an order; who never was, on the day they were registered.
 *
 * @param patientId    of several records of one person that of the one that is left; all of them are counted
 * @param openOrders   spectacles that are not handed over and not cancelled
 * @param waitingSales that the lab has no order of yet, because it is not told yet or waits for money
 */
public record LastSeen(UUID patientId, LocalDate birthDate, LocalDate on, int openOrders, int waitingSales) {
    /** Until when the record is kept. */
    public Retention.Kept keptBy(Retention rule) {
        return rule.of(birthDate, on, false);
    }

    /** The record goes on the day after it was kept for the last time; nobody's does who waits for spectacles. */
    public boolean over(Retention rule, LocalDate today) {
        return openOrders == 0 && keptBy(rule).until().isBefore(today);
    }
}
