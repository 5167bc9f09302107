package app.fovea.tenancy.provisioning;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Tables that come with the program: one row a line, semicolons between the cells, blank lines and lines with # left out. */
public final class Csv {
    private Csv() {
    }

    /** @param resource absolute, {@code /app/fovea/…} */
    public static List<String[]> rows(String resource) {
        try (InputStream in = Csv.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not in the program");
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(" *; *", -1))
                .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
