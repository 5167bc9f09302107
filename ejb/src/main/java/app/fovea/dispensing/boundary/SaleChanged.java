package app.fovea.dispensing.boundary;

import java.util.UUID;

/**
 * Somebody began, saved, took over, discarded or sold a sale: who else has it open, or the list of the open ones, looks again. Carries ids only, never what changed.
 *
 * @param by whoever did it
 */
public record SaleChanged(UUID tenantId, UUID dispenseId, UUID by) {
}
