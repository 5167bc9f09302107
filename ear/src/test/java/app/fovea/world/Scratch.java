package app.fovea.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Clears up behind a server that was started for tests alone. */
final class Scratch {
    private Scratch() {
    }

    /** A database takes 80 MB and nobody looks at it again; the logs say why a test failed. */
    static void keepOnlyLogs(Path data) {
        try {
            Path database = data.resolve("database");
            if (Files.isSymbolicLink(database)) {
                delete(contents(database.toRealPath()));
                Files.delete(database.toRealPath());
            }
            delete(contents(data).stream().filter(file -> !file.startsWith(data.resolve("log"))).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> contents(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> !file.equals(directory)).sorted(Comparator.reverseOrder()).toList();
        }
    }

    private static void delete(List<Path> files) throws IOException {
        for (Path file : files) {
            Files.delete(file);
        }
    }
}
