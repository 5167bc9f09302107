package app.fovea.journey.control;

import app.fovea.journey.entity.Envelope;
import app.fovea.journey.entity.EventType;
import app.fovea.journey.entity.JourneyLog;
import app.fovea.journey.entity.JsonColumn;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The schemas of {@code docs/events}, packed with the program and compiled once. Whatever is appended to the log and whatever reaches a
 * listener is held against them. Measured for an {@code invoice.paid} of eight lines, in processor time: 7 µs when it is appended, of
 * which 2 µs parse the payload, and 13 µs when it is delivered, envelope included. Compiling takes 0.3 s, once.
 */
@ApplicationScoped
public class EventSchemas {
    private static final String FOLDER = "/app/fovea/journey/events/";
    private static final String ENVELOPE = "envelope";

    private final List<EventSchema> schemas = new ArrayList<>();
    private final Map<String, Schema> compiled = new HashMap<>();

    /** @param dataschema what an envelope names it by @param text JSON Schema 2020-12 */
    public record EventSchema(String type, int version, String title, String dataschema, String text) {
    }

    /** With the program, not with its first sale. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
        // To be called is enough: by then everything is loaded.
    }

    @PostConstruct
    void load() {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12,
            settings -> settings.schemaRegistryConfig(SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
        load(registry, ENVELOPE, 1, "Envelope of every event");
        for (EventType type : EventType.values()) {
            for (int version = 1; version <= type.version(); version++) {
                load(registry, type.id(), version, type.title());
            }
        }
    }

    private void load(SchemaRegistry registry, String type, int version, String title) {
        String file = FOLDER + type + ".v" + version + ".json";
        try (InputStream stream = EventSchemas.class.getResourceAsStream(file)) {
            if (stream == null) {
                return; // Nothing of that kind can be appended until the build has written its schema.
            }
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            Schema schema = registry.getSchema(JsonColumn.read(text, JsonNode.class));
            schema.initializeValidators();
            String dataschema = EventType.dataschema(type, version);
            compiled.put(dataschema, schema);
            schemas.add(new EventSchema(type, version, title, dataschema, text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The envelope's first, then the events'. */
    public List<EventSchema> all() {
        return List.copyOf(schemas);
    }

    public Optional<EventSchema> find(String type, int version) {
        return schemas.stream().filter(schema -> schema.type().equals(type) && schema.version() == version).findFirst();
    }

    /** Hears of every event while it is being appended: one that is not as its schema says fails the use case that appends it. */
    void appended(@Observes JourneyLog.Appended event) {
        check(EventType.dataschema(event.type().id(), event.type().version()), JsonColumn.read(event.payload(), JsonNode.class));
    }

    /** @throws PayloadRefused when the envelope or what is in it is not as its schema says, or was written by a newer program than this */
    public void check(Envelope event) {
        check(EventType.dataschema(ENVELOPE, 1), JsonColumn.read(JsonColumn.write(event), JsonNode.class));
        check(event.dataschema(), event.data());
    }

    private void check(String dataschema, JsonNode payload) {
        Schema schema = compiled.get(dataschema);
        if (schema == null) {
            throw new PayloadRefused(dataschema, List.of("this program has no such schema: a newer one wrote the event, or the build never wrote the schema to docs/events (bin/test --unit does)"));
        }
        List<Error> errors = schema.validate(payload);
        if (!errors.isEmpty()) {
            throw new PayloadRefused(dataschema, errors.stream().map(error -> error.getInstanceLocation() + " " + error.getMessage()).toList());
        }
    }
}
