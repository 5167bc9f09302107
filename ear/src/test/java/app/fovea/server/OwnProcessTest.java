package app.fovea.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnProcessTest {
    @TempDir
    Path directory;
    private OwnProcess process;

    @AfterEach
    void end() {
        if (process != null && process.isAlive()) {
            process.kill();
        }
    }

    @Test
    void it_leads_a_session_of_its_own_so_that_the_terminal_does_not_reach_it() throws IOException {
        process = start("sleep", "60");

        assertThat(OwnProcess.waitForEnd(process.pid(), Duration.ofMillis(200))).isFalse();
        assertThat(session(process.pid())).isEqualTo(process.pid());
    }

    @Test
    void it_is_found_again_by_its_pid_file() {
        process = start("sleep", "60");

        assertThat(OwnProcess.leftBehind(pidFile(), "sleep 60")).map(OwnProcess::pid).contains(process.pid());
    }

    @Test
    void a_process_that_merely_has_the_same_number_is_not_taken_for_ours() {
        process = start("sleep", "60");

        assertThat(OwnProcess.leftBehind(pidFile(), "-Djboss.server.base.dir=/somewhere")).isEmpty();
        assertThat(process.isAlive()).isTrue();
    }

    @Test
    void a_pid_file_whose_process_is_gone_finds_nothing() {
        process = start("true");
        process.waitForEnd(Duration.ofSeconds(5));

        assertThat(OwnProcess.leftBehind(pidFile(), "true")).isEmpty();
    }

    @Test
    void one_that_does_not_listen_is_killed_in_the_end() {
        process = start("sh", "-c", "trap '' TERM; while :; do sleep 1; done");
        OwnProcess.waitForEnd(process.pid(), Duration.ofMillis(300));

        process.end("TERM", Duration.ofMillis(300));

        assertThat(process.isAlive()).isFalse();
        assertThat(pidFile()).doesNotExist();
    }

    @Test
    void a_kill_takes_the_children_along() throws IOException {
        process = start("sh", "-c", "sleep 61 & echo $! > child; wait");
        Path child = directory.resolve("child");
        for (int look = 0; look < 100 && (!Files.exists(child) || Files.size(child) == 0); look++) {
            Pause.briefly();
        }
        long childPid = Long.parseLong(Files.readString(child).strip());

        process.kill();

        assertThat(OwnProcess.isAlive(childPid)).isFalse();
    }

    @Test
    void those_who_work_in_a_directory_are_found_whoever_started_them() throws IOException {
        process = start("sleep", "60");

        assertThat(OwnProcess.workingIn(directory.toRealPath(), "sleep")).contains(process.pid());
        assertThat(OwnProcess.workingIn(directory.toRealPath(), "postgres")).isEmpty();
    }

    private OwnProcess start(String... command) {
        return OwnProcess.start(List.of(command), Map.of(), directory, directory.resolve("output"), pidFile());
    }

    private Path pidFile() {
        return directory.resolve("pid");
    }

    private static long session(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[3]);
    }
}
