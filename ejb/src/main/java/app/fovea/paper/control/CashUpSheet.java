package app.fovea.paper.control;

import app.fovea.billing.entity.CashCount.Coins;
import app.fovea.billing.entity.CashUp;
import app.fovea.billing.entity.CashUpLine;
import app.fovea.billing.entity.Money;
import app.fovea.billing.entity.Payment;
import app.fovea.billing.entity.TakenPayment;
import app.fovea.billing.entity.Takings.OfMethod;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** What goes into the folder, or to the safe with the money: what a till should have held, what was counted, and each payment. */
public final class CashUpSheet {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.UK);

    private CashUpSheet() {
    }

    /**
     * @param till     as it is called
     * @param closedBy the name of whoever counted
     * @param lines    in the order of the methods
     */
    public record Counted(Letterhead from, String till, String closedBy, CashUp cashUp, List<CashUpLine> lines, List<TakenPayment> payments, ZoneId zone) {
        private String money(BigDecimal amount) {
            return Money.written(amount, cashUp.currency());
        }

        private String moment(Instant at) {
            return MOMENT.format(at.atZone(zone));
        }
    }

    public static Sheet of(Counted counted) {
        CashUp cashUp = counted.cashUp();
        String title = "Cash-up " + cashUp.no() + " of " + counted.till();
        Sheet sheet = Sheet.of(Sheet.Size.A4, title + ", " + counted.from().practice());
        Sheet.Part body = sheet.body();
        Sheet.Part head = body.part("div");
        counted.from().at(head.part("div").with("class", "half"));
        Sheet.Part facts = head.part("div").with("class", "half");
        facts.part("h1", title);
        facts.part("p", "From " + counted.moment(cashUp.openedAt()));
        facts.part("p", "To " + counted.moment(cashUp.closedAt()));
        facts.part("p", "Counted by " + counted.closedBy());
        methods(body, counted);
        cash(body, counted);
        payments(body, counted);
        body.part("p", "Signed ______________________________").with("style", "margin-top: 14mm");
        return sheet;
    }

    private static void methods(Sheet.Part body, Counted counted) {
        body.part("h2", "What was counted");
        Sheet.Part table = body.part("div").table("How", "Was in it", "Taken", "Given back", "Should be there", "Counted", "Difference");
        for (CashUpLine line : counted.lines()) {
            OfMethod takings = line.takings();
            table.row("td", ReceiptSheet.METHODS.get(takings.method()), counted.money(takings.opening()), counted.money(takings.taken()), counted.money(takings.givenBack()), counted.money(takings.expected()),
                line.counted() == null ? "not looked at" : counted.money(line.counted()), line.counted() == null ? "–" : counted.money(line.counted().subtract(takings.expected())));
        }
        if (counted.cashUp().reason() != null) {
            body.part("p", "Reason: " + counted.cashUp().reason());
        }
    }

    private static void cash(Sheet.Part body, Counted counted) {
        CashUp cashUp = counted.cashUp();
        BigDecimal cash = counted.lines().stream().filter(line -> line.takings().method() == Payment.Method.CASH).findFirst().map(CashUpLine::counted).orElseThrow();
        body.part("h2", "The cash");
        body.part("p", "Stays in the till: " + counted.money(cashUp.leftInTill()));
        body.part("p", "To the safe or the bank: " + counted.money(cash.subtract(cashUp.leftInTill()))).with("class", "big");
        if (!cashUp.coins().isEmpty()) {
            Sheet.Part table = body.part("div").table("Note or coin", "Number", "Worth");
            for (Coins coins : cashUp.coins()) {
                table.row("td", counted.money(coins.value()), String.valueOf(coins.number()), counted.money(coins.worth()));
            }
        }
    }

    private static void payments(Sheet.Part body, Counted counted) {
        body.part("h2", "Each payment");
        if (counted.payments().isEmpty()) {
            body.part("p", "None.");
            return;
        }
        Sheet.Part table = body.part("div").table("When, for what, by whom", "How", "Amount");
        for (TakenPayment taken : counted.payments()) {
            Payment payment = taken.payment();
            table.row("td", counted.moment(payment.takenAt()) + ", " + taken.invoiceNumber() + ", " + taken.takenBy(), (payment.refund() ? "Given back: " : "") + ReceiptSheet.METHODS.get(payment.method()),
                (payment.refund() ? "−" : "") + counted.money(payment.amount()));
        }
    }
}
