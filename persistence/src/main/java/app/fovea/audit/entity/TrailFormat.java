package app.fovea.audit.entity;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/** How the trail of access is written into a file that is still good evidence outside. */
public enum TrailFormat {
    CSV("text/csv") {
        @Override
        public TrailWriter open(TrailFile about, OutputStream out) throws IOException {
            return new TrailCsv.Writer(out);
        }
    },
    JSON("application/json") {
        @Override
        public TrailWriter open(TrailFile about, OutputStream out) throws IOException {
            return new TrailJson.Writer(about, out);
        }
    };

    private final String mediaType;

    TrailFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    public abstract TrailWriter open(TrailFile about, OutputStream out) throws IOException;

    public String mediaType() {
        return mediaType;
    }

    /** As the name of a file ends, and as it is asked for over REST. */
    public String extension() {
        return name().toLowerCase(Locale.ROOT);
    }
}
