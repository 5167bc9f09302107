package app.fovea.journey.boundary;

import app.fovea.access.entity.Caller;
import app.fovea.access.entity.Permission;
import app.fovea.journey.boundary.MomentView.Kind;
import app.fovea.journey.entity.DeadLetter;
import app.fovea.journey.entity.EventFailure;
import app.fovea.journey.entity.EventType;
import app.fovea.journey.entity.InboxEntry;
import app.fovea.journey.entity.JsonColumn;
import app.fovea.journey.entity.LoggedEvent;
import app.fovea.journey.entity.Timeline.Happening;
import app.fovea.notification.entity.Notification;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Tells what happened to one caller: with money, orders and reasons for failures to whoever may see them, and without to others. */
final class Telling {
    /** Of an event's payload nothing is told that does not stand here; nothing clinical does. */
    private static final Map<Permission, List<String>> TOLD = Map.of(
        Permission.INVOICES_VIEW, List.of("invoiceNumber", "totalAmount", "outstanding", "currency", "fullyPaid"),
        Permission.ORDERS_VIEW, List.of("orderNumber", "from", "to", "category", "method", "carrier", "promisedOn"));

    private final Caller caller;

    Telling(Caller caller) {
        this.caller = caller;
    }

    Happening<MomentView> event(LoggedEvent event) {
        String title = EventType.of(event.type()).map(EventType::title).orElse(event.type());
        return new Happening<>(event.id(), event.causationId(), event.occurredAt(), new MomentView(Kind.EVENT, event.occurredAt(), null, null, 0, event.id(), event.correlationId(), event.type(), title,
            facts(JsonColumn.read(event.payload(), JsonNode.class)), event.actorName(), event.publishedAt() != null, null, null, null, null, null, null, null, null, null));
    }

    private ObjectNode facts(JsonNode data) {
        ObjectNode facts = JsonNodeFactory.instance.objectNode();
        TOLD.forEach((right, fields) -> {
            if (caller.may(right)) {
                fields.stream().filter(data::hasNonNull).forEach(field -> facts.set(field, data.get(field)));
            }
        });
        return facts;
    }

    Happening<MomentView> handled(InboxEntry entry) {
        return of(entry.eventId(), new MomentView(Kind.HANDLED, entry.handledAt(), null, null, 0, entry.eventId(), null, null, null, null, null, null, entry.listener(), part(entry.part()), null, null, null,
            null, null, null, null));
    }

    Happening<MomentView> failed(EventFailure failure) {
        return of(failure.eventId(), new MomentView(Kind.FAILED, failure.failedAt(), null, null, 0, failure.eventId(), null, null, null, null, null, null, failure.listener(), part(failure.part()),
            failure.attempt(), failure.nextAttemptAt(), mayRead() ? failure.error() : null, null, null, null, null));
    }

    Happening<MomentView> letter(DeadLetter letter) {
        return of(letter.eventId(), new MomentView(Kind.DEAD_LETTER, letter.failedAt(), null, null, 0, letter.eventId(), null, null, null, null, null, null, letter.listener(), part(letter.part()),
            letter.attempts(), null, mayRead() ? letter.error() : null, letter.state().id(), null, null, mayRead() ? letter.id() : null));
    }

    Happening<MomentView> message(Notification message) {
        return of(message.eventId(), new MomentView(Kind.MESSAGE, message.createdAt(), null, null, 0, message.eventId(), null, null, null, null, null, null, null, null, null, null, null, message.state().id(),
            message.channel(), caller.may(Permission.MESSAGES_READ) ? message.subject() : null, null));
    }

    private boolean mayRead() {
        return caller.may(Permission.JOURNEY_DEAD_LETTERS);
    }

    private static Happening<MomentView> of(UUID event, MomentView moment) {
        return new Happening<>(null, event, moment.at(), moment);
    }

    private static String part(String part) {
        return part.isEmpty() ? null : part;
    }
}
