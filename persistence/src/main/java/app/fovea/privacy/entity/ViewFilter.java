package app.fovea.privacy.entity;

import java.time.Instant;
import java.util.UUID;

/** Which entries of the access log are wanted; null for any. @param words part of the name of who looked @param from the first instant @param before the first instant that is not wanted any more */
public record ViewFilter(UUID patientId, UUID userId, String words, RecordKind kind, Instant from, Instant before) {
}
