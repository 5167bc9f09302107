package app.fovea.lab.boundary;

import java.util.UUID;

/**
 * Something on a tenant's board changed: screens of that tenant look again. Carries ids only, never what changed.
 *
 * @param eventId   the journey event that says so
 * @param eventType order.created, order.status_changed or order.shipped
 * @param patientId who will wear it
 */
public record BoardChanged(UUID tenantId, UUID eventId, String eventType, UUID orderId, UUID patientId) {
}
