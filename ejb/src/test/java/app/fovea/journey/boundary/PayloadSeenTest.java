package app.fovea.journey.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.access.entity.Caller;
import app.fovea.access.entity.Permission;
import app.fovea.journey.entity.JsonColumn;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PayloadSeenTest {
    private static final JsonNode PAID = JsonColumn.read("""
        {"invoiceId":"0190d3a0-0000-7000-8000-000000000001","invoiceNumber":"INV-000001","totalAmount":249.00,"patientPaid":100,"nhsVoucher":0,"outstanding":149.00,"currency":"GBP","fullyPaid":false,
         "paymentMethod":"card","lineItems":[{"description":"Frame","amount":249.00}]}""", JsonNode.class);

    @Test
    void whoever_may_see_invoices_sees_all_of_it() {
        PayloadSeen seen = PayloadSeen.by(holding(Permission.JOURNEY_VIEW, Permission.INVOICES_VIEW), PAID);

        assertThat(seen.data()).isEqualTo(PAID);
        assertThat(seen.hidden()).isEmpty();
    }

    @Test
    void others_see_that_it_was_paid_and_are_told_what_they_do_not_see() {
        PayloadSeen seen = PayloadSeen.by(holding(Permission.JOURNEY_VIEW), PAID);

        assertThat(seen.data().toString()).contains("INV-000001").doesNotContain("249", "149", "100", "Frame", "card");
        assertThat(seen.hidden()).containsExactlyElementsOf(PayloadSeen.MONEY);
        assertThat(PAID.has("totalAmount")).as("the event itself is as it was").isTrue();
    }

    @Test
    void what_an_exam_advised_is_seen_by_whoever_sees_exams() {
        JsonNode exam = JsonColumn.read("{\"examId\":\"0190d3a0-0000-7000-8000-000000000001\",\"version\":1,\"outcome\":\"NEW_RX\",\"recallMonths\":24,\"recommendation\":{\"note\":\"glare at night\"}}", JsonNode.class);

        assertThat(PayloadSeen.by(holding(Permission.JOURNEY_VIEW, Permission.EXAMS_VIEW), exam).data()).isEqualTo(exam);
        PayloadSeen seen = PayloadSeen.by(holding(Permission.JOURNEY_VIEW, Permission.INVOICES_VIEW), exam);
        assertThat(seen.data().toString()).contains("version").doesNotContain("NEW_RX", "glare", "24");
        assertThat(seen.hidden()).containsExactlyElementsOf(PayloadSeen.ADVICE);
    }

    /** An index of a lens is a number too, and stands in a recommendation. */
    @Test
    void every_number_with_decimals_that_an_event_can_tell_is_hidden_as_money_or_is_advice() throws IOException {
        try (Stream<Path> schemas = Files.list(Path.of("../docs/events"))) {
            List<String> amounts = schemas.filter(file -> file.toString().endsWith(".json")).flatMap(PayloadSeenTest::propertiesWithNumbers).distinct().toList();

            assertThat(amounts).contains("totalAmount", "lineItems");
            assertThat(amounts).allMatch(name -> PayloadSeen.MONEY.contains(name) || name.equals("recommendation"));
        }
    }

    private static Stream<String> propertiesWithNumbers(Path schema) {
        try {
            JsonNode properties = JsonColumn.read(Files.readString(schema), JsonNode.class).path("properties");
            return properties.properties().stream().filter(property -> property.getValue().toString().contains("\"number\"")).map(property -> property.getKey());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Caller holding(Permission... permissions) {
        return Caller.listener(UUID.randomUUID(), "somebody", permissions);
    }
}
