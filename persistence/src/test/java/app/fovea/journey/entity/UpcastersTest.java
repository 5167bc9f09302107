package app.fovea.journey.entity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tried on an event that the house does not have: none of its own has an older version yet. */
class UpcastersTest {
    private static final Upcasters UPCASTERS = new Upcasters(List.of(
        new Upcasters.Step("lens.imagined", 1, payload -> payload.put("colour", payload.remove("color").asText())),
        new Upcasters.Step("lens.imagined", 2, payload -> payload.put("cylinder", 0))));

    @Test
    void whatWasWrittenInTheFirstVersionGoesThroughAllOfThem() {
        assertThat(UPCASTERS.lift("lens.imagined", 1, 3, payload("color"))).isEqualTo(payload("colour").put("cylinder", 0));
    }

    @Test
    void whatWasWrittenInBetweenIsLiftedFromThere() {
        assertThat(UPCASTERS.lift("lens.imagined", 2, 3, payload("colour"))).isEqualTo(payload("colour").put("cylinder", 0));
    }

    @Test
    void whatIsOfTodayStaysAsItIs() {
        JsonNode payload = payload("colour");
        assertThat(UPCASTERS.lift("lens.imagined", 3, 3, payload)).isSameAs(payload);
    }

    @Test
    void theLogsOwnCopyStaysAsItWasWritten() {
        ObjectNode written = payload("color");
        UPCASTERS.lift("lens.imagined", 1, 3, written);
        assertThat(written).isEqualTo(payload("color"));
    }

    private static ObjectNode payload(String field) {
        return JsonNodeFactory.instance.objectNode().put(field, "brown");
    }
}
