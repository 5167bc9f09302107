package app.fovea.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * The PostgreSQL programs from Maven Central, unpacked once for each release of them.
 *
 * @param version as the packagers number it, {@code 17.6.0}
 * @param home    holds {@code bin}, {@code lib} and {@code share}
 */
record PostgresBinaries(String version, Path home) {
    private static final Pattern VERSION = Pattern.compile("-(\\d+(?:\\.\\d+)+)\\.jar!");
    // Whatever the umask: the account that runs the database may not be the one that unpacks.
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-r--r--");
    private static final Set<PosixFilePermission> PROGRAM = PosixFilePermissions.fromString("rwxr-xr-x");

    /** @param under each release gets a directory of its own below this one */
    static PostgresBinaries unpacked(Path under) {
        String resource = resourceFor(System.getProperty("os.name"), System.getProperty("os.arch"));
        URL packed = PostgresBinaries.class.getClassLoader().getResource(resource);
        if (packed == null) {
            throw new StartRefused.NotBuilt(Path.of(resource));
        }
        Matcher version = VERSION.matcher(packed.toString());
        if (!version.find()) {
            throw new IllegalStateException("No version in " + packed);
        }
        Path home = under.resolve(version.group(1));
        try {
            if (!Files.isDirectory(home)) {
                unpack(packed, home);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new PostgresBinaries(version.group(1), home);
    }

    static String resourceFor(String os, String architecture) {
        String machine = switch (architecture.toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> null;
        };
        if (machine == null || !os.equalsIgnoreCase("Linux")) {
            throw new StartRefused.MachineUnsupported(os, architecture);
        }
        return "postgres-linux-" + machine + ".txz";
    }

    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    /** The part of the version that decides whether a data directory can be read: {@code 17}. */
    String major() {
        return version.substring(0, version.indexOf('.'));
    }

    /** Beside its place first and then renamed: a directory with the final name is always whole. */
    private static void unpack(URL packed, Path home) throws IOException {
        Path unfinished = home.resolveSibling(home.getFileName() + ".unfinished");
        delete(unfinished);
        directory(unfinished);
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(packed.openStream()))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, unfinished);
            }
        }
        Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path into) throws IOException {
        Path target = into.resolve(entry.getName()).normalize();
        if (!target.startsWith(into)) {
            throw new IOException("Entry leads out of the archive: " + entry.getName());
        }
        directory(entry.isDirectory() ? target : target.getParent());
        if (entry.isDirectory()) {
            return;
        }
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(target, into.resolve(entry.getLinkName()).normalize());
        } else {
            Files.copy(tar, target);
            Files.setPosixFilePermissions(target, (entry.getMode() & 0b001_000_000) == 0 ? FILE : PROGRAM);
        }
    }

    private static void directory(Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.setPosixFilePermissions(directory, PROGRAM);
    }

    static void delete(Path tree) throws IOException {
        if (!Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
