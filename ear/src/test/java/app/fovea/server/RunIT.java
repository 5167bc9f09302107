package app.fovea.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** One day in the life of bin/run, told in order: each start costs seconds, so that each step goes on from the one before. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RunIT {
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @TempDir
    static Path directory;
    private static Path data;
    private static int port;
    private static Process launcher;
    private static int starts;

    @BeforeAll
    static void choose() throws IOException {
        data = directory.toRealPath().resolve("data");
        port = Ports.rememberedIn(directory.resolve("ports.json")).port("http");
    }

    @AfterAll
    static void clearUp() throws Exception {
        if (launcher != null) {
            launcher.destroyForcibly().waitFor();
        }
        run("stopped-last", "--stop").waitFor();
    }

    @Test
    @Order(1)
    void a_first_start_ends_with_the_sign_ins_in_a_file_and_on_the_screen() throws Exception {
        start();

        JsonNode demo = new ObjectMapper().readTree(data.resolve("demo.json").toFile());
        assertThat(demo.get("url").asText()).isEqualTo("http://127.0.0.1:" + port);
        assertThat(demo.get("tenants").findValuesAsText("slug")).containsExactly("northgate", "harbour");
        assertThat(status(demo.get("url").asText() + "/sign-in")).isEqualTo(200);
        assertThat(status(demo.get("mail").get("url").asText())).isEqualTo(200);
        assertThat(said()).contains(demo.get("url").asText(), demo.get("tenants").get(0).get("users").get(0).get("email").asText(), "Ctrl-C stops it all");
    }

    @Test
    @Order(2)
    void a_second_launcher_on_the_same_data_hears_where_the_first_answers() throws Exception {
        Process second = run("second", "--port", Integer.toString(port));

        assertThat(second.waitFor()).isEqualTo(1);
        assertThat(Files.readString(output("second"))).contains("http://127.0.0.1:" + port, "--stop").hasLineCount(1);
    }

    @Test
    @Order(3)
    void a_taken_port_is_one_sentence_and_nothing_is_left_behind() throws Exception {
        Process other = runOn(directory.resolve("other"), "taken", "--port", Integer.toString(port));

        assertThat(other.waitFor()).isEqualTo(1);
        assertThat(Files.readString(output("taken"))).contains("Port " + port, "--port").hasLineCount(1);
        assertThat(directory.resolve("other/pgdata")).doesNotExist();
    }

    @Test
    @Order(4)
    void everything_it_opens_is_on_the_loopback_address() throws Exception {
        List<Long> ours = new ArrayList<>(List.of(launcher.pid(), pid("server.pid"), pid("postgres.pid")));

        assertThat(listeningElsewhere(ours)).isEmpty();
    }

    @Test
    @Order(5)
    void the_terminals_interrupt_ends_everything_in_good_order_and_is_no_failure() throws Exception {
        long server = pid("server.pid");
        long database = pid("postgres.pid");
        writeNote("yesterday");

        OwnProcess.signal(launcher.pid(), "INT");

        assertThat(launcher.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(launcher.exitValue()).isZero();
        assertThat(OwnProcess.isAlive(server)).isFalse();
        assertThat(OwnProcess.isAlive(database)).isFalse();
        assertThat(data.resolve("demo.json")).doesNotExist();
        assertThat(Files.readString(data.resolve("log/postgres.log"))).contains("fast shutdown").doesNotContain("immediate shutdown");
    }

    @Test
    @Order(6)
    void a_second_start_finds_yesterdays_data() throws Exception {
        start();

        assertThat(readNote()).isEqualTo("yesterday");
        assertThat(said()).contains("up to date");
    }

    @Test
    @Order(7)
    void after_a_killed_launcher_the_next_start_clears_up_and_comes_back_on_the_same_port() throws Exception {
        long orphan = pid("server.pid");
        launcher.destroyForcibly().waitFor();
        assertThat(OwnProcess.isAlive(orphan)).isTrue();

        start();

        assertThat(OwnProcess.isAlive(orphan)).isFalse();
        assertThat(readNote()).isEqualTo("yesterday");
    }

    @Test
    @Order(8)
    void the_stop_option_ends_the_one_that_runs_on_that_data() throws Exception {
        assertThat(run("stop", "--stop").waitFor()).isZero();

        assertThat(launcher.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(launcher.exitValue()).isZero();
        assertThat(data.resolve("run.json")).doesNotExist();
    }

    private static void start() throws Exception {
        Files.deleteIfExists(data.resolve("demo.json"));
        starts++;
        launcher = run("start-" + starts, "--port", Integer.toString(port));
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.exists(data.resolve("demo.json"))) {
            assertThat(launcher.isAlive()).as(said()).isTrue();
            assertThat(System.nanoTime()).as("ready in time").isLessThan(until);
            Pause.briefly();
        }
        // The file comes before the last lines on the screen.
        OwnProcess.waitForEnd(launcher.pid(), Duration.ofMillis(500));
    }

    private static String said() throws IOException {
        return Files.readString(output("start-" + starts));
    }

    private static Process run(String name, String... options) throws IOException {
        return runOn(data, name, options);
    }

    private static Process runOn(Path on, String name, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"), Run.class.getName(), "--data", on.toString()));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output(name).toFile());
        builder.environment().keySet().removeIf(variable -> variable.startsWith("FOVEA_"));
        return builder.start();
    }

    private static Path output(String name) {
        return directory.resolve(name + ".out");
    }

    private static long pid(String file) throws IOException {
        return Long.parseLong(Files.readString(data.resolve(file)).strip());
    }

    private static int status(String url) throws IOException {
        return ((HttpURLConnection) URI.create(url).toURL().openConnection()).getResponseCode();
    }

    private static void writeNote(String note) throws Exception {
        try (Connection connection = superuser(); Statement statement = connection.createStatement()) {
            statement.execute("create table note (text text); insert into note values ('" + note + "')");
        }
    }

    private static String readNote() throws Exception {
        try (Connection connection = superuser(); Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery("select text from note")) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection superuser() throws IOException, SQLException {
        DataDirectory known = DataDirectory.at(data);
        int database = new ObjectMapper().readTree(known.portsFile().toFile()).get("postgres").asInt();
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + database + "/fovea", "postgres", Secrets.of(known).postgres());
    }

    /** From the kernel's tables, not from a tool that may be missing: what these processes listen on beside 127.0.0.1. */
    private static List<String> listeningElsewhere(List<Long> pids) throws IOException {
        List<String> sockets = new ArrayList<>();
        for (long process : pids) {
            try (var descriptors = Files.list(Path.of("/proc", Long.toString(process), "fd"))) {
                for (Path descriptor : descriptors.toList()) {
                    String target = Files.exists(descriptor, LinkOption.NOFOLLOW_LINKS) ? Files.readSymbolicLink(descriptor).toString() : "";
                    if (target.startsWith("socket:[")) {
                        sockets.add(target.substring(8, target.length() - 1));
                    }
                }
            }
        }
        List<String> elsewhere = new ArrayList<>();
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            if (!Files.exists(Path.of(table))) {
                continue;
            }
            for (String line : Files.readAllLines(Path.of(table))) {
                String[] fields = line.strip().split("\\s+");
                boolean listens = fields.length > 9 && fields[3].equals("0A");
                // 127.0.0.1 in the kernel's byte order, plain or mapped into IPv6.
                if (listens && sockets.contains(fields[9]) && !fields[1].matches("(0100007F|0000000000000000FFFF00000100007F):.*")) {
                    elsewhere.add(fields[1]);
                }
            }
        }
        return elsewhere;
    }
}
