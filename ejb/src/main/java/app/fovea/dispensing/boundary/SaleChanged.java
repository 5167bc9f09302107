package app.fovea.dispensing.boundary;

import java.util.UUID;

/**
 * Somebody saved, took over, discarded or sold a sale: who else has it open looks again. Carries ids only, never what changed.
 *
 * @param by whoever did it
 */
public record SaleChanged(UUID tenantId, UUID dispenseId, UUID by) {
}
