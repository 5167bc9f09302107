package app.fovea.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** What stands in a PDF, as people read it. */
public final class PdfText {
    private PdfText() {
    }

    /** In one line, so that a sentence is found wherever it was broken. */
    public static String of(byte[] pdf) {
        return lines(pdf).replaceAll("\\s+", " ");
    }

    public static String lines(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFTextStripper words = new PDFTextStripper();
            words.setSortByPosition(true);
            return words.getText(document).replaceAll("[ \\t]+", " ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
