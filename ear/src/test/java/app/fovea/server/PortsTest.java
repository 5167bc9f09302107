package app.fovea.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {
    @TempDir
    Path directory;

    @Test
    void a_port_is_the_same_at_the_next_start() {
        int first = ports().port("mail");

        assertThat(ports().port("mail")).isEqualTo(first);
    }

    @Test
    void a_port_that_somebody_took_meanwhile_is_replaced() throws IOException {
        int first = ports().port("mail");

        try (ServerSocket taken = listeningOn(first)) {
            assertThat(ports().port("mail")).isNotEqualTo(taken.getLocalPort());
        }
    }

    @Test
    void no_two_names_share_a_port() throws IOException {
        Files.writeString(file(), "{\"smtp\":21000,\"mail\":21000}");
        Ports ports = ports();

        assertThat(ports.port("smtp")).isNotEqualTo(ports.port("mail"));
    }

    @Test
    void a_damaged_memory_is_no_reason_not_to_start() throws IOException {
        Files.writeString(file(), "{\"sm");

        assertThat(ports().port("smtp")).isPositive();
    }

    @Test
    void a_taken_port_is_refused_with_its_number_and_the_option_that_helps() throws IOException {
        try (ServerSocket taken = listeningOn(0)) {
            assertThatThrownBy(() -> Ports.refuseUnlessFree(taken.getLocalPort()))
                    .isInstanceOf(StartRefused.PortTaken.class).hasMessageContaining("Port " + taken.getLocalPort()).hasMessageContaining("--port");
        }
    }

    private Ports ports() {
        return Ports.rememberedIn(file());
    }

    private Path file() {
        return directory.resolve("ports.json");
    }

    private static ServerSocket listeningOn(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"));
    }
}
