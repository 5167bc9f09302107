package app.fovea.journey.control;

import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.journey.control.Parcel.Why;
import app.fovea.journey.entity.Envelope;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ParcelTest {
    private static final Instant HAPPENED = Instant.parse("2026-11-21T10:20:00Z");
    private static final Envelope EVENT = new Envelope("1.0", UUID.randomUUID(), "urn:fovea:journey", "order.shipped", "order/" + UUID.randomUUID(), HAPPENED, "urn:fovea:events:order.shipped:v1",
        "application/json", UUID.randomUUID(), null, "somebody", UUID.randomUUID(), null, "0000000000000000001", JsonNodeFactory.instance.objectNode());

    @Test
    void what_happened_lets_people_wait_however_often_it_is_tried_or_has_to_wait() {
        assertThat(List.of(Parcel.news(EVENT), Parcel.news(EVENT).nextTry(), Parcel.news(EVENT).waited())).extracting(Parcel::lagsSince).containsOnly(HAPPENED);
    }

    /** Else a dead letter of the day before yesterday, replayed, would wake somebody because its listener is slow. */
    @Test
    void what_comes_again_and_what_was_asked_for_a_later_time_say_nothing_of_how_quick_a_listener_is() {
        assertThat(List.of(Parcel.of(EVENT, "", Why.REPLAY), Parcel.of(EVENT, "", Why.REBUILD), Parcel.of(EVENT, "send-1/x", Why.NEWS))).extracting(Parcel::lagsSince).containsOnlyNulls();
    }

    @Test
    void what_waits_looks_for_what_it_waits_for_after_a_quarter_of_a_minute_and_then_half_as_often_each_time() {
        List<Integer> looks = Stream.iterate(Parcel.news(EVENT), Parcel::waited).limit(1_000).filter(Parcel::mayWaitForTheLost).map(Parcel::waits).toList();

        assertThat(looks).containsExactly(8, 16, 32, 64, 128, 256, 512);
    }
}
