package app.fovea.tenancy.provisioning.demo;

import static app.fovea.tenancy.provisioning.demo.Each.each;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.journey.entity.EventType;
import app.fovea.journey.entity.JsonColumn;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The history of a demo practice is written past the log, and is replayed to listeners like any other. */
class JournalSchemasTest {
    private static final SchemaRegistry VALIDATOR = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12,
        registry -> registry.schemaRegistryConfig(SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    private final Map<EventType, Schema> schemas = new EnumMap<>(EventType.class);

    @Test
    void tells_every_event_as_the_schema_of_its_version_says() {
        each(Journal.of(Stories.of(DemoPractice.northgate(), Stories.A_WEDNESDAY).story(), new Chance(7), "GBP"), event ->
            assertThat(schemas.computeIfAbsent(event.type(), JournalSchemasTest::schema).validate(JsonColumn.read(JsonColumn.write(event.payload()), JsonNode.class))).isEmpty());
        assertThat(schemas).containsOnlyKeys(EventType.EXAM_FINALIZED, EventType.INVOICE_PAID, EventType.ORDER_CREATED, EventType.ORDER_STATUS_CHANGED, EventType.ORDER_SHIPPED);
    }

    private static Schema schema(EventType type) {
        try {
            return VALIDATOR.getSchema(JsonColumn.read(Files.readString(Path.of("../docs/events", type.id() + ".v1.json")), JsonNode.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
