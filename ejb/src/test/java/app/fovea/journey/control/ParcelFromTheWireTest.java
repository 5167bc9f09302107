package app.fovea.journey.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import jakarta.jms.JMSException;
import jakarta.jms.TextMessage;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParcelFromTheWireTest {
    private static final String WHOLE = """
        {"specversion":"1.0","id":"0190d3a0-0000-7000-8000-000000000001","source":"urn:fovea:journey","type":"order.created","subject":"order/0190d3a0-0000-7000-8000-000000000002",\
        "time":"2026-03-01T10:00:00Z","dataschema":"urn:fovea:events:order.created:v1","datacontenttype":"application/json","tenantid":"0190d3a0-0000-7000-8000-000000000003",\
        "actorname":"Ann","correlationid":"0190d3a0-0000-7000-8000-000000000004","sequence":"0000000000000000001","data":{}}""";

    @Test
    void whoever_says_whose_it_is_and_what_it_is_about_is_read_whatever_else_is_wrong() throws JMSException {
        Parcel parcel = Parcel.read(saying(WHOLE.replace("\"actorname\":\"Ann\",", "")));

        assertThat(parcel.event().place()).isEqualTo(1);
        assertThat(parcel.part()).isEmpty();
        assertThat(parcel.attempt()).isEqualTo(1);
    }

    /** Nothing could keep a dead letter of it: it would come again for ever. */
    @ParameterizedTest
    @ValueSource(strings = {"tenantid", "id", "type", "subject", "sequence"})
    void without_an_address_it_is_none_of_ours(String attribute) {
        assertThatException().isThrownBy(() -> Parcel.read(saying(WHOLE.replace('"' + attribute + '"', "\"gone\""))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "", "no JSON", "[]"})
    void what_is_no_event_is_none_of_ours(String text) {
        assertThatException().isThrownBy(() -> Parcel.read(saying(text)));
    }

    @Test
    void an_address_that_leads_nowhere_is_none() {
        assertThatException().isThrownBy(() -> Parcel.read(saying(WHOLE.replace("order/0190d3a0-0000-7000-8000-000000000002", "order/yours"))));
        assertThatException().isThrownBy(() -> Parcel.read(saying(WHOLE.replace("0000000000000000001", "first"))));
    }

    private static TextMessage saying(String text) {
        return (TextMessage) Proxy.newProxyInstance(ParcelFromTheWireTest.class.getClassLoader(), new Class<?>[] {TextMessage.class}, (proxy, method, arguments) -> switch (method.getName()) {
            case "getText" -> text;
            case "propertyExists" -> false;
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }
}
