package app.fovea.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    @TempDir
    Path directory;

    @Test
    void the_second_who_wants_it_hears_where_the_first_answers() {
        try (DataDirectory first = DataDirectory.at(directory)) {
            first.take();
            new RunningInstance(1, "http://127.0.0.1:8080").write(first);

            assertThatThrownBy(() -> DataDirectory.at(directory).take())
                    .isInstanceOf(StartRefused.DataInUse.class).hasMessageContaining("http://127.0.0.1:8080").hasMessageContaining("--stop");
        }
    }

    @Test
    void a_refused_second_does_not_loosen_the_lock_of_the_first() {
        try (DataDirectory first = DataDirectory.at(directory)) {
            first.take();
            assertThat(DataDirectory.at(directory).tryTake()).isFalse();

            assertThat(DataDirectory.at(directory).tryTake()).isFalse();
        }
    }

    @Test
    void it_can_be_taken_again_once_it_was_given_back() {
        DataDirectory first = DataDirectory.at(directory);
        first.take();
        first.close();

        assertThatCode(() -> DataDirectory.at(directory).take()).doesNotThrowAnyException();
    }

    @Test
    void one_directory_has_one_name_whichever_link_leads_to_it() throws IOException {
        Path real = Files.createDirectory(directory.resolve("real"));
        Path link = Files.createSymbolicLink(directory.resolve("link"), real);

        assertThat(DataDirectory.at(link.resolve("new")).root()).isEqualTo(DataDirectory.at(real.resolve("new")).root());
    }

    @Test
    void one_that_cannot_be_made_is_refused_with_the_option_that_helps() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(() -> DataDirectory.at(file.resolve("data")).take())
                .isInstanceOf(StartRefused.DataNotWritable.class).hasMessageContaining("--data");
    }
}
