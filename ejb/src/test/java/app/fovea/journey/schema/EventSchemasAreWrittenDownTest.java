package app.fovea.journey.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.fovea.journey.control.Route;
import app.fovea.journey.entity.Envelope;
import app.fovea.journey.entity.EventType;
import app.fovea.lab.entity.Category;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Writes the schemas of the events to {@code docs/events}, in every build, and fails it where a schema that is written there would
 * change so that somebody breaks; on the build machine where one would change at all ({@link WrittenDown}).
 */
class EventSchemasAreWrittenDownTest {
    private static final Path DOCS = Path.of("../docs/events");
    /** What is packaged: the same files, also where this build is the first to write one. */
    private static final Path PACKAGED = Path.of("target/classes/app/fovea/journey/events");

    private static final List<String> CLINICAL = List.of("sphere", "cylinder", "axis", "add", "prism", "va", "pd", "prescription", "recommendation", "findings", "outcome", "diagnosis");

    @TempDir
    Path elsewhere;

    @TestFactory
    Stream<DynamicTest> aSchemaChangesOnlySoThatItBreaksNobody() {
        return schemas().entrySet().stream().map(schema -> DynamicTest.dynamicTest(schema.getKey(), () -> {
            new SchemaFile(DOCS.resolve(schema.getKey())).write(schema.getValue());
            Files.createDirectories(PACKAGED);
            Files.writeString(PACKAGED.resolve(schema.getKey()), Files.readString(DOCS.resolve(schema.getKey())));
        }));
    }

    @Test
    void everyEventHasItsPayload() {
        assertThat(Payloads.all()).containsOnlyKeys(EventType.values());
    }

    /** By name; what people write into a free text is theirs. */
    @Test
    void powersAndFindingsAreInNoEventThatAMessageToAPatientIsMadeOf() {
        assertThat(Route.PATIENT_NOTIFICATION.types()).doesNotContain(EventType.EXAM_FINALIZED);
        assertThat(Route.PATIENT_NOTIFICATION.types()).allSatisfy(type ->
            assertThat(fields(schemas().get(file(type, type.version())))).doesNotContainAnyElementsOf(CLINICAL));
    }

    @TestFactory
    Stream<DynamicTest> everyFieldSaysWhatItIs() {
        return schemas().entrySet().stream().map(schema -> DynamicTest.dynamicTest(schema.getKey(), () -> {
            assertThat(schema.getValue().path("description").asText()).isNotBlank();
            assertThat(undescribed("", schema.getValue())).as("fields without @param in the Javadoc of the record").isEmpty();
        }));
    }

    /** A version that somebody may have read does not disappear, and none is left out. */
    @Test
    void everyVersionStays() throws IOException {
        try (Stream<Path> files = Files.list(DOCS)) {
            List<String> older = Payloads.all().keySet().stream().flatMap(type -> IntStream.range(1, type.version()).mapToObj(version -> file(type, version))).toList();
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".json") && !schemas().containsKey(name)))
                .containsExactlyInAnyOrderElementsOf(older);
        }
    }

    @Test
    void aHarmlessChangeIsWritten() {
        SchemaFile file = written("order.created.v1.json", false);
        ObjectNode schema = schemas().get("order.created.v1.json");
        file.write(schema);
        ((ObjectNode) schema.get("properties")).putObject("remakeOf").put("type", "string");
        file.write(schema);
        assertThat(file.read()).hasToString(schema.toString());
    }

    /** As on the build machine: a harmless change that nobody committed. */
    @Test
    void whereEverythingShouldBeCommittedAHarmlessChangeFailsAndIsNotWritten() {
        ObjectNode schema = schemas().get("order.created.v1.json");
        written("order.created.v1.json", false).write(schema);
        SchemaFile committed = written("order.created.v1.json", true);
        committed.write(schema);
        ObjectNode more = schema.deepCopy();
        ((ObjectNode) more.get("properties")).putObject("remakeOf").put("type", "string");
        assertThatThrownBy(() -> committed.write(more)).isInstanceOf(AssertionError.class).hasMessageContaining("order.created.v1.json").hasMessageContaining("commit it");
        assertThatThrownBy(() -> written("order.created.v2.json", true).write(schema)).as("a file that is not there at all").isInstanceOf(AssertionError.class);
        assertThat(committed.read()).hasToString(schema.toString());
    }

    @Test
    void aHarmfulChangeFailsWithWhatToDoAndChangesNothing() {
        SchemaFile file = written("order.created.v1.json", false);
        ObjectNode schema = schemas().get("order.created.v1.json");
        file.write(schema);
        ObjectNode without = schema.deepCopy();
        ((ObjectNode) without.get("properties")).remove("rush");
        ((ArrayNode) without.get("required")).remove(7);
        assertThatThrownBy(() -> file.write(without)).isInstanceOf(SchemaFile.Breaks.class)
            .hasMessageContaining("order.created.v1.json").hasMessageContaining("/rush was removed").hasMessageContaining("raise the version");
        assertThat(file.read()).hasToString(schema.toString());
    }

    /** An annotation cannot ask an enum: the words of the schema are those of the house. */
    @Test
    void theCategoriesAreTheHouses() {
        JsonNode words = schemas().get("order.status_changed.v1.json").at("/properties/category/enum");
        assertThat(words).extracting(JsonNode::asText).containsExactlyElementsOf(Arrays.stream(Category.values()).map(Category::id).toList());
    }

    private SchemaFile written(String name, boolean committed) {
        Path file = elsewhere.resolve(name);
        return new SchemaFile(file, new WrittenDown(file, committed));
    }

    private static Map<String, ObjectNode> schemas() {
        Map<String, ObjectNode> schemas = new TreeMap<>();
        schemas.put("envelope.v1.json", SchemaOf.record(Envelope.class, EventType.dataschema("envelope", 1), "Envelope of every event"));
        Payloads.all().forEach((type, payload) ->
            schemas.put(file(type, type.version()), SchemaOf.record(payload, EventType.dataschema(type.id(), type.version()), type.title())));
        return schemas;
    }

    private static String file(EventType type, int version) {
        return type.id() + ".v" + version + ".json";
    }

    private static List<String> fields(JsonNode schema) {
        Stream<String> here = schema.path("properties").properties().stream().flatMap(field -> Stream.concat(Stream.of(field.getKey()), fields(field.getValue()).stream()));
        return Stream.concat(here, schema.has("items") ? fields(schema.get("items")).stream() : Stream.of()).toList();
    }

    private static List<String> undescribed(String path, JsonNode schema) {
        Stream<String> here = schema.path("properties").properties().stream().flatMap(field -> {
            String at = path + "/" + field.getKey();
            Stream<String> missing = field.getValue().path("description").asText().isBlank() ? Stream.of(at) : Stream.of();
            return Stream.concat(missing, undescribed(at, field.getValue()).stream());
        });
        return Stream.concat(here, schema.has("items") ? undescribed(path + "[]", schema.get("items")).stream() : Stream.of()).toList();
    }
}
