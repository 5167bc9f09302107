package app.fovea.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
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

        assertThat(Set.of(secrets.postgres(), secrets.provisioner(), secrets.app(), secrets.relay(), secrets.eraser())).hasSize(5);
    }

    @Test
    void an_installation_from_before_there_was_a_key_gets_one_and_keeps_its_passwords() throws IOException {
        Files.writeString(directory.resolve("secrets.json"), "{\"postgres\":\"a\",\"provisioner\":\"b\",\"app\":\"c\",\"relay\":\"d\"}");

        Secrets secrets = Secrets.of(DataDirectory.at(directory));

        assertThat(secrets.app()).isEqualTo("c");
        assertThat(Base64.getDecoder().decode(secrets.key())).hasSize(32);
        assertThat(Secrets.of(DataDirectory.at(directory))).isEqualTo(secrets);
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
