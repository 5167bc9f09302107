package app.fovea.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresBinariesTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"amd64,postgres-linux-x86_64.txz", "x86_64,postgres-linux-x86_64.txz", "aarch64,postgres-linux-arm_64.txz"})
    void each_processor_has_its_archive_on_the_class_path(String architecture, String resource) {
        assertThat(PostgresBinaries.resourceFor("Linux", architecture)).isEqualTo(resource);
        assertThat(getClass().getClassLoader().getResource(resource)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"Windows 11,amd64", "Mac OS X,aarch64", "Linux,riscv64"})
    void any_other_machine_is_refused_with_what_to_do(String os, String architecture) {
        assertThatThrownBy(() -> PostgresBinaries.resourceFor(os, architecture))
                .isInstanceOf(StartRefused.MachineUnsupported.class).hasMessageContaining(os).hasMessageContaining("PostgreSQL of your own");
    }

    @Test
    void they_are_unpacked_once_with_their_links_and_executable() throws Exception {
        PostgresBinaries binaries = PostgresBinaries.unpacked(directory);
        Path initdb = Path.of(binaries.program("initdb"));
        FileTime unpacked = Files.getLastModifiedTime(initdb);

        assertThat(initdb).isExecutable();
        assertThat(binaries.home().resolve("lib/libpq.so.5")).isSymbolicLink().isRegularFile();
        assertThat(binaries.version()).startsWith(binaries.major() + ".");
        PostgresBinaries.unpacked(directory);
        assertThat(Files.getLastModifiedTime(initdb)).isEqualTo(unpacked);
    }
}
