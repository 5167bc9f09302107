package app.fovea.paper.control;

import app.fovea.billing.entity.Invoice;
import app.fovea.billing.entity.InvoiceLine;
import app.fovea.billing.entity.Money;
import app.fovea.billing.entity.Payment;
import app.fovea.billing.entity.VatSplit;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the patient takes home: what was sold, how much of it is tax and how much is exempt, what was paid and how, and what is left. */
public final class ReceiptSheet {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
    static final Map<Payment.Method, String> METHODS = Map.of(Payment.Method.CARD, "Card", Payment.Method.CASH, "Cash", Payment.Method.TRANSFER, "Bank transfer",
        Payment.Method.VOUCHER, "NHS voucher", Payment.Method.CREDIT, "Credit from another sale");

    private ReceiptSheet() {
    }

    /**
     * @param patient as the patient is called
     * @param served  who sold it, with their registration where they have one
     */
    public record Sold(Letterhead from, String patient, String served, Invoice invoice, List<InvoiceLine> lines, List<Payment> payments, ZoneId zone) {
        private String money(BigDecimal amount) {
            return Money.written(amount, invoice.currency());
        }

        private String day(Instant at) {
            return DAY.format(at.atZone(zone));
        }
    }

    public static Sheet of(Sold sold) {
        Invoice invoice = sold.invoice();
        Sheet sheet = Sheet.of(Sheet.Size.A4, "Receipt " + invoice.number() + ", " + sold.from().practice());
        Sheet.Part body = sheet.body();
        Sheet.Part head = body.part("div");
        sold.from().at(head.part("div").with("class", "half"));
        Sheet.Part facts = head.part("div").with("class", "half");
        facts.part("h1", "Receipt");
        facts.part("p", "Invoice " + invoice.number());
        facts.part("p", "Sold on " + sold.day(invoice.issuedAt()));
        facts.part("p", "For " + sold.patient());
        facts.part("p", "Served by " + sold.served());
        lines(body, sold);
        payments(body, sold);
        body.part("p", "VAT is included in every price. Dispensing by or under a registered optician is exempt from VAT.").with("class", "quiet");
        sold.from().under(body);
        return sheet;
    }

    private static void lines(Sheet.Part body, Sold sold) {
        body.part("h2", "What was sold");
        boolean several = sold.lines().stream().map(InvoiceLine::pairNo).distinct().count() > 1;
        Sheet.Part table = body.part("div").table("Item", "VAT", "Exempt", "Price");
        for (InvoiceLine line : sold.lines()) {
            String what = several && line.pairNo() != null ? "Pair " + line.pairNo() + ": " + line.description() : line.description();
            table.row("td", what, sold.money(line.vat()), sold.money(line.exempt()), sold.money(line.amount()));
        }
        VatSplit split = sold.lines().stream().map(InvoiceLine::split).reduce(VatSplit.none(sold.invoice().currency()), VatSplit::plus);
        table.row("td", "Total", sold.money(split.vat()), sold.money(split.exempt()), sold.money(sold.invoice().total())).with("class", "total");
        if (sold.invoice().discount().signum() > 0) {
            body.part("p", "A discount of " + sold.money(sold.invoice().discount()) + " is taken off these prices already.");
        }
        body.part("p", "Net " + sold.money(split.net()) + ", VAT " + sold.money(split.vat()) + ", exempt from VAT " + sold.money(split.exempt()) + ".").with("class", "quiet");
    }

    private static void payments(Sheet.Part body, Sold sold) {
        body.part("h2", "What was paid");
        if (sold.payments().isEmpty()) {
            body.part("p", "Nothing yet.");
        } else {
            Sheet.Part table = body.part("div").table("Payment", "Amount");
            for (Payment payment : sold.payments()) {
                table.row("td", how(payment, sold), (payment.refund() ? "−" : "") + sold.money(payment.amount()));
            }
        }
        if (sold.invoice().cancelled()) {
            body.part("p", "This sale was cancelled: what was paid is given back.");
        }
        body.part("p", sold.invoice().outstanding().signum() == 0 ? "Nothing is left to pay." : "Left to pay: " + sold.money(sold.invoice().outstanding())).with("class", "big");
    }

    private static String how(Payment payment, Sold sold) {
        String how = (payment.refund() ? "Given back: " : "") + (payment.refund() && payment.method() == Payment.Method.CREDIT ? "Credit for another sale" : METHODS.get(payment.method())) + (payment.reference() == null ? "" : " " + payment.reference()) + ", " + sold.day(payment.takenAt());
        return payment.given() == null ? how : how + ", of " + sold.money(payment.given()) + " given " + sold.money(payment.given().subtract(payment.amount())) + " change";
    }
}
