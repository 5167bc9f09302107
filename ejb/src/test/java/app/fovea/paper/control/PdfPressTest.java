package app.fovea.paper.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.oned.Code128Reader;
import java.awt.image.BufferedImage;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PdfPressTest {
    private final PdfPress press = new PdfPress();

    @Test
    void what_people_typed_is_text_and_never_markup() throws Exception {
        Sheet sheet = Sheet.of(Sheet.Size.A4, "Receipt");
        sheet.body().part("p", "<script>alert(1)</script> & <img src='file:///etc/passwd'/>");
        assertThat(text(sheet)).contains("<script>alert(1)</script> & <img src='file:///etc/passwd'/>");
    }

    @Test
    void names_are_written_as_people_write_them() throws Exception {
        Sheet sheet = Sheet.of(Sheet.Size.A4, "Receipt");
        sheet.body().part("p", "Łukasz Wiśniewski, Ελένη Παπαδοπούλου, Олена Шевченко, Siân Llŷr, €249.00 £60.00");
        assertThat(text(sheet)).contains("Łukasz Wiśniewski, Ελένη Παπαδοπούλου, Олена Шевченко, Siân Llŷr, €249.00 £60.00");
    }

    @Test
    void a_reader_finds_title_language_and_tags() throws Exception {
        try (PDDocument pdf = Loader.loadPDF(press.press(Sheet.of(Sheet.Size.A5, "Job ORD-000123")))) {
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("Job ORD-000123");
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("en-GB");
            assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
        }
    }

    @Test
    void a_scanner_reads_the_barcode_of_a_label() throws Exception {
        Sheet sheet = Sheet.of(Sheet.Size.LABEL, "Label");
        sheet.body().barcode("ORD-000123", "56mm", "9mm");
        try (PDDocument pdf = Loader.loadPDF(press.press(sheet))) {
            BufferedImage picture = new PDFRenderer(pdf).renderImageWithDPI(0, 300, ImageType.RGB); // What label printers have.
            assertThat(new Code128Reader().decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(picture.getWidth(), picture.getHeight(), picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth()))))).getText()).isEqualTo("ORD-000123");
            assertThat(pdf.getNumberOfPages()).isOne();
        }
    }

    private String text(Sheet sheet) throws Exception {
        try (PDDocument pdf = Loader.loadPDF(press.press(sheet))) {
            return new PDFTextStripper().getText(pdf);
        }
    }
}
