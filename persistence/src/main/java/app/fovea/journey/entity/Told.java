package app.fovea.journey.entity;

import java.time.Instant;
import java.util.UUID;

/**
 * A patient was told something because of an event, will be, or was not.
 *
 * @param at      when that was decided
 * @param state   what became of it, by the name that whoever tells patients has for it
 * @param channel by which way
 * @param subject what it is about
 */
public record Told(UUID eventId, Instant at, String state, String channel, String subject) {
}
