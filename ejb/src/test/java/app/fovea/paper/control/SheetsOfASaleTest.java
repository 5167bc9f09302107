package app.fovea.paper.control;

import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.billing.entity.Invoice;
import app.fovea.billing.entity.InvoiceLine;
import app.fovea.billing.entity.OfferedPayment;
import app.fovea.billing.entity.Payment;
import app.fovea.billing.entity.Quote;
import app.fovea.billing.entity.QuoteLine;
import app.fovea.billing.entity.VatSplit;
import app.fovea.dispensing.entity.EyeMeasurement;
import app.fovea.dispensing.entity.Measurements;
import app.fovea.dispensing.entity.OrderSnapshot;
import app.fovea.lab.entity.DesignClass;
import app.fovea.lab.entity.Inspection;
import app.fovea.lab.entity.LensValues;
import app.fovea.lab.entity.Order;
import app.fovea.lab.entity.OrderTransition;
import app.fovea.lab.entity.OrderedPair;
import app.fovea.lab.entity.PairValues;
import app.fovea.lab.entity.Stage;
import app.fovea.lab.entity.ToleranceCheck;
import app.fovea.lab.entity.ToleranceProfiles;
import app.fovea.paper.control.JobSheets.Job;
import app.fovea.paper.control.JobSheets.Made;
import app.fovea.paper.control.ReceiptSheet.Sold;
import app.fovea.prescription.entity.LensPower;
import app.fovea.prescription.entity.PowerNotation;
import app.fovea.prescription.entity.Use;
import app.fovea.tenancy.entity.Imprint;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class SheetsOfASaleTest {
    private static final Letterhead NORTHGATE = new Letterhead(new Imprint("Northgate Opticians", List.of("12 Northgate", "Aireford, XN1 6AB", "01632 960110"), "Northgate Opticians Ltd, company number 01234567. VAT number GB123456782."), Optional.empty());
    private static final Instant NOON = Instant.parse("2026-05-12T11:00:00Z");
    private static final UUID ANYBODY = UUID.randomUUID();

    @Test
    void a_receipt_says_what_was_sold_taxed_exempt_paid_given_back_and_left() throws Exception {
        List<QuoteLine> quoted = List.of(line("Frame Acetate 52-18", "100.00", "20.00", "16.67", "0.00"), line("Lens pair 1.6", "54.00", "0.00", "9.00", "0.00"), line("Dispensing fee", "95.00", "0.00", "0.00", "95.00"));
        Invoice invoice = new Invoice("INV-000123", new Invoice.Sale(ANYBODY, ANYBODY, null, ANYBODY, ANYBODY), Quote.of("GBP", quoted), "Second pair", NOON);
        invoice.take(Payment.Method.CARD, money("48.55"));
        invoice.take(Payment.Method.CASH, money("40.00"));
        invoice.refund(money("10.00"));
        List<InvoiceLine> lines = IntStream.range(0, quoted.size()).mapToObj(i -> new InvoiceLine(ANYBODY, i + 1, quoted.get(i))).toList();
        List<Payment> payments = List.of(Payment.taken(ANYBODY, new OfferedPayment(Payment.Method.CARD, money("48.55"), "4242"), ANYBODY, NOON),
            Payment.taken(ANYBODY, new OfferedPayment(Payment.Method.CASH, money("40.00"), null, money("50.00"), null, null), ANYBODY, NOON),
            Payment.refunded(ANYBODY, Payment.Method.CASH, new VatSplit(money("5.00"), money("1.00"), money("4.00")), "Scratched", ANYBODY, NOON));

        String receipt = text(ReceiptSheet.of(new Sold(NORTHGATE, "Ada <b>Lovelace</b>", "Dana Penn, GOC D-12345", invoice, lines, payments, ZoneId.of("Europe/London"))));

        assertThat(receipt).contains("Northgate Opticians", "Aireford, XN1 6AB", "Northgate Opticians Ltd, company number 01234567. VAT number GB123456782.", "Invoice INV-000123", "Sold on 12 May 2026", "For Ada <b>Lovelace</b>", "Served by Dana Penn, GOC D-12345",
            "Frame Acetate 52-18 £16.67 £0.00 £100.00", "Dispensing fee £0.00 £95.00 £95.00", "Total £25.67 £95.00 £249.00", "Net £128.33, VAT £25.67, exempt from VAT £95.00.",
            "A discount of £20.00 is taken off these prices already.",
            "Card 4242, 12 May 2026 £48.55", "Cash, 12 May 2026, of £50.00 given £10.00 change £40.00", "Given back: Cash, 12 May 2026 −£10.00", "Left to pay: £160.45");
    }

    @Test
    void a_job_ticket_says_all_that_is_needed_to_make_it_and_of_the_patient_initials_and_number_alone() throws Exception {
        String ticket = text(JobSheets.ticket(new Job(NORTHGATE, order(), "A.L. P-000007", made(null))));

        assertThat(ticket).contains("ORD-000123, pair 2", "Promised Wed 20 May 2026", "A.L. P-000007", "To make, for distance", "Right -2.00 -1.25 10 –", "2.00Δ IN", "Left -1.75 – – –",
            "Kestrel K1, Tortoise", "A 52, B 36, DBL 18, ED 56 mm, full rim", "Clear 1.60, SV160", "MR-8 1.60", "Anti-reflection", "Right 31.5 – 19 3.5 1 ", "Left 32.5 – 19.5 2.5 1.5", "As worn: BVD 12 mm, tilt 8°", "Checked by");
    }

    @Test
    void a_ticket_of_what_was_inspected_says_what_was_measured_by_whom_and_where_the_job_was_on_one_page() throws Exception {
        OrderedPair ordered = OrderedPair.of(order().snapshot());
        PairValues measured = new PairValues(new LensValues(new LensPower(money("-2.06"), money("-1.25"), 12), null, null, money("31.5"), money("19"), null, null), null, null);
        Inspection inspected = Inspection.measured(new Inspection.Occasion(ANYBODY, 1, ANYBODY, "Ivy Inspector", NOON), "LM-7", measured,
            ToleranceCheck.of(ordered, measured, ToleranceProfiles.shipped().profile(ToleranceProfiles.shipped().usual(), DesignClass.of(ordered.design())).orElseThrow()));
        Sheet sheet = JobSheets.ticket(new Job(NORTHGATE, order(), "A.L. P-000007", made(inspected)));

        assertThat(text(sheet)).contains("REMAKE of ORD-000099", "sold by Dana Penn", "full rim, bevelled", "Right -2.06 -1.25 12 31.5 19", "Checked by Ivy Inspector, 12 May 12:00, LM-7: not measured", "Glazing 12 May 12:00 · Quality check 12 May 12:00");
        assertThat(pages(sheet)).isOne();
    }

    @Test
    void a_ticket_and_a_label_are_one_page_each() throws Exception {
        assertThat(pages(JobSheets.ticket(new Job(NORTHGATE, order(), "A.L. P-000007", made(null))))).isOne();
        assertThat(pages(JobSheets.label(new Job(NORTHGATE, order(), "A.L. P-000007", made(null))))).isOne();
    }

    @Test
    void tickets_and_labels_of_a_sale_come_in_one_go_each_on_paper_of_its_size() throws Exception {
        Job job = new Job(NORTHGATE, order(), "A.L. P-000007", made(null));

        try (PDDocument pdf = Loader.loadPDF(new PdfPress().press(JobSheets.trays(List.of(job, job))))) {
            assertThat(IntStream.range(0, pdf.getNumberOfPages()).mapToObj(i -> Math.round(pdf.getPage(i).getMediaBox().getWidth() / 72 * 25.4) + " x " + Math.round(pdf.getPage(i).getMediaBox().getHeight() / 72 * 25.4)))
                .containsExactly("210 x 148", "62 x 29", "210 x 148", "62 x 29");
        }
    }

    private static Made made(Inspection inspected) {
        List<OrderTransition> history = inspected == null ? List.of() : Stream.of(Stage.PENDING, Stage.SURFACING, Stage.COATING, Stage.GLAZING, Stage.QUALITY_CHECK, Stage.GLAZING, Stage.QUALITY_CHECK)
            .map(stage -> new OrderTransition(ANYBODY, 1, null, stage, ANYBODY, "Tom Technician", OrderTransition.Note.NOTHING, NOON)).toList();
        return new Made("Dana Penn", inspected == null ? null : "ORD-000099", history, inspected, ZoneId.of("Europe/London"));
    }

    private static Order order() {
        OrderSnapshot sold = new OrderSnapshot(PowerNotation.parseBoth("R -2.00/-1.25x10 2.00Δ IN L -1.75 DS BVD 12"),
            new OrderSnapshot.FrameSold(false, "K1", "Kestrel", "K1", "Tortoise", "full", money("52"), money("36"), money("18"), money("56")),
            new OrderSnapshot.LensSold("SV160", "Clear 1.60", "Lumen", "single_vision", "MR-8", money("1.60"), true), List.of(new OrderSnapshot.TreatmentSold("AR", "Anti-reflection", "ar")),
            new Measurements(new EyeMeasurement(money("31.5"), money("19"), null), new EyeMeasurement(money("32.5"), money("19.5"), null), money("12"), money("8"), null), Use.DISTANCE, null);
        return new Order("ORD-000123", new Order.Origin(ANYBODY, ANYBODY, 2, ANYBODY, null, ANYBODY), sold, "hash", LocalDate.of(2026, 5, 20), NOON);
    }

    private static QuoteLine line(String what, String amount, String discount, String vat, String exempt) {
        return new QuoteLine(1, "frame", what, money(amount), money(discount), money("20"), money(vat), money(exempt));
    }

    private static BigDecimal money(String amount) {
        return new BigDecimal(amount);
    }

    private static String text(Sheet sheet) throws Exception {
        try (PDDocument pdf = Loader.loadPDF(new PdfPress().press(sheet))) {
            PDFTextStripper words = new PDFTextStripper();
            words.setSortByPosition(true);
            return words.getText(pdf).replaceAll("[ \\t]+", " ");
        }
    }

    private static int pages(Sheet sheet) throws Exception {
        try (PDDocument pdf = Loader.loadPDF(new PdfPress().press(sheet))) {
            return pdf.getNumberOfPages();
        }
    }
}
