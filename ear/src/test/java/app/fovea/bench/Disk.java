package app.fovea.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** What makes a commit durable: a block of the write-ahead log written and flushed. */
final class Disk {
    private static final int BLOCK = 8192;

    private Disk() {
    }

    /** @param in a directory on the database's disk */
    static Times flush(Path in, int times) {
        Path file = in.resolve("flush-" + ProcessHandle.current().pid());
        Times.Clock clock = new Times.Clock();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (int i = 0; i < times; i++) {
                ByteBuffer block = ByteBuffer.allocate(BLOCK);
                long begun = System.nanoTime();
                channel.write(block, (long) i % 64 * BLOCK);
                channel.force(false);
                clock.took(System.nanoTime() - begun);
            }
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return clock.within(Duration.ZERO);
    }
}
