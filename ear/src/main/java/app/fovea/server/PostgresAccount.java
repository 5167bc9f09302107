package app.fovea.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * As whom the database runs. PostgreSQL refuses to run as root, so root starts it in a user namespace of its own, where the
 * files still belong to root; where namespaces are forbidden (most containers) it runs as a system user made for it.
 */
final class PostgresAccount {
    static final String SYSTEM_USER = "fovea-postgres";

    private final List<String> prefix;

    private PostgresAccount(List<String> prefix) {
        this.prefix = prefix;
    }

    /** @param pgdata the database, where there is one: whoever it was given to keeps it */
    static PostgresAccount forThisMachine(Path pgdata) {
        if (!"root".equals(System.getProperty("user.name"))) {
            return new PostgresAccount(List.of());
        }
        if (!SYSTEM_USER.equals(ownerOf(pgdata)) && succeeds(List.of("unshare", "-U", "true"))) {
            return new PostgresAccount(List.of("unshare", "-U"));
        }
        if (!succeeds(List.of("id", SYSTEM_USER))) {
            run(List.of("useradd", "--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent",
                    "--shell", "/usr/sbin/nologin", SYSTEM_USER));
        }
        return new PostgresAccount(List.of("setpriv", "--reuid", SYSTEM_USER, "--regid", SYSTEM_USER, "--init-groups"));
    }

    /** The command, run by this account; each program on the way replaces itself, so that the pid is the command's. */
    List<String> running(List<String> command) {
        List<String> whole = new ArrayList<>(prefix);
        whole.addAll(command);
        return whole;
    }

    boolean isSystemUser() {
        return !prefix.isEmpty() && prefix.get(0).equals("setpriv");
    }

    boolean canReach(Path directory) {
        return succeeds(running(List.of("test", "-x", directory.toString())));
    }

    /** Gives the tree to whoever will run the database, where that is somebody else. */
    void own(Path tree) {
        if (isSystemUser()) {
            run(List.of("chown", "-R", SYSTEM_USER + ":" + SYSTEM_USER, tree.toString()));
        }
    }

    /** @return its name, or nothing where there is no such file */
    static String ownerOf(Path file) {
        try {
            return Files.getOwner(file).getName();
        } catch (IOException notThere) {
            return null;
        }
    }

    private static boolean succeeds(List<String> command) {
        return exitCode(command) == 0;
    }

    private static void run(List<String> command) {
        int code = exitCode(command);
        if (code != 0) {
            throw new StartRefused.WrongSetting("The database cannot run as root here, and preparing a user for it failed (" + String.join(" ", command)
                    + "): start bin/run as an ordinary user instead.");
        }
    }

    private static int exitCode(List<String> command) {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
        } catch (IOException noSuchProgram) {
            return 127;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 130;
        }
    }
}
