package app.fovea.audit.entity;

import java.time.Instant;
import java.util.UUID;

/** One entry of the general audit as it is hashed: a sign-in, a sale, a hand-over. @param detail JSON as PostgreSQL writes it, or null */
public record JournalEntry(UUID tenantId, UUID id, Instant at, UUID actorId, String actor, String action, String targetType, UUID targetId, UUID eventId, String detail) {
    public String hash() {
        return new Seal()
            .field("tenant", tenantId).field("id", id).field("at", at).field("actor_id", actorId)
            .field("actor", actor).field("action", action).field("target_type", targetType).field("target_id", targetId)
            .field("event_id", eventId).field("detail", detail)
            .hash();
    }
}
