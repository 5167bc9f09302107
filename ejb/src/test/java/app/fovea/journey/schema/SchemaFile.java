package app.fovea.journey.schema;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A schema as it is written down, and what may be done to it. */
final class SchemaFile {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DefaultPrettyPrinter LAYOUT = new DefaultPrettyPrinter(Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
        .withObjectIndenter(new DefaultIndenter("  ", "\n"));

    private final Path file;
    private final WrittenDown written;

    SchemaFile(Path file) {
        this(file, new WrittenDown(file));
    }

    SchemaFile(Path file, WrittenDown written) {
        this.file = file;
        this.written = written;
    }

    /** A change breaks somebody who reads the version as it was written down. */
    static final class Breaks extends RuntimeException {
        Breaks(Path file, List<Compatibility.Breach> breaches) {
            super(file.getFileName() + " breaks:\n" + breaches.stream().map(breach -> "  " + breach + "\n").collect(Collectors.joining())
                + "Make the change so that both sides can live with it (a new field that need not be there), or raise the version: the number behind the event in EventType goes up by one,"
                + " the build then writes a schema of its own for it, and Upcasters lifts what is stored in the old version. docs/events/README.md says more."
                + " If what is written down there was never landed, take it back first: git checkout docs/events.");
        }
    }

    /**
     * Writes the schema down, if it is new or changed in a way that breaks nobody.
     *
     * @throws Breaks and leaves the file as it is
     */
    void write(JsonNode schema) {
        try {
            String text = JSON.writer(LAYOUT).writeValueAsString(schema) + "\n";
            if (Files.exists(file)) {
                List<Compatibility.Breach> breaches = Compatibility.breaches(read(), schema);
                if (!breaches.isEmpty()) {
                    throw new Breaks(file, breaches);
                }
            }
            written.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode read() {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
