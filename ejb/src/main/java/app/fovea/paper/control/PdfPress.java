package app.fovea.paper.control;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.render.DefaultObjectDrawerFactory;
import com.openhtmltopdf.util.XRLog;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.logging.Level;

/**
 * Makes a PDF of a sheet: tagged for screen readers (PDF/UA), with its fonts in it, so that it looks the same everywhere and names in Latin, Greek and Cyrillic are written as
 * people write them. Reads nothing from the network or the disk, whatever stands in the sheet.
 */
@ApplicationScoped
public class PdfPress {
    private static final String FAMILY = "Sans";

    static {
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
    }

    public byte[] press(Sheet sheet) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DefaultObjectDrawerFactory drawers = new DefaultObjectDrawerFactory();
        drawers.registerDrawer(Barcode.TYPE, new Barcode());
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.useFastMode();
        builder.usePdfUaAccessibility(true);
        builder.withProducer("Fovea");
        builder.useFont(font("Regular"), FAMILY, 400, FontStyle.NORMAL, true);
        builder.useFont(font("Bold"), FAMILY, 700, FontStyle.NORMAL, true);
        builder.useObjectDrawerFactory(drawers);
        builder.useUriResolver((base, uri) -> null);
        builder.withW3cDocument(sheet.document(), null);
        builder.toStream(out);
        try {
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static FSSupplier<InputStream> font(String weight) {
        return () -> PdfPress.class.getResourceAsStream("/liberation/LiberationSans-" + weight + ".ttf");
    }
}
