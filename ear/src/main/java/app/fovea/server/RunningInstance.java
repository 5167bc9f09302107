package app.fovea.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;

/** The launcher that holds a data directory, as it described itself to those who find the directory taken. */
record RunningInstance(long pid, String url) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Optional<RunningInstance> read(DataDirectory data) {
        try {
            return Optional.of(JSON.readValue(data.runFile().toFile(), RunningInstance.class));
        } catch (IOException absentOrHalfWritten) {
            return Optional.empty();
        }
    }

    void write(DataDirectory data) {
        try {
            JSON.writeValue(data.runFile().toFile(), this);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void forget(DataDirectory data) {
        try {
            Files.deleteIfExists(data.runFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
