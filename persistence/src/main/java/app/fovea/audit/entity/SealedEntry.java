package app.fovea.audit.entity;

import app.fovea.access.entity.Origin;
import java.time.Instant;
import java.util.UUID;

/**
 * One entry of the trail of access as it is hashed, from the database or from an export.
 *
 * @param seq    place in the tenant's chain, from 1; 0 where the database says none
 * @param at     in microseconds, as the database keeps it
 * @param before JSON as PostgreSQL writes it ({@link JsonbText}), or null; so is {@code after}
 */
public record SealedEntry(UUID tenantId, long seq, UUID id, Instant at, UUID actorId, String actor, Origin origin, String action, UUID roleId, String role, UUID userId,
                          String user, String before, String after, String reason, String previousHash, String hash) {
    /** The hash that these fields have; {@link #hash} is the one that was sealed. */
    public String computedHash() {
        return new Seal()
            .field("previous", previousHash).field("tenant", tenantId).field("seq", seq).field("id", id)
            .field("at", at).field("actor_id", actorId).field("actor", actor)
            .field("address", origin == null ? null : origin.address()).field("way", origin == null ? null : origin.way()).field("action", action)
            .field("role_id", roleId).field("role", role).field("user_id", userId).field("user", user)
            .field("before", before).field("after", after).field("reason", reason)
            .hash();
    }
}
