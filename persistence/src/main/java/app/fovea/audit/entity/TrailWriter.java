package app.fovea.audit.entity;

import java.io.Closeable;
import java.io.IOException;

/** Writes entries into a file, oldest first; complete once closed. */
public interface TrailWriter extends Closeable {
    void write(SealedEntry entry) throws IOException;
}
