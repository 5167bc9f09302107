package app.fovea.journey.schema;

import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.journey.entity.EventType;
import app.fovea.journey.entity.JourneyEvent;
import app.fovea.journey.entity.JsonColumn;
import app.fovea.journey.entity.Upcasters;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Payloads as programs of the past wrote them, kept for good: {@code type.vN.what.json}. Whatever happens to the records, the log can be
 * read. A version that is new gets a file here; no file is ever changed.
 */
class GoldenPayloadsTest {
    private static final Path GOLDEN = Path.of("src/test/resources/events");
    private static final Pattern NAME = Pattern.compile("(?<type>.+)\\.v(?<version>\\d+)\\.[a-z_]+\\.json");
    private static final SchemaRegistry VALIDATOR = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private record Golden(Path file, EventType type, int version) {
        static Golden of(Path file) {
            Matcher name = NAME.matcher(file.getFileName().toString());
            assertThat(name.matches()).as(file + " is called type.vN.what.json").isTrue();
            return new Golden(file, EventType.of(name.group("type")).orElseThrow(), Integer.parseInt(name.group("version")));
        }

        JsonNode payload() throws IOException {
            return JsonColumn.read(Files.readString(file), JsonNode.class);
        }
    }

    @TestFactory
    Stream<DynamicTest> todaysRecordReadsIt() throws IOException {
        Map<EventType, Class<? extends Record>> records = Payloads.all();
        return each(golden -> {
            JsonNode today = Upcasters.OURS.lift(golden.type().id(), golden.version(), golden.type().version(), golden.payload());
            JourneyEvent event = (JourneyEvent) JsonColumn.read(today.toString(), records.get(golden.type()));
            assertThat(event.type()).isEqualTo(golden.type());
            assertThat(event.aggregateId()).isNotNull();
            // Nothing is lost on the way: what is written again is what was read.
            assertThat(JsonColumn.read(JsonColumn.write(event), JsonNode.class).toString()).isEqualTo(today.toString());
        });
    }

    @TestFactory
    Stream<DynamicTest> itsSchemaStillAcceptsIt() throws IOException {
        return each(golden -> {
            JsonNode schema = new SchemaFile(Path.of("../docs/events", golden.type().id() + ".v" + golden.version() + ".json")).read();
            assertThat(VALIDATOR.getSchema(schema).validate(golden.payload())).isEmpty();
        });
    }

    @Test
    void everyVersionOfEveryEventHasOne() throws IOException {
        List<String> versions = all().stream().map(golden -> golden.type().id() + " v" + golden.version()).distinct().toList();
        assertThat(versions).containsAll(Payloads.all().keySet().stream()
            .flatMap(type -> IntStream.rangeClosed(1, type.version()).mapToObj(version -> type.id() + " v" + version)).toList());
    }

    @Test
    void everyVersionBeforeTodaysIsLifted() {
        for (EventType type : EventType.values()) {
            for (int version = 1; version < type.version(); version++) {
                assertThat(Upcasters.OURS.lifts(type.id(), version)).as("Upcasters has a step for %s v%s", type.id(), version).isTrue();
            }
        }
    }

    private interface Claim {
        void about(Golden golden) throws IOException;
    }

    private static Stream<DynamicTest> each(Claim claim) throws IOException {
        return all().stream().map(golden -> DynamicTest.dynamicTest(golden.file().getFileName().toString(), () -> claim.about(golden)));
    }

    private static List<Golden> all() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            return files.sorted().map(Golden::of).toList();
        }
    }
}
