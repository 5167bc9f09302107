package app.fovea.journey.boundary;

import app.fovea.access.entity.Caller;
import app.fovea.access.entity.Permission;
import app.fovea.journey.boundary.JourneyWatch.Paper;
import app.fovea.journey.boundary.MomentView.What;
import app.fovea.journey.entity.DeadLetter;
import app.fovea.journey.entity.EventFailure;
import app.fovea.journey.entity.EventType;
import app.fovea.journey.entity.InboxEntry;
import app.fovea.journey.entity.JsonColumn;
import app.fovea.journey.entity.LoggedEvent;
import app.fovea.journey.entity.Timeline.Happening;
import app.fovea.journey.entity.Told;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Tells what happened to one caller: with money, orders and reasons for failures to whoever may see them, and without to others. */
final class Telling {
    /** Of an event's payload nothing is told that does not stand here; nothing clinical does. */
    private static final Map<Permission, List<String>> TOLD = Map.of(
        Permission.INVOICES_VIEW, List.of("invoiceNumber", "totalAmount", "outstanding", "currency", "fullyPaid"),
        Permission.ORDERS_VIEW, List.of("orderNumber", "from", "to", "category", "method", "carrier", "promisedOn"));

    /** What of it has a page of its own: by the kind of the thing, the right to open it and where its number stands in the payload. */
    private enum Openable {
        EXAM(Permission.EXAMS_VIEW, null), INVOICE(Permission.INVOICES_VIEW, "invoiceNumber"), ORDER(Permission.ORDERS_VIEW, "orderNumber");

        private final Permission right;
        private final String number;

        Openable(Permission right, String number) {
            this.right = right;
            this.number = number;
        }

        private static Optional<Openable> of(LoggedEvent event) {
            return Arrays.stream(values()).filter(each -> each.id().equals(event.aggregateType())).findFirst();
        }

        private String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        private Paper paper(LoggedEvent event) {
            JsonNode data = JsonColumn.read(event.payload(), JsonNode.class);
            return new Paper(id(), event.aggregateId(), number == null ? null : data.path(number).asText(null), data.path("to").asText(null), event.occurredAt());
        }
    }

    private final Caller caller;

    Telling(Caller caller) {
        this.caller = caller;
    }

    Happening<What> event(LoggedEvent event) {
        String title = EventType.of(event.type()).map(EventType::title).orElse(event.type());
        return new Happening<>(event.id(), event.causationId(), event.occurredAt(), new MomentView.Event(event.id(), event.occurredAt(), event.correlationId(), event.type(), title,
            facts(JsonColumn.read(event.payload(), JsonNode.class)), event.actorName(), event.publishedAt() != null));
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

    /** @return each once, the oldest first */
    List<Paper> papers(List<LoggedEvent> events) {
        Map<UUID, Paper> papers = new LinkedHashMap<>();
        events.stream().sorted(Comparator.comparing(LoggedEvent::occurredAt)).forEach(event ->
            Openable.of(event).filter(each -> caller.may(each.right)).ifPresent(each -> papers.merge(event.aggregateId(), each.paper(event), Paper::then)));
        return List.copyOf(papers.values());
    }

    Happening<What> handled(InboxEntry entry) {
        return of(new MomentView.Handled(entry.eventId(), entry.handledAt(), entry.listener(), part(entry.part())));
    }

    Happening<What> failed(EventFailure failure) {
        return of(new MomentView.Failed(failure.eventId(), failure.failedAt(), failure.listener(), part(failure.part()), failure.attempt(), failure.nextAttemptAt(),
            mayRead() ? failure.error() : null));
    }

    Happening<What> letter(DeadLetter letter) {
        return of(new MomentView.DeadLetter(letter.eventId(), letter.failedAt(), letter.listener(), part(letter.part()), letter.attempts(), mayRead() ? letter.error() : null, letter.state().id(),
            mayRead() ? letter.id() : null));
    }

    Happening<What> message(Told told) {
        return of(new MomentView.Message(told.eventId(), told.at(), told.state(), told.channel(), caller.may(Permission.MESSAGES_READ) ? told.subject() : null));
    }

    private boolean mayRead() {
        return caller.may(Permission.JOURNEY_DEAD_LETTERS);
    }

    private static Happening<What> of(What what) {
        return new Happening<>(null, what.eventId(), what.at(), what);
    }

    private static String part(String part) {
        return part.isEmpty() ? null : part;
    }
}
