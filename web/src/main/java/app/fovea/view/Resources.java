package app.fovea.view;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.TreeSet;
import java.util.zip.CRC32;

/**
 * The version behind the addresses of our own style sheets and scripts: a checksum of them all. Browsers keep what they have for
 * as long as it is the same and fetch it anew when it is not; file times would not do, because every build writes the same.
 */
@Named("resources")
@ApplicationScoped
public class Resources {
    @Inject
    private ServletContext context;

    private String version;

    @PostConstruct
    void read() {
        CRC32 sum = new CRC32();
        for (String path : new TreeSet<>(context.getResourcePaths("/resources/"))) {
            if (!path.endsWith("/")) {
                try (InputStream file = context.getResourceAsStream(path)) {
                    sum.update(file.readAllBytes());
                } catch (IOException e) {
                    throw new IllegalStateException("cannot read " + path, e);
                }
            }
        }
        version = Long.toHexString(sum.getValue());
    }

    public String getVersion() {
        return version;
    }
}
