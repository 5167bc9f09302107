package app.fovea.journey.view;

import app.fovea.journey.boundary.EventView;
import app.fovea.journey.boundary.Journey;
import app.fovea.journey.entity.EventType;
import app.fovea.patient.boundary.Patients;
import app.fovea.tenancy.entity.Page;
import app.fovea.view.ActiveUser;
import app.fovea.view.Formats;
import app.fovea.view.Paths;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.omnifaces.cdi.Param;
import org.omnifaces.cdi.ViewScoped;

/** The journey as it can be watched, and what failed in it for good: journey.xhtml. */
@Named
@ViewScoped
public class JourneyBacking implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private Journey journey;
    @Inject
    private Patients patients;
    @Inject
    private ActiveUser user;
    @Inject
    private Formats format;
    @Inject @Param
    private String type;
    @Inject @Param(name = "of")
    private String correlation;

    private final List<Row> rows = new ArrayList<>();
    private String next;

    /** @param fact what happened, beyond the title; never a clinical value @param patient the name, for who may see patients; else null */
    public record Row(UUID id, String type, String title, String fact, UUID patientId, String patient, UUID correlationId, String actor, Instant at, boolean published) implements Serializable {
    }

    @PostConstruct
    void load() {
        if (correlation != null) {
            Paths.go("/journey/chain?of=" + Paths.id(correlation, "journey"));
            return;
        }
        if (type != null && EventType.of(type).isEmpty()) {
            type = null;
        }
        showMore();
    }

    public void showMore() {
        Page<EventView> page = journey.events(type, null, null, next == null ? null : UUID.fromString(next), null);
        Map<UUID, String> names = user.can("patients:view") ? patients.names(page.items().stream().map(EventView::patientId).filter(Objects::nonNull).collect(Collectors.toSet())) : Map.of();
        page.items().forEach(event -> rows.add(row(event, event.patientId() == null ? null : names.get(event.patientId()))));
        next = page.next();
    }

    private Row row(EventView event, String patient) {
        return new Row(event.id(), event.type(), event.title(), fact(event.type(), event.data()), event.patientId(), patient, event.correlationId(), event.actor(), event.occurredAt(),
            event.publishedAt() != null);
    }

    private String fact(String eventType, JsonNode data) {
        String order = data.path("orderNumber").asText();
        return switch (eventType) {
            case "invoice.paid" -> data.path("invoiceNumber").asText() + (data.hasNonNull("totalAmount") ? ", " + format.money(data.path("totalAmount").decimalValue(), data.path("currency").asText("GBP")) : "");
            case "order.status_changed" -> order + ": " + format.word("stage", data.path("from").asText()) + " → " + format.word("stage", data.path("to").asText());
            case "order.shipped" -> order + ", " + format.word("shipped", data.path("method").asText()) + (data.path("carrier").isTextual() ? ", " + data.path("carrier").asText() : "");
            default -> order;
        };
    }

    public EventType[] getTypes() {
        return EventType.values();
    }

    public String getType() {
        return type;
    }

    public List<Row> getRows() {
        return rows;
    }

    public boolean isMore() {
        return next != null;
    }
}
