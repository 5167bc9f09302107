package app.fovea.tenancy.provisioning.demo;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Spectacles that were begun to be chosen and not paid for.
 *
 * @param state    draft, or abandoned when nobody will come back to it
 * @param measured whether they got as far as the measurements
 */
record DraftSale(UUID id, Exam exam, Employee dispenser, Instant startedAt, String state, List<Pair> pairs, boolean measured) {
}
