package app.fovea.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A server process that this installation started: in a session of its own, so that Ctrl-C on the terminal reaches the
 * launcher alone and the launcher decides the order; with a pid file, so that the next launcher finds what a killed one left.
 */
final class OwnProcess {
    private final long pid;
    private final Path pidFile;

    private OwnProcess(long pid, Path pidFile) {
        this.pid = pid;
        this.pidFile = pidFile;
    }

    /** @param output where both of its output streams go, emptied first: what stands there is about this start */
    static OwnProcess start(List<String> command, Map<String, String> environment, Path directory, Path output, Path pidFile) {
        List<String> detached = new ArrayList<>(List.of("setsid"));
        detached.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(detached)
                .directory(directory.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        try {
            // setsid replaces itself by the command, so that this is the command's own pid.
            long pid = builder.start().pid();
            Files.writeString(pidFile, Long.toString(pid));
            return new OwnProcess(pid, pidFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The process that an earlier launcher left behind, if it still lives.
     *
     * @param mark words on its command line that only our process has; a pid alone may long belong to somebody else
     */
    static Optional<OwnProcess> leftBehind(Path pidFile, String mark) {
        try {
            OwnProcess found = new OwnProcess(Long.parseLong(Files.readString(pidFile).strip()), pidFile);
            if (found.isAlive() && commandLine(found.pid).contains(mark)) {
                return Optional.of(found);
            }
            Files.deleteIfExists(pidFile);
        } catch (IOException | NumberFormatException absentOrHalfWritten) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    long pid() {
        return pid;
    }

    boolean isAlive() {
        return isAlive(pid);
    }

    /** @param signal as kill(1) knows it, {@code INT} */
    void signal(String signal) {
        signal(pid, signal);
    }

    static void signal(long pid, String signal) {
        try {
            // The shell's own kill: procps is not on every machine.
            new ProcessBuilder("sh", "-c", "kill -" + signal + " " + pid)
                    .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks with the signal, waits, and takes it away when it does not listen. */
    void end(String signal, Duration patience) {
        signal(signal);
        if (!waitForEnd(patience)) {
            kill();
        }
        forget();
    }

    /** SIGKILL, children included, as a power cut would; the pid file stays, as after a power cut. */
    void kill() {
        List<Long> doomed = new ArrayList<>(List.of(pid));
        ProcessHandle.of(pid).ifPresent(handle -> handle.descendants().forEach(child -> doomed.add(child.pid())));
        doomed.forEach(process -> signal(process, "KILL"));
        doomed.forEach(process -> waitForEnd(process, Duration.ofSeconds(10)));
    }

    boolean waitForEnd(Duration patience) {
        return waitForEnd(pid, patience);
    }

    void forget() {
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean waitForEnd(long pid, Duration patience) {
        long until = System.nanoTime() + patience.toNanos();
        while (isAlive(pid)) {
            if (System.nanoTime() > until) {
                return false;
            }
            if (!Pause.briefly()) {
                return !isAlive(pid);
            }
        }
        return true;
    }

    /**
     * From /proc: an orphan whose new parent does not reap it stays there as a zombie, and a zombie is dead; but not while other threads of
     * it are still being torn down, which hold its port (a killed server was started again and found its own port taken).
     */
    static boolean isAlive(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"), StandardCharsets.ISO_8859_1);
            char state = stat.charAt(stat.lastIndexOf(')') + 2);
            return state != 'X' && (state != 'Z' || threads(pid) > 1);
        } catch (IOException gone) {
            return false;
        }
    }

    private static long threads(long pid) throws IOException {
        try (Stream<Path> tasks = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
            return tasks.count();
        }
    }

    static String commandLine(long pid) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"), StandardCharsets.UTF_8).replace('\0', ' ');
        } catch (IOException gone) {
            return "";
        }
    }

    /** Every live process of that name that works in this directory (its real path), whoever started it. */
    static List<Long> workingIn(Path directory, String name) {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes.filter(process -> process.getFileName().toString().matches("\\d+"))
                    .filter(process -> worksIn(process, directory))
                    .map(process -> Long.parseLong(process.getFileName().toString()))
                    .filter(pid -> isAlive(pid) && commandLine(pid).contains(name))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean worksIn(Path process, Path directory) {
        try {
            return Files.readSymbolicLink(process.resolve("cwd")).equals(directory);
        } catch (IOException goneOrNotOurs) {
            return false;
        }
    }
}
