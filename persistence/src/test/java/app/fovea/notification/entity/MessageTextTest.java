package app.fovea.notification.entity;

import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.access.entity.Refusal.FieldError;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MessageTextTest {

    @Test
    void values_are_put_in() {
        MessageText text = new MessageText("Order {orderNumber}", "Dear {patientName},\nyours, {practice}");

        assertThat(text.filled(values("Ada Visitor"))).isEqualTo(new MessageText("Order ORD-000001", "Dear Ada Visitor,\nyours, Northgate"));
    }

    @Test
    void a_line_that_needs_a_value_which_there_is_not_is_left_out() {
        MessageText text = new MessageText(null, "They left us with {carrier}.\nTracking number: {tracking}\n\n{practice}");
        Map<Placeholder, String> values = values("Ada");
        values.put(Placeholder.CARRIER, "DPD");

        assertThat(text.filled(values).text()).isEqualTo("They left us with DPD.\n\nNorthgate");
    }

    @Test
    void an_unknown_placeholder_is_refused_by_its_name() {
        assertThat(new MessageText("{orderNumber}", "Your power is {sphere}, {patientName}").errors(MessageChannel.EMAIL)).singleElement().satisfies(error -> {
            assertThat(error.code()).isEqualTo("placeholder_unknown");
            assertThat(error.field()).isEqualTo("text");
            assertThat(error.message()).contains("{sphere}", "{patientName}");
        });
        assertThat(codes(new MessageText("{price}", "Hello"), MessageChannel.EMAIL)).containsExactly("placeholder_unknown");
    }

    @Test
    void a_subject_is_one_line_and_a_text_message_has_none() {
        assertThat(codes(new MessageText("One\nBcc: everybody@example.com", "Hello"), MessageChannel.EMAIL)).containsExactly("line_break_not_allowed");
        assertThat(codes(new MessageText(null, "Hello"), MessageChannel.EMAIL)).containsExactly("subject_missing");
        assertThat(codes(new MessageText("Subject", "Hello"), MessageChannel.SMS)).containsExactly("subject_not_allowed");
        assertThat(codes(new MessageText("Subject", " "), MessageChannel.EMAIL)).containsExactly("text_missing");
    }

    @Test
    void a_text_message_that_costs_too_much_is_refused() {
        assertThat(codes(new MessageText(null, "a".repeat(6 * 153)), MessageChannel.SMS)).isEmpty();
        assertThat(codes(new MessageText(null, "a".repeat(6 * 153 + 1)), MessageChannel.SMS)).containsExactly("too_long");
    }

    @Property
    void a_name_is_put_in_as_it_stands_and_opens_no_placeholder(@ForAll String name) {
        String hostile = name + "{orderNumber}$1\\";
        String said = new MessageText("For {patientName}", "Dear {patientName}!").filled(values(hostile)).text();

        assertThat(said).doesNotContain("ORD-000001").endsWith("{orderNumber}$1\\!");
    }

    @Property
    void a_subject_stays_one_line_whatever_a_value_holds(@ForAll String name) {
        assertThat(new MessageText("For {patientName}", "Hello").filled(values("A\r\nBcc: x@y.example " + name)).subject()).doesNotContain("\r", "\n", "\u0085", "\u2028").contains("Bcc: x@y.example");
    }

    static Stream<Arguments> everyHouseText() {
        return Languages.HOUSE.stream().flatMap(language -> Arrays.stream(MessageKind.values()).flatMap(kind -> kind.channels().stream().map(channel -> Arguments.of(language, kind, channel))));
    }

    @ParameterizedTest
    @MethodSource("everyHouseText")
    void the_house_has_good_words_for_every_kind_channel_and_language(String language, MessageKind kind, MessageChannel channel) {
        MessageText words = HouseTexts.find(kind, channel, language).orElseThrow();

        assertThat(words.errors(channel)).isEmpty();
        assertThat(words.text()).contains(kind == MessageKind.RECEIPT ? "{invoiceNumber}" : kind == MessageKind.RECALL ? "{dueOn}" : "{orderNumber}", "{practice}");
        assertThat(words.text().contains("{carrier}")).isEqualTo(kind == MessageKind.SHIPPED_BY_COURIER);
        if (channel == MessageChannel.SMS) {
            assertThat(TextLength.of(words.filledWithSamples().text()).segments()).isLessThanOrEqualTo(3);
        }
    }

    private static List<String> codes(MessageText text, MessageChannel channel) {
        return text.errors(channel).stream().map(FieldError::code).toList();
    }

    private static Map<Placeholder, String> values(String name) {
        Map<Placeholder, String> values = new EnumMap<>(Placeholder.class);
        values.put(Placeholder.PATIENT_NAME, name);
        values.put(Placeholder.ORDER_NUMBER, "ORD-000001");
        values.put(Placeholder.PRACTICE, "Northgate");
        return values;
    }
}
