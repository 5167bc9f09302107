package app.fovea.notification.entity;

import app.fovea.journey.entity.EventType;
import app.fovea.journey.entity.JsonColumn;
import app.fovea.tenancy.entity.TenantEntity;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Another program's address, and which of the journey's events it hears of. How it fares is {@link WebhookHealth}. */
@Entity
@Table(name = "webhook_endpoints")
public class WebhookEndpoint extends TenantEntity {
    private static final String ACTIVE = "active";
    private static final String DISABLED = "disabled";

    /** Why an endpoint hears of nothing any more. */
    public enum DisabledReason {
        /** Somebody switched it off. */
        BY_HAND("by_hand"),
        /** A day of nothing but failures. */
        FAILING("failing"),
        /** It answered 410 Gone: it does not want to hear of anything again. */
        GONE("gone");

        private final String id;

        DisabledReason(String id) {
            this.id = id;
        }

        public String id() {
            return id;
        }
    }

    private String url;
    private String description;
    @Column(name = "event_types")
    @Convert(converter = EventTypesColumn.class)
    private List<String> eventTypes;
    private String state = ACTIVE;
    @Column(name = "disabled_reason")
    private String disabledReason;
    @Column(name = "disabled_at")
    private Instant disabledAt;
    @Column(name = "created_at")
    private Instant createdAt;

    protected WebhookEndpoint() {
    }

    /** @param types not empty, of the journey's five */
    public WebhookEndpoint(String url, String description, Set<EventType> types, Instant now) {
        change(url, description, types);
        this.createdAt = now;
    }

    public void change(String url, String description, Set<EventType> types) {
        this.url = url;
        this.description = description;
        this.eventTypes = types.stream().map(EventType::id).sorted().toList();
    }

    public void enable() {
        state = ACTIVE;
        disabledReason = null;
        disabledAt = null;
    }

    public void disable(DisabledReason reason, Instant now) {
        state = DISABLED;
        disabledReason = reason.id();
        disabledAt = now;
    }

    public boolean hears(String eventType) {
        return active() && eventTypes.contains(eventType);
    }

    public boolean active() {
        return state.equals(ACTIVE);
    }

    public String url() {
        return url;
    }

    public String description() {
        return description;
    }

    public List<String> eventTypes() {
        return eventTypes;
    }

    public String state() {
        return state;
    }

    /** {@link DisabledReason#id()}; null while it is active. */
    public String disabledReason() {
        return disabledReason;
    }

    public Instant disabledAt() {
        return disabledAt;
    }

    public Instant createdAt() {
        return createdAt;
    }

    @Converter
    public static class EventTypesColumn extends JsonColumn<List<String>> implements AttributeConverter<List<String>, Object> {
        public EventTypesColumn() {
            super(listOf(String.class));
        }
    }
}
