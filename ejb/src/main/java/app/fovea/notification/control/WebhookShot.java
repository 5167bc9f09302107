package app.fovea.notification.control;

import app.fovea.journey.entity.Envelope;
import app.fovea.notification.entity.WebhookBody;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One try, to be made once the transaction that began it is committed: nothing is held in the database while a stranger takes its time.
 *
 * @param sealed  the endpoint's secrets that sign now, sealed, the newest first
 * @param event   null for a ping
 * @param failing whether the endpoint's last try failed
 * @param until   a try that has not begun by then is another one's
 */
public record WebhookShot(UUID tenantId, UUID endpointId, UUID deliveryId, int tryNo, String url, List<String> sealed, WebhookBody body, Envelope event, boolean failing, Instant until) {
}
