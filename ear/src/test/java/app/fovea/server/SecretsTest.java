package app.fovea.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    @TempDir
    Path directory;

    @Test
    void they_are_made_once_and_found_again() {
        assertThat(Secrets.of(DataDirectory.at(directory))).isEqualTo(Secrets.of(DataDirectory.at(directory)));
    }

    @Test
    void every_role_has_its_own() {
        Secrets secrets = Secrets.of(DataDirectory.at(directory));

        assertThat(Set.of(secrets.postgres(), secrets.provisioner(), secrets.app(), secrets.relay())).hasSize(4);
    }

    @Test
    void only_their_owner_reads_the_file() throws IOException {
        Secrets.of(DataDirectory.at(directory));

        assertThat(Files.getPosixFilePermissions(directory.resolve("secrets.json"))).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void they_do_not_show_in_a_log() {
        Secrets secrets = Secrets.of(DataDirectory.at(directory));

        assertThat(secrets.toString()).doesNotContain(secrets.app());
    }
}
