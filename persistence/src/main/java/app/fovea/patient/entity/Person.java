package app.fovea.patient.entity;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A person with all records that are of them.
 *
 * @param patient the record that is left, which says who they are
 * @param merged  those that were merged into it; mostly none
 */
public record Person(Patient patient, List<Patient> merged) {
    public Person {
        merged = List.copyOf(merged);
    }

    public UUID id() {
        return patient.id();
    }

    /** Under which their exams, sales, invoices, orders and messages stand, that of the record that is left first. */
    public List<UUID> ids() {
        return Stream.concat(Stream.of(patient), merged.stream()).map(Patient::id).toList();
    }

    /** When the last of their records was merged; null where none was. */
    public Instant mergedAt() {
        return merged.stream().map(Patient::mergedAt).filter(Objects::nonNull).max(Instant::compareTo).orElse(null);
    }
}
