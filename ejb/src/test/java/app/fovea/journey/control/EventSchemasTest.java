package app.fovea.journey.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.fovea.journey.entity.Envelope;
import app.fovea.journey.entity.EventType;
import app.fovea.journey.entity.JourneyLog.Appended;
import app.fovea.journey.entity.JsonColumn;
import app.fovea.lab.boundary.event.OrderCreated;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the log takes and what a listener gets. The claims about the envelope and about one payload stand for all: the schemas are data. */
class EventSchemasTest {
    private static final EventSchemas SCHEMAS = new EventSchemas();
    private static final UUID ID = UUID.randomUUID();

    @BeforeAll
    static void load() {
        SCHEMAS.load();
    }

    @Test
    void anEventAsTheHouseWritesItIsAppended() {
        assertThatCode(() -> SCHEMAS.appended(appended(JsonColumn.write(order(1))))).doesNotThrowAnyException();
    }

    @Test
    void anEventThatLacksAFactIsNotAppended() {
        OrderCreated nobodys = new OrderCreated(ID, "ORD-000001", ID, 1, null, "0".repeat(64), LocalDate.of(2026, 11, 30), false, null, null);
        assertThatThrownBy(() -> SCHEMAS.appended(appended(JsonColumn.write(nobodys)))).isInstanceOf(PayloadRefused.class)
            .hasMessageContaining("urn:fovea:events:order.created:v1").hasMessageContaining("patientId");
    }

    @Test
    void allThatIsWrongIsToldAndNoneOfTheValues() {
        ObjectNode payload = (ObjectNode) tree(order(0));
        payload.put("orderNumber", 123456).put("promisedOn", "Mrs Miller's day").put("snapshotHash", "Mr Miller").put("patientId", "Miller");
        assertThatThrownBy(() -> SCHEMAS.appended(appended(payload.toString()))).isInstanceOf(PayloadRefused.class)
            .hasMessageContaining("/pairNo").hasMessageContaining("/orderNumber").hasMessageContaining("/promisedOn").hasMessageContaining("/snapshotHash").hasMessageContaining("/patientId")
            .hasMessageNotContaining("Miller").hasMessageNotContaining("123456");
    }

    @Test
    void whatAConsumerDoesNotKnowIsNoReasonToRefuse() {
        ObjectNode payload = (ObjectNode) tree(order(1));
        payload.put("addedLater", true);
        assertThatCode(() -> SCHEMAS.check(envelope("urn:fovea:events:order.created:v1", payload))).doesNotThrowAnyException();
    }

    @Test
    void aListenerGetsNoPayloadThatBreaksItsSchema() {
        ObjectNode payload = (ObjectNode) tree(order(1));
        payload.remove("orderId");
        assertThatThrownBy(() -> SCHEMAS.check(envelope("urn:fovea:events:order.created:v1", payload))).isInstanceOf(PayloadRefused.class).hasMessageContaining("orderId");
    }

    @Test
    void aListenerGetsNothingThatANewerProgramWrote() {
        assertThatThrownBy(() -> SCHEMAS.check(envelope("urn:fovea:events:order.created:v99", tree(order(1))))).isInstanceOf(PayloadRefused.class).hasMessageContaining("newer");
    }

    @Test
    void aListenerGetsNoEnvelopeThatLacksItsPractice() {
        Envelope whole = envelope("urn:fovea:events:order.created:v1", tree(order(1)));
        Envelope nobodys = new Envelope(whole.specversion(), whole.id(), whole.source(), whole.type(), whole.subject(), whole.time(), whole.dataschema(), whole.datacontenttype(), null, null,
            whole.actorName(), whole.correlationId(), null, whole.sequence(), whole.data());
        assertThatThrownBy(() -> SCHEMAS.check(nobodys)).isInstanceOf(PayloadRefused.class).hasMessageContaining("urn:fovea:events:envelope:v1").hasMessageContaining("tenantid");
    }

    /** A broken payload stays broken: a listener that meets one does not try again. */
    @Test
    void aRefusedPayloadIsUnprocessable() {
        assertThat(PayloadRefused.class).isAssignableTo(Unprocessable.class);
    }

    private static OrderCreated order(int pairNo) {
        return new OrderCreated(ID, "ORD-000001", ID, pairNo, ID, "0".repeat(64), LocalDate.of(2026, 11, 30), false, ID, null);
    }

    private static JsonNode tree(Object payload) {
        return JsonColumn.read(JsonColumn.write(payload), JsonNode.class);
    }

    private static Appended appended(String payload) {
        return new Appended(ID, EventType.ORDER_CREATED, payload);
    }

    private static Envelope envelope(String dataschema, JsonNode payload) {
        return new Envelope("1.0", ID, "urn:fovea:journey", "order.created", "order/" + ID, Instant.now(), dataschema, "application/json", ID, null, "order-creation", ID, null, "%019d".formatted(1),
            payload);
    }
}
