package app.fovea.notification.entity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** How a patient can be written to. Each needs a consent of its own (PECR). */
public enum MessageChannel {
    EMAIL("email", "E-mail"),
    SMS("sms", "Text message");

    private final String id;
    private final String title;

    MessageChannel(String id, String title) {
        this.id = id;
        this.title = title;
    }

    @JsonValue
    public String id() {
        return id;
    }

    public String title() {
        return title;
    }

    public MessageChannel other() {
        return this == EMAIL ? SMS : EMAIL;
    }

    public static Optional<MessageChannel> of(String id) {
        return Arrays.stream(values()).filter(channel -> channel.id.equals(id)).findFirst();
    }

    /** For addresses and bodies of the REST API; null for an id that is none. */
    @JsonCreator
    public static MessageChannel fromString(String id) {
        return of(id).orElse(null);
    }
}
