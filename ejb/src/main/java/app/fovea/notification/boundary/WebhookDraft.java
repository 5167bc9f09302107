package app.fovea.notification.boundary;

import app.fovea.access.entity.Refusal.FieldError;
import app.fovea.journey.entity.EventType;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What somebody wants a webhook to be.
 *
 * @param url         where messages go
 * @param description what it is for, or null
 * @param eventTypes  of the journey's five, {@code order.shipped}; not empty
 */
public record WebhookDraft(String url, String description, List<String> eventTypes) implements Serializable {
    private static final int LONGEST_DESCRIPTION = 200;

    /** All but the address, which {@link app.fovea.notification.control.WebhookReach} judges. */
    List<FieldError> errors() {
        List<FieldError> errors = new ArrayList<>();
        if (description != null && description.length() > LONGEST_DESCRIPTION) {
            errors.add(new FieldError("too_long", "description", "Say it in at most " + LONGEST_DESCRIPTION + " characters."));
        }
        if (eventTypes == null || eventTypes.isEmpty()) {
            errors.add(new FieldError("event_types_missing", "eventTypes", "Choose at least one event."));
        } else if (eventTypes.stream().anyMatch(id -> type(id).isEmpty())) {
            errors.add(new FieldError("event_type_unknown", "eventTypes", "Choose among " + EventType.journeys().stream().map(EventType::id).collect(Collectors.joining(", ")) + "."));
        }
        return errors;
    }

    Set<EventType> types() {
        return eventTypes.stream().map(id -> type(id).orElseThrow()).collect(Collectors.toCollection(() -> EnumSet.noneOf(EventType.class)));
    }

    private static Optional<EventType> type(String id) {
        return id == null ? Optional.empty() : EventType.of(id).filter(EventType::journey);
    }

    String cleanUrl() {
        return url.strip();
    }

    String cleanDescription() {
        return description == null || description.isBlank() ? null : description.strip();
    }
}
