package app.fovea.audit.entity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A seal over some entries of the general audit and over the seal before it.
 *
 * @param entryIds in the order in which they are hashed
 */
public record BatchSeal(UUID tenantId, long seq, Instant sealedAt, List<UUID> entryIds, String previousHash, String hash) {
    /** @param entries the hashes of the entries, in the order of their ids */
    public String computedHash(List<String> entries) {
        return new Seal()
            .field("previous", previousHash).field("tenant", tenantId).field("seq", seq)
            .field("sealed_at", sealedAt).field("entries", String.join("\n", entries))
            .hash();
    }
}
