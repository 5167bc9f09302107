package app.fovea.audit.entity;

import java.time.Instant;
import java.util.UUID;

/**
 * Which entries of the trail of access are wanted; null for any.
 *
 * @param actorId who did it
 * @param words   part of the name of whoever did it, of the person or of the role that it is about
 * @param from    this instant or later
 * @param before  earlier than this instant
 */
public record TrailFilter(UUID roleId, UUID userId, UUID actorId, String words, AccessAction action, Instant from, Instant before) {
    public static final TrailFilter EVERYTHING = new TrailFilter(null, null, null, null, null, null, null);
}
