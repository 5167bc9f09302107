package app.fovea.tenancy.provisioning.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Somebody and their visits, before the practice's books are written.
 *
 * @param visits oldest first; empty for somebody who only registered
 */
record Life(Person person, Chance chance, Eyes eyes, Situation situation, List<LocalDate> visits, Instant registeredAt) {
}
