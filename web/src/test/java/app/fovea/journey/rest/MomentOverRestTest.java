package app.fovea.journey.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.journey.boundary.MomentView;
import app.fovea.rest.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MomentOverRestTest {
    private static final ObjectMapper JSON = new Json().getContext(MomentView.class);
    private static final UUID EVENT = UUID.fromString("01900000-0000-7000-8000-000000000001");
    private static final UUID CAUSE = UUID.fromString("01900000-0000-7000-8000-000000000002");
    private static final Instant AT = Instant.parse("2026-11-23T10:20:00Z");

    @Test
    void each_kind_is_one_flat_object_without_what_it_does_not_have() {
        assertThat(told(new MomentView.Event(EVENT, AT, CAUSE, "invoice.paid", "Paid", JsonNodeFactory.instance.objectNode().put("invoiceNumber", "INV-000001"), "Dana", true))).isEqualTo(same("""
            {"kind":"event","eventId":"%1$s","at":"2026-11-23T10:20:00Z","correlationId":"%2$s","type":"invoice.paid","title":"Paid","facts":{"invoiceNumber":"INV-000001"},"actor":"Dana","sent":true,
            "because":"%2$s","afterMillis":38,"depth":1}"""));
        assertThat(told(new MomentView.Handled(EVENT, AT, "OrderCreation", null))).isEqualTo(same("""
            {"kind":"handled","eventId":"%1$s","at":"2026-11-23T10:20:00Z","listener":"OrderCreation","because":"%2$s","afterMillis":38,"depth":1}"""));
        assertThat(told(new MomentView.Failed(EVENT, AT, "Webhooks", "2", 3, AT.plusSeconds(8), "away"))).isEqualTo(same("""
            {"kind":"failed","eventId":"%1$s","at":"2026-11-23T10:20:00Z","listener":"Webhooks","part":"2","attempt":3,"nextTryAt":"2026-11-23T10:20:08Z","error":"away",
            "because":"%2$s","afterMillis":38,"depth":1}"""));
        assertThat(told(new MomentView.DeadLetter(EVENT, AT, "OrderCreation", null, 6, null, "dead", null))).isEqualTo(same("""
            {"kind":"dead_letter","eventId":"%1$s","at":"2026-11-23T10:20:00Z","listener":"OrderCreation","attempt":6,"state":"dead","because":"%2$s","afterMillis":38,"depth":1}"""));
        assertThat(told(new MomentView.Message(EVENT, AT, "sent", "email", "Ready to collect"))).isEqualTo(same("""
            {"kind":"message","eventId":"%1$s","at":"2026-11-23T10:20:00Z","state":"sent","channel":"email","subject":"Ready to collect","because":"%2$s","afterMillis":38,"depth":1}"""));
    }

    private static Object told(MomentView.What what) {
        try {
            return JSON.readTree(JSON.writeValueAsString(new MomentView(what, CAUSE, 38L, 1)));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static Object same(String wanted) {
        try {
            return JSON.readTree(wanted.formatted(EVENT, CAUSE));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
