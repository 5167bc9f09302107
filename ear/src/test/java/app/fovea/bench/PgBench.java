package app.fovea.bench;

import app.fovea.server.FoveaServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** PostgreSQL's own benchmark with a script of ours, as the application's role: row-level security is on. */
final class PgBench {
    private final FoveaServer server;
    private final Path directory;

    /** @param directory for what pgbench writes down of each transaction */
    PgBench(FoveaServer server, Path directory) {
        this.server = server;
        this.directory = directory;
    }

    /** Whether somebody installed it: it comes with Debian's package of PostgreSQL, and not with the one that Fovea brings. */
    static boolean isHere() {
        return Stream.of(System.getenv("PATH").split(":")).anyMatch(path -> Files.isExecutable(Path.of(path, "pgbench")));
    }

    /** @param variables {@code name=value} for the script */
    Times run(Path script, int clients, Duration span, List<String> variables) {
        try {
            Files.createDirectories(directory);
            clear();
            URI database = URI.create(server.jdbcUrl().substring("jdbc:".length()));
            ProcessBuilder pgbench = new ProcessBuilder("pgbench", "-n", "-M", "prepared", "-h", database.getHost(), "-p", Integer.toString(database.getPort()), "-U", "fovea_app",
                "-c", Integer.toString(clients), "-j", Integer.toString(Math.min(2, clients)), "-T", Long.toString(span.toSeconds()), "-f", script.toString(), "--log",
                "--log-prefix=" + directory.resolve("transaction"));
            variables.forEach(each -> pgbench.command().add("-D" + each));
            pgbench.command().add(database.getPath().substring(1));
            pgbench.environment().put("PGPASSWORD", server.environment().get("FOVEA_DB_APP_PASSWORD"));
            Path said = directory.resolve("said");
            if (pgbench.redirectErrorStream(true).redirectOutput(said.toFile()).start().waitFor() != 0) {
                throw new IllegalStateException("pgbench failed: " + Files.readString(said));
            }
            return new Times(latencies(), span);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The third word of each line, in microseconds. */
    private long[] latencies() throws IOException {
        Times.Clock clock = new Times.Clock();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path log : files.filter(file -> file.getFileName().toString().startsWith("transaction")).toList()) {
                try (Stream<String> lines = Files.lines(log)) {
                    lines.forEach(line -> Optional.of(line.split(" ")).filter(words -> words.length > 2).ifPresent(words -> clock.took(Long.parseLong(words[2]) * 1000)));
                }
            }
        }
        return clock.within(Duration.ZERO).sorted();
    }

    private void clear() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }
}
