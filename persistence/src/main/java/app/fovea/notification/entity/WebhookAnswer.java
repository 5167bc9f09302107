package app.fovea.notification.entity;

import java.time.Duration;
import java.time.Instant;

/**
 * What a POST to an endpoint came to.
 *
 * @param status     HTTP status, or null where no answer came
 * @param error      what went wrong, in words; null for success
 * @param text       the beginning of the answer, at most {@link #LONGEST} characters; null for none
 * @param millis     how long it took
 * @param retryAfter when the endpoint wants to hear again, or null where it did not say
 */
public record WebhookAnswer(Integer status, String error, String text, int millis, Instant retryAfter) {
    /** Characters of an answer that are kept. */
    public static final int LONGEST = 1024;
    private static final int GONE = 410;

    /** What an endpoint said. Only 2xx means that it has the message (Standard Webhooks, "Response codes"); a redirect is followed nowhere and so is none. */
    public static WebhookAnswer heard(int status, String text, Duration took, Instant retryAfter) {
        return new WebhookAnswer(status, status >= 200 && status < 300 ? null : "answered " + status, keepable(text), millis(took), retryAfter);
    }

    /** No answer came. */
    public static WebhookAnswer silence(String error, Duration took) {
        return new WebhookAnswer(null, error, null, millis(took), null);
    }

    public boolean delivered() {
        return error == null;
    }

    /** The endpoint does not want to hear of anything again. */
    public boolean gone() {
        return status != null && status == GONE;
    }

    private static int millis(Duration took) {
        return (int) Math.min(took.toMillis(), Integer.MAX_VALUE);
    }

    /** PostgreSQL keeps no character zero, and a stranger may send anything. */
    private static String keepable(String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String kept = text.replace('\0', '\uFFFD');
        return kept.length() <= LONGEST ? kept : kept.substring(0, LONGEST);
    }
}
