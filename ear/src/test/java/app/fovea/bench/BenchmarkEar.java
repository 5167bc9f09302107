package app.fovea.bench;

import app.fovea.bench.inside.JustAppended;
import app.fovea.bench.inside.SynchronousChain;
import app.fovea.bench.inside.SynchronousCheckout;
import java.io.File;
import java.nio.file.Path;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The EAR as it ships, and in its web module one more resource: the checkout that does everything in the request. */
final class BenchmarkEar {
    private static final String WEB = "fovea-web.war";

    private BenchmarkEar() {
    }

    static Path write(Path shipped, Path to) {
        EnterpriseArchive ear = ShrinkWrap.createFromZipFile(EnterpriseArchive.class, shipped.toFile());
        WebArchive web = ear.getAsType(WebArchive.class, WEB).addClasses(SynchronousCheckout.class, SynchronousChain.class, JustAppended.class);
        ear.delete(WEB);
        ear.addAsModule(web);
        File file = to.toFile();
        file.getParentFile().mkdirs();
        ear.as(ZipExporter.class).exportTo(file, true);
        return to;
    }
}
