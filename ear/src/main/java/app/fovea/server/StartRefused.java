package app.fovea.server;

import java.nio.file.Path;

/** Why the local installation does not start, or cannot be stopped, in one sentence that says what to do about it. */
public abstract class StartRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    protected StartRefused(String message) {
        super(message);
    }

    protected StartRefused(String message, Throwable cause) {
        super(message, cause);
    }

    /** Somebody else answers on the HTTP port. */
    public static final class PortTaken extends StartRefused {
        private static final long serialVersionUID = 1L;

        public PortTaken(int port) {
            super("Port " + port + " is taken by another program: end that program, or choose another port with --port, for example --port "
                    + (port < 65_000 ? port + 1 : port - 1) + ".");
        }
    }

    /** This user may not listen on so low a port. */
    public static final class PortForbidden extends StartRefused {
        private static final long serialVersionUID = 1L;

        public PortForbidden(int port) {
            super("You may not listen on port " + port + " (ports below 1024 belong to root): choose one above with --port, for example --port 8080.");
        }
    }

    /** Another launcher holds the data directory. */
    public static final class DataInUse extends StartRefused {
        private static final long serialVersionUID = 1L;

        public DataInUse(Path data, String where) {
            super("Fovea already runs on " + data + where + ": use that one, end it with --stop, or give this one other data with --data.");
        }
    }

    /** The data directory cannot be made or written. */
    public static final class DataNotWritable extends StartRefused {
        private static final long serialVersionUID = 1L;

        public DataNotWritable(Path data, Throwable cause) {
            super("The data directory " + data + " cannot be written (" + cause.getClass().getSimpleName()
                    + "): make it writable for you, or choose another with --data.", cause);
        }
    }

    /** The data directory belongs to another user of this machine. */
    public static final class DataOfAnother extends StartRefused {
        private static final long serialVersionUID = 1L;

        public DataOfAnother(Path data, String owner) {
            super("The data directory " + data + " belongs to " + owner + ": start as " + owner + ", or choose another with --data.");
        }
    }

    /** Too little room to keep a database safe. */
    public static final class DiskFull extends StartRefused {
        private static final long serialVersionUID = 1L;

        public DiskFull(Path where, long freeMegabytes, long neededMegabytes) {
            super("Only " + freeMegabytes + " MB are free where " + where + " lies and Fovea needs " + neededMegabytes
                    + " MB: free some disk, or put the data elsewhere with --data.");
        }
    }

    /** A {@code FOVEA_…} variable or an option makes no sense. */
    public static final class WrongSetting extends StartRefused {
        private static final long serialVersionUID = 1L;

        public WrongSetting(String message) {
            super(message);
        }
    }

    /** The assembled server or the EAR is missing. */
    public static final class NotBuilt extends StartRefused {
        private static final long serialVersionUID = 1L;

        public NotBuilt(Path missing) {
            super("There is no " + missing + ": build it with bin/run, or with mvn package -DskipTests.");
        }
    }

    /** No PostgreSQL is packed for this operating system or processor. */
    public static final class MachineUnsupported extends StartRefused {
        private static final long serialVersionUID = 1L;

        public MachineUnsupported(String os, String architecture) {
            super("bin/run brings PostgreSQL for Linux on x86-64 and 64-bit ARM, and this is " + os + " on " + architecture
                    + ": run it there, or set up the production archive with a PostgreSQL of your own.");
        }
    }

    /** The database on our port, or in our directory, is somebody else's. */
    public static final class DatabaseNotOurs extends StartRefused {
        private static final long serialVersionUID = 1L;

        public DatabaseNotOurs(String message) {
            super(message);
        }
    }

    /** The database would lose committed work in a crash. */
    public static final class DatabaseNotDurable extends StartRefused {
        private static final long serialVersionUID = 1L;

        public DatabaseNotDurable(String setting, String value, Path pgdata) {
            super("PostgreSQL runs with " + setting + "=" + value + ", which can lose committed work: remove that line from "
                    + pgdata.resolve("postgresql.conf") + " and postgresql.auto.conf and start again.");
        }
    }

    /** PostgreSQL did not come up. */
    public static final class DatabaseDidNotStart extends StartRefused {
        private static final long serialVersionUID = 1L;

        public DatabaseDidNotStart(String what, Path log) {
            super("The database did not start (" + what + "): " + log + " says why.");
        }
    }

    /** The schema or the demonstration's data could not be brought up to this build. */
    public static final class DataNotPrepared extends StartRefused {
        private static final long serialVersionUID = 1L;

        public DataNotPrepared(Path data, Throwable cause) {
            super("The data in " + data + " could not be brought up to this build (" + firstLine(cause)
                    + "): start with fresh data by --data, or see launcher.log in its log directory.", cause);
        }
    }

    /** WildFly did not come up, or came up without the application. */
    public static final class ServerDidNotStart extends StartRefused {
        private static final long serialVersionUID = 1L;

        public ServerDidNotStart(String what, Path log) {
            super("The server did not start (" + what + "): " + log + " says why.");
        }
    }

    /** The one that runs was told to stop and did not. */
    public static final class DidNotStop extends StartRefused {
        private static final long serialVersionUID = 1L;

        public DidNotStop(long pid) {
            super("Fovea (process " + pid + ") was told to stop and still runs: look at its terminal, or end it with kill -9 " + pid
                    + " and call --stop again, which clears up behind it.");
        }
    }

    private static String firstLine(Throwable cause) {
        String text = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return text.strip().lines().findFirst().orElse("").strip();
    }
}
