package app.fovea.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Where a local installation keeps everything that must outlive it, and the lock that keeps a second launcher out. */
public final class DataDirectory implements AutoCloseable {
    /** A first start needs about 300 MB; the rest is room for write-ahead log and a day's work. */
    static final long NEEDED_MEGABYTES = 2_000;

    // The kernel's lock is between processes; worse, closing a second channel on the file would give the first one's lock away.
    private static final Set<Path> TAKEN_HERE = ConcurrentHashMap.newKeySet();

    private final Path root;
    private FileChannel lockFile;

    private DataDirectory(Path root) {
        this.root = root;
    }

    public static DataDirectory at(Path root) {
        return new DataDirectory(real(root.toAbsolutePath().normalize()));
    }

    /** One directory has one name here, whichever links lead to it: processes are recognised by it. */
    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException notThereYet) {
            return path.getParent() == null ? path : real(path.getParent()).resolve(path.getFileName());
        }
    }

    public Path root() {
        return root;
    }

    public Path log() {
        return root.resolve("log");
    }

    public Path log(String file) {
        return log().resolve(file);
    }

    Path demoFile() {
        return root.resolve("demo.json");
    }

    Path secretsFile() {
        return root.resolve("secrets.json");
    }

    Path portsFile() {
        return root.resolve("ports.json");
    }

    Path serverBase() {
        return root.resolve("server");
    }

    /** Who holds the lock and where it answers; only to be believed while the lock is held. */
    Path runFile() {
        return root.resolve("run.json");
    }

    Path postgresPidFile() {
        return root.resolve("postgres.pid");
    }

    Path serverPidFile() {
        return root.resolve("server.pid");
    }

    /** Which EAR last came up on this data, and so which migrations it has had. */
    Path startedWithFile() {
        return root.resolve("started-with");
    }

    /** Makes the directory and takes the lock; the kernel gives it back when the holder dies, however it dies. */
    void take() {
        if (!tryTake()) {
            String url = RunningInstance.read(this).map(instance -> " at " + instance.url()).orElse("");
            throw new StartRefused.DataInUse(root, url);
        }
    }

    /** @return false when another launcher holds it */
    boolean tryTake() {
        if (!TAKEN_HERE.add(root)) {
            return false;
        }
        try {
            Files.createDirectories(log());
            lockFile = FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lockFile.tryLock() != null) {
                return true;
            }
            close();
            return false;
        } catch (IOException e) {
            TAKEN_HERE.remove(root);
            throw new StartRefused.DataNotWritable(root, e);
        }
    }

    /** Before anything is written. */
    void refuseUnlessUsable() {
        refuseAnothersData();
        refuseWhenDiskIsFull();
    }

    /** Root could, but every file it wrote there would lock the owner out next time. */
    void refuseAnothersData() {
        String owner = PostgresAccount.ownerOf(root);
        if (owner != null && !owner.equals(System.getProperty("user.name"))) {
            throw new StartRefused.DataOfAnother(root, owner);
        }
    }

    boolean isTaken() {
        return lockFile != null;
    }

    /** Half a database is worse than none. */
    private void refuseWhenDiskIsFull() {
        Path there = root;
        while (!Files.exists(there)) {
            there = there.getParent();
        }
        // Not Files.getFileStore: it looks for the mount point in a list that a chroot does not have.
        long free = there.toFile().getUsableSpace() / 1_000_000;
        if (free < NEEDED_MEGABYTES) {
            throw new StartRefused.DiskFull(root, free, NEEDED_MEGABYTES);
        }
    }

    /** Gives the lock back. */
    @Override
    public void close() {
        try {
            if (lockFile != null) {
                lockFile.close();
                lockFile = null;
                TAKEN_HERE.remove(root);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return root.toString();
    }
}
