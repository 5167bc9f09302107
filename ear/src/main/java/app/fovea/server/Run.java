package app.fovea.server;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bin/run} once everything is built: starts a whole Fovea, says how to sign in, and stops it on Ctrl-C. */
@Command(name = "bin/run", sortOptions = false, description = "Starts Fovea on this machine, with its database, a mail catcher and two demonstration practices.")
public final class Run implements Callable<Integer> {
    private static final Duration PATIENCE_WITH_STOP = Duration.ofSeconds(120);

    @Option(names = "--port", paramLabel = "N", defaultValue = "${env:FOVEA_PORT:-8080}", description = "HTTP port on the loopback address (default: 8080)")
    private String port;

    @Option(names = "--data", paramLabel = "DIR", defaultValue = ".fovea", description = "where the data lives (default: .fovea)")
    private Path directory;

    @Option(names = "--stop", description = "end the one that runs on that data")
    private boolean stop;

    @Option(names = "--help", usageHelp = true, description = "say this")
    private boolean help;

    // Kept, because standard error goes to a log below: libraries write stack traces to it, and people should get a sentence.
    private final Console console = new Console(System.out, System.err);
    private volatile boolean ending;
    private volatile int exitCode;
    private boolean logging;

    public static void main(String[] arguments) {
        CommandLine commandLine = new CommandLine(new Run());
        commandLine.setParameterExceptionHandler((refused, args) -> {
            System.err.println(refused.getMessage() + ": bin/run --help lists the options.");
            return 2;
        });
        System.exit(commandLine.execute(arguments));
    }

    @Override
    public Integer call() {
        DataDirectory data = DataDirectory.at(directory);
        try {
            exitCode = stop ? stopRunning(data) : run(data);
        } catch (StartRefused refused) {
            exitCode = failed(refused, refused.getMessage());
        } catch (RuntimeException unexpected) {
            exitCode = failed(unexpected, "Fovea did not start (" + unexpected + ")"
                    + (logging ? ": " + data.log("launcher.log") + " has the details." : "."));
        }
        return exitCode;
    }

    private int failed(RuntimeException cause, String sentence) {
        if (logging) {
            cause.printStackTrace();
        }
        if (ending) {
            return 0;
        }
        console.complain(sentence);
        return 1;
    }

    private int run(DataDirectory data) {
        long begun = System.nanoTime();
        Settings.refuseNonsense(System.getenv());
        int httpPort = httpPort();
        data.refuseUnlessUsable();
        logTo(data);
        FoveaServer fovea = FoveaServer.in(data.root()).port(httpPort).jvmArguments(jvmOptions()).progress(console).build();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(fovea), "bin-run-end"));
        fovea.start();
        console.ready(fovea, Duration.ofNanos(System.nanoTime() - begun));
        while (fovea.isServerAlive() && Pause.briefly()) {
            // Nothing to do but to be there for Ctrl-C, and to notice when the server goes by itself.
        }
        if (ending) {
            return 0;
        }
        console.complain("The server ended by itself: " + data.log("server.log") + " says why; start again with bin/run, the data is safe.");
        return 1;
    }

    /** However the end comes, in good order; a person's Ctrl-C is not a failure, whatever the JVM would answer. */
    private void end(FoveaServer fovea) {
        ending = true;
        boolean ran = fovea.isServerAlive();
        if (ran) {
            console.say("\nStopping.");
        }
        fovea.stop();
        if (ran) {
            console.say("Stopped.");
        }
        Runtime.getRuntime().halt(exitCode);
    }

    private int stopRunning(DataDirectory data) {
        if (!Files.isDirectory(data.root())) {
            console.say("Nothing runs on " + data + ".");
            return 0;
        }
        data.refuseAnothersData();
        if (data.tryTake()) {
            boolean found = FoveaServer.endLeftBehind(data);
            data.close();
            console.say(found ? "Ended what a killed launcher had left on " + data + "." : "Nothing runs on " + data + ".");
            return 0;
        }
        Optional<RunningInstance> running = RunningInstance.read(data);
        if (running.isEmpty() || !OwnProcess.commandLine(running.get().pid()).contains(Run.class.getName())) {
            throw new StartRefused.DataInUse(data.root(), " under something that is not bin/run");
        }
        OwnProcess.signal(running.get().pid(), "TERM");
        Instant until = Instant.now().plus(PATIENCE_WITH_STOP);
        while (!data.tryTake()) {
            if (Instant.now().isAfter(until) || !Pause.briefly()) {
                throw new StartRefused.DidNotStop(running.get().pid());
            }
        }
        data.close();
        console.say("Stopped what ran at " + running.get().url() + ".");
        return 0;
    }

    private int httpPort() {
        if (!port.matches("\\d{1,5}") || Integer.parseInt(port) < 1 || Integer.parseInt(port) > 65_535) {
            throw new StartRefused.WrongSetting("--port must be a whole number between 1 and 65535 and is \"" + port + "\": choose another, for example --port 8080.");
        }
        return Integer.parseInt(port);
    }

    private static String[] jvmOptions() {
        String options = System.getenv().getOrDefault(Settings.FOVEA_JVM_OPTIONS.name(), "").strip();
        return options.isEmpty() ? new String[0] : options.split("\\s+");
    }

    private void logTo(DataDirectory data) {
        try {
            Files.createDirectories(data.log());
            System.setErr(new PrintStream(new FileOutputStream(data.log("launcher.log").toFile(), true), true, StandardCharsets.UTF_8));
            logging = true;
        } catch (IOException e) {
            throw new StartRefused.DataNotWritable(data.root(), e);
        }
    }
}
