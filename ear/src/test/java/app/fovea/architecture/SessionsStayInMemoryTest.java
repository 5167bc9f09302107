package app.fovea.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Pages hold what cannot be written down (docs/adr/0016), and so nothing may ever write a session down. */
class SessionsStayInMemoryTest {
    private static final Path HERE = Path.of(System.getProperty("basedir", "."));

    @Test
    void the_application_is_not_handed_from_node_to_node_and_faces_writes_no_view_down() throws IOException {
        assertThat(read("../web/src/main/webapp/WEB-INF/web.xml")).contains("<session-config>").doesNotContain("<distributable").doesNotContain("SERIALIZE_SERVER_STATE")
            .doesNotContain("STATE_SAVING_METHOD");
        assertThat(HERE.resolve("../web/src/main/webapp/WEB-INF/distributable-web.xml")).doesNotExist();
    }

    @Test
    void the_server_keeps_no_session_for_after_a_restart() throws IOException {
        assertThat(read("src/main/server/cli/configure.cli")).contains("standalone-full.xml").doesNotContain("persistent-sessions").doesNotContain("standalone-full-ha.xml");
    }

    private static String read(String path) throws IOException {
        return Files.readString(HERE.resolve(path));
    }
}
