package app.fovea.tenancy.provisioning.demo;

import static app.fovea.tenancy.provisioning.demo.Each.each;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.journey.entity.EventType;
import app.fovea.tenancy.provisioning.demo.Journal.Event;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class JournalTest {
    private final Story story = Stories.of(DemoPractice.northgate(), Stories.A_WEDNESDAY).story();
    private final List<Event> events = Journal.of(story, new Chance(7), "GBP");

    @Test
    void counts_the_events_of_each_thing_from_one() {
        Map<UUID, Long> last = new HashMap<>();

        each(events, event -> assertThat(event.sequence()).isEqualTo(last.merge(event.aggregateId(), 1L, Long::sum)));
    }

    @Test
    void tells_each_order_once_because_of_a_payment_or_of_what_it_replaces() {
        Map<UUID, Event> byId = events.stream().collect(Collectors.toMap(Event::id, Function.identity()));
        List<Event> created = events.stream().filter(event -> event.type() == EventType.ORDER_CREATED).toList();

        assertThat(created).hasSameSizeAs(story.jobs());
        each(created, event -> {
            Event cause = byId.get(event.causation());
            assertThat(cause.type()).isEqualTo(event.job().remake() == null ? EventType.INVOICE_PAID : EventType.ORDER_STATUS_CHANGED);
            assertThat(cause.at()).isBefore(event.at());
            assertThat(cause.correlation()).isEqualTo(event.correlation());
        });
    }

    @Test
    void keeps_one_correlation_from_exam_to_hand_over() {
        Map<UUID, List<Event>> journeys = events.stream().collect(Collectors.groupingBy(Event::correlation));

        each(journeys.values(), journey -> {
            assertThat(journey.get(0).type()).isEqualTo(EventType.EXAM_FINALIZED);
            assertThat(journey.stream().map(event -> event.patient().id()).distinct()).hasSize(1);
        });
    }

    @Test
    void ends_a_paid_invoice_with_an_event_that_says_so() {
        Map<Object, Event> lastPaid = events.stream().filter(event -> event.type() == EventType.INVOICE_PAID)
            .collect(Collectors.toMap(Event::aggregateId, Function.identity(), (earlier, later) -> later));

        each(story.sales(), sale -> {
            Map<String, Object> payload = lastPaid.get(sale.invoiceId()).payload();
            assertThat(payload.get("fullyPaid")).isEqualTo(sale.outstanding().signum() == 0);
            assertThat(payload.get("patientPaid")).isEqualTo(sale.paid());
            assertThat(payload.get("nhsVoucher")).isEqualTo(sale.voucher());
        });
    }

    @Test
    void says_nothing_clinical_in_a_letter() {
        each(events.stream().filter(event -> event.type() == EventType.ORDER_SHIPPED).toList(), event ->
            assertThat(Message.about(event, "Northgate Opticians").text().text()).doesNotContainPattern("[+-]\\d+\\.\\d\\d|varifocal|prescription"));
    }
}
