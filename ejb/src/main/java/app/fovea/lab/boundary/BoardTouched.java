package app.fovea.lab.boundary;

import java.util.Objects;
import java.util.UUID;

/**
 * A tenant's board looks otherwise although no job was made or moved: screens of that tenant look again. What no journey tells of: a job lies in another tray, the board has other columns.
 *
 * @param orderId the one job that looks otherwise; null for the whole board
 */
public record BoardTouched(UUID tenantId, UUID orderId) {
    public BoardTouched {
        Objects.requireNonNull(tenantId);
    }
}
