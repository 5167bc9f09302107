package app.fovea.journey.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of {@code docs/events} that the build writes. On a developer's machine it is written; where {@code -Dfovea.events.committed=true} says that what is there should be all there is, as on
 * the build machine, a difference fails instead: otherwise what is committed says one thing, and what is built from it another.
 */
final class WrittenDown {
    private final Path file;
    private final boolean committed;

    WrittenDown(Path file) {
        this(file, Boolean.getBoolean("fovea.events.committed"));
    }

    /** @param committed whether the file has to be as it is written already */
    WrittenDown(Path file, boolean committed) {
        this.file = file;
        this.committed = committed;
    }

    void write(String text) {
        try {
            if (Files.exists(file) && Files.readString(file).equals(text)) {
                return;
            }
            if (committed) {
                throw new AssertionError(file.getFileName() + " in docs/events is not as the build writes it. Run bin/test --unit, look at what it changed there, and commit it.");
            }
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
