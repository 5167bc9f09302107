package app.fovea.notification.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.fovea.journey.entity.Envelope;
import app.fovea.journey.entity.JsonColumn;
import app.fovea.notification.entity.MessageKind;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which event leads to which kind of message. */
class OccasionTest {
    private static final String ORDER = "{\"orderId\":\"0192f000-0000-7000-8000-000000000001\",\"orderNumber\":\"ORD-000001\",\"patientId\":\"0192f000-0000-7000-8000-000000000002\"";

    @ParameterizedTest
    @CsvSource({"BRANCH,SHIPPED_TO_BRANCH", "COURIER,SHIPPED_BY_COURIER", "COLLECT,READY_TO_COLLECT"})
    void how_an_order_ships_decides_what_is_told(String method, MessageKind kind) {
        Occasion occasion = Occasion.of(event("order.shipped", ORDER + ",\"method\":\"" + method + "\",\"carrier\":\"DPD\",\"tracking\":\"1\"}"));

        assertThat(occasion.kind()).isEqualTo(kind);
        assertThat(occasion.orderNumber()).isEqualTo("ORD-000001");
        assertThat(occasion.carrier()).isEqualTo("DPD");
    }

    @Test
    void an_order_that_is_there_is_begun() {
        assertThat(Occasion.of(event("order.created", ORDER + ",\"dispenseId\":\"0192f000-0000-7000-8000-000000000003\",\"pairNo\":1,\"rush\":false}")).kind()).isEqualTo(MessageKind.ORDER_CREATED);
    }

    @Test
    void a_receipt_that_was_asked_for_is_about_an_invoice_and_no_order() {
        Occasion occasion = Occasion.of(event("receipt.asked", "{\"requestId\":\"0192f000-0000-7000-8000-000000000004\",\"invoiceId\":\"0192f000-0000-7000-8000-000000000005\",\"invoiceNumber\":\"INV-000123\","
            + "\"patientId\":\"0192f000-0000-7000-8000-000000000002\"}"));

        assertThat(occasion.kind()).isEqualTo(MessageKind.RECEIPT);
        assertThat(occasion.invoiceNumber()).isEqualTo("INV-000123");
        assertThat(occasion.orderId()).isNull();
    }

    @Test
    void a_recall_that_is_near_is_about_a_day_and_no_order() {
        Occasion occasion = Occasion.of(event("recall.due", "{\"recallId\":\"0192f000-0000-7000-8000-000000000006\",\"patientId\":\"0192f000-0000-7000-8000-000000000002\",\"dueOn\":\"2027-05-12\"}"));

        assertThat(occasion.kind()).isEqualTo(MessageKind.RECALL);
        assertThat(occasion.dueOn()).isEqualTo("2027-05-12");
        assertThat(occasion.orderId()).isNull();
    }

    @Test
    void what_nobody_fetched_is_about_an_order() {
        Occasion occasion = Occasion.of(event("order.uncollected", ORDER + ",\"reminderId\":\"0192f000-0000-7000-8000-000000000007\",\"afterDays\":21}"));

        assertThat(occasion.kind()).isEqualTo(MessageKind.COLLECTION_REMINDER);
        assertThat(occasion.orderNumber()).isEqualTo("ORD-000001");
        assertThat(occasion.orderId()).isNotNull();
    }

    @Test
    void of_other_events_no_patient_is_told() {
        assertThatThrownBy(() -> Occasion.of(event("order.status_changed", ORDER + "}"))).hasMessageContaining("order.status_changed");
    }

    private static Envelope event(String type, String data) {
        String id = UUID.randomUUID().toString();
        return JsonColumn.read("{\"id\":\"" + id + "\",\"type\":\"" + type + "\",\"dataschema\":\"urn:fovea:events:" + type + ":v1\",\"time\":\"" + Instant.EPOCH + "\",\"data\":" + data + "}", Envelope.class);
    }
}
