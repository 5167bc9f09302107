package app.fovea.inside.arquillian;

import app.fovea.world.Sql;
import app.fovea.world.WholePractice;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import net.bytebuddy.ByteBuddy;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.hamcrest.Matcher;
import org.jboss.arquillian.container.test.api.Testable;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The EAR as it ships, byte for byte, and beside its own modules one with the tests. */
public final class ShippedEar {
    private static final String TESTS = "tests.war";

    private ShippedEar() {
    }

    /** @param test goes in with all of its package */
    public static EnterpriseArchive with(Class<?> test) {
        WebArchive war = ShrinkWrap.create(WebArchive.class, TESTS)
            .addPackage(test.getPackage())
            .addClasses(WholePractice.class, Sql.class, NobodySignsIn.class)
            .addAsLibraries(jarOf(Assertions.class), jarOf(ByteBuddy.class), jarOf(Awaitility.class), jarOf(Matcher.class))
            .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
            .addAsManifestResource(new StringAsset("Manifest-Version: 1.0\nDependencies: org.eclipse.persistence\n"), "MANIFEST.MF");
        EnterpriseArchive ear = ShrinkWrap.createFromZipFile(EnterpriseArchive.class, new File(System.getProperty("fovea.ear")));
        ear.setApplicationXML(new StringAsset(withModule(text(ear, "META-INF/application.xml"))));
        return ear.addAsModule(Testable.archiveToTest(war));
    }

    private static String withModule(String applicationXml) {
        String module = "<module><web><web-uri>" + TESTS + "</web-uri><context-root>/tests</context-root></web></module>";
        int end = applicationXml.lastIndexOf("</module>") + "</module>".length();
        return applicationXml.substring(0, end) + module + applicationXml.substring(end);
    }

    private static String text(EnterpriseArchive ear, String path) {
        try (InputStream asset = ear.get(path).getAsset().openStream()) {
            return new String(asset.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static File jarOf(Class<?> type) {
        try {
            return new File(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
