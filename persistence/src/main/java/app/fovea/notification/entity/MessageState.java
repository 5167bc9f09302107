package app.fovea.notification.entity;

import java.util.Arrays;
import java.util.Locale;

/** How far a message has come. */
public enum MessageState {
    /** To be sent, not before its time. */
    WAITING,
    /** The mail server or the text message provider has taken it. */
    SENT,
    /** There was something to say and no permitted way to say it: somebody should ring. */
    SKIPPED,
    /** There was a way, and it did not work: somebody should ring. */
    FAILED,
    /** What it was to say was true no longer when its time had come: nobody needs to ring. */
    DROPPED;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static MessageState of(String id) {
        return Arrays.stream(values()).filter(state -> state.id().equals(id)).findFirst().orElseThrow();
    }
}
