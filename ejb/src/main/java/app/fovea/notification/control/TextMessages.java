package app.fovea.notification.control;

import java.util.UUID;

/**
 * Whoever carries text messages. A provider is added as an {@code @Alternative} with a {@code @Priority}; without one, {@link LoggedTextMessages} stands in.
 *
 * <p>An implementation gives up after some seconds: the listener's worker waits for it.
 */
public interface TextMessages {

    /**
     * @param id   the same for a message that is sent twice after a crash: a provider that knows idempotency keys takes it as one
     * @param from what the telephone shows as sender, where the network allows it
     * @param to   as the patient gave it: digits, spaces, a leading +
     * @return the provider's name for the message; null where it gives none
     * @throws NotTaken when the provider did not take it, now or for good
     */
    String send(UUID id, String from, String to, String text);
}
