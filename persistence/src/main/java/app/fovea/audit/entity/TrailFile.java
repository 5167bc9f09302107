package app.fovea.audit.entity;

import java.time.Instant;
import java.util.UUID;

/**
 * What an export says of itself.
 *
 * @param practice  its slug
 * @param selection true when a filter chose the entries, so that gaps between them mean nothing
 * @param head      where the whole trail ended when it was exported
 */
public record TrailFile(UUID tenantId, String practice, Instant exportedAt, boolean selection, Chain.Head head) {
}
