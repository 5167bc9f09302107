package app.fovea.paper.control;

import app.fovea.billing.entity.Money;
import app.fovea.billing.entity.Payment;
import app.fovea.exam.entity.Outcome;
import app.fovea.lab.entity.Stage;
import app.fovea.notification.entity.MessageKind;
import app.fovea.patient.control.Held;
import app.fovea.patient.control.Spectacles;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What is held about a person, in words that the person reads: no codes, no ids. What has no words here is counted and stands in the file for programs. */
final class PersonSheet {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.UK);
    /** Told here, or a part of what is. */
    private static final Set<String> TOLD = Set.of("patients", "exams", "prescriptions", "dispenses", "dispensePairs", "dispensePairTreatments", "orders", "orderTransitions", "invoices", "invoiceLines", "payments", "notifications",
        "auditEntries", "recordViews", "journeyEvents");

    private final Held held;
    private final Sheet.Part body;

    private PersonSheet(Held held, Sheet.Part body) {
        this.held = held;
        this.body = body;
    }

    static Sheet of(Held held, Letterhead from) {
        Sheet sheet = Sheet.of(Sheet.Size.A4, "What " + from.practice() + " holds about " + held.name());
        PersonSheet person = new PersonSheet(held, sheet.body());
        from.at(sheet.body().part("div"));
        sheet.body().part("h1", "What we hold about " + held.name());
        sheet.body().part("p", "Made on " + MOMENT.format(held.at().atZone(held.zone())) + ". This is everything that our records hold about you. You may ask for it at any time and it costs nothing.");
        person.who();
        person.exams();
        person.prescriptions();
        person.spectacles();
        person.money();
        person.messages();
        person.looked();
        person.rest();
        person.rights();
        from.under(sheet.body());
        return sheet;
    }

    private void who() {
        JsonNode patient = held.patient();
        body.part("h2", "Who you are");
        Sheet.Part table = body.part("div").table("", "");
        fact(table, "Name", held.name());
        fact(table, "Born", day(patient, "birthDate"));
        fact(table, "Our number for you", text(patient, "number"));
        held.all("patients").stream().filter(each -> each != patient).forEach(each -> fact(table, "Until we found that two records are yours", text(each, "number") + ", " + text(each, "givenName") + " " + text(each, "familyName")));
        fact(table, "NHS number", text(patient, "nhsNumber"));
        fact(table, "Telephone", text(patient, "phone"));
        fact(table, "E-mail", text(patient, "email"));
        fact(table, "Address", text(patient, "address"));
        fact(table, "Registered sight impaired", patient.path("registeredSightImpaired").asBoolean() ? "Yes" : "No");
        fact(table, "May we e-mail you about orders?", patient.path("notifyByEmail").asBoolean() ? "Yes" : "No");
        fact(table, "May we text you about orders?", patient.path("notifyBySms").asBoolean() ? "Yes" : "No");
        fact(table, "Registered with us on", moment(patient, "createdAt"));
    }

    private void exams() {
        body.part("h2", "Your eye examinations");
        for (JsonNode exam : newest("exams", "examinedOn")) {
            Held.Member optometrist = held.member(exam.path("optometristId"));
            body.part("p", day(exam, "examinedOn") + (optometrist == null ? "" : ", by " + optometrist.name()) + (text(exam, "state").equals("draft") ? " (not finished)" : exam.path("amendedBy").isTextual() ? " (corrected since: see the version of the same day)" : "")).with("class", "big");
            said("Why this version was written", text(exam, "amendmentReason"));
            said("Why you came", text(exam, "reason"));
            said("What was found", text(exam, "findings"));
            said("What it led to", exam.path("outcome").isTextual() ? Outcome.valueOf(text(exam, "outcome")).title() : null);
            said("See us again", exam.path("recallMonths").isNumber() ? "in " + exam.path("recallMonths").asInt() + " months" : null);
            said("Advice", text(exam.path("recommendation"), "note"));
            said("Advised for", words(exam.path("recommendation").path("uses")));
        }
        none("exams", "None so far.");
    }

    private void prescriptions() {
        body.part("h2", "Your prescriptions");
        for (JsonNode each : newest("prescriptions", "prescribedOn")) {
            body.part("p", "Of " + day(each, "prescribedOn") + ", valid until " + day(each, "expiresOn")).with("class", "big");
            Sheet.Part table = body.part("div").table("Eye", "Sphere", "Cylinder", "Axis", "Near addition", "Sees");
            eye(table, "Right", each, "right");
            eye(table, "Left", each, "left");
        }
        none("prescriptions", "None so far.");
    }

    private static void eye(Sheet.Part table, String title, JsonNode stored, String side) {
        table.row("td", title, stored.path(side + "Balance").asBoolean() ? "balance" : power(stored, side + "Sphere"), power(stored, side + "Cylinder"), text(stored, side + "Axis"), power(stored, side + "Add"), text(stored, side + "Va"));
    }

    private static String power(JsonNode stored, String field) {
        return stored.path(field).isNumber() ? (stored.path(field).decimalValue().signum() > 0 ? "+" : "") + stored.path(field).decimalValue().stripTrailingZeros().setScale(2, java.math.RoundingMode.HALF_UP).toPlainString() : "";
    }

    private void spectacles() {
        body.part("h2", "Spectacles made for you");
        for (JsonNode order : newest("orders", "createdAt")) {
            body.part("p", text(order, "number") + ", ordered on " + moment(order, "createdAt")).with("class", "big");
            said("What", Spectacles.of(order.path("snapshot")));
            said("Where it is", Stage.of(text(order, "stage")).map(Stage::title).orElse(text(order, "stage")));
            String steps = held.all("orderTransitions").stream().filter(step -> text(step, "orderId").equals(text(order, "id"))).sorted(Comparator.comparingInt(step -> step.path("seq").asInt()))
                .map(step -> Stage.of(text(step, "toStage")).map(Stage::title).orElse(text(step, "toStage")) + " on " + moment(step, "at")).collect(Collectors.joining("; "));
            said("Its way", steps);
        }
        none("orders", "None so far.");
        long begun = held.all("dispenses").stream().filter(sale -> text(sale, "state").equals("draft")).count();
        if (begun > 0) {
            body.part("p", begun == 1 ? "One more sale was begun and is not finished." : begun + " more sales were begun and are not finished.");
        }
    }

    private void money() {
        body.part("h2", "What you bought and paid");
        for (JsonNode invoice : newest("invoices", "issuedAt")) {
            String id = text(invoice, "id");
            String currency = text(invoice, "currency");
            body.part("p", text(invoice, "number") + " of " + moment(invoice, "issuedAt") + (invoice.path("cancelledAt").isTextual() ? ", cancelled" : "")).with("class", "big");
            Sheet.Part table = body.part("div").table("Item", "Amount");
            held.all("invoiceLines").stream().filter(line -> text(line, "invoiceId").equals(id)).sorted(Comparator.comparingInt(line -> line.path("lineNo").asInt()))
                .forEach(line -> table.row("td", text(line, "description"), Money.written(amount(line, "amount"), currency)));
            table.row("td", "Total", Money.written(amount(invoice, "total"), currency)).with("class", "total");
            held.all("payments").stream().filter(payment -> text(payment, "invoiceId").equals(id)).sorted(Comparator.comparing(payment -> OffsetDateTime.parse(text(payment, "takenAt"))))
                .forEach(payment -> said(text(payment, "kind").equals("refund") ? "Given back" : "Paid", Money.written(amount(payment, "amount"), currency) + ", "
                    + ReceiptSheet.METHODS.get(Payment.Method.valueOf(text(payment, "method").toUpperCase(Locale.ROOT))).toLowerCase(Locale.ROOT) + ", " + moment(payment, "takenAt")));
        }
        none("invoices", "Nothing so far.");
    }

    private void messages() {
        body.part("h2", "Messages to you");
        for (JsonNode message : newest("notifications", "createdAt")) {
            String kind = MessageKind.of(text(message, "kind")).map(MessageKind::title).orElse(text(message, "kind"));
            body.part("p", moment(message, "createdAt") + ": " + kind + (text(message, "state").equals("sent") ? ", sent to " + text(message, "recipient") : ", not sent")).with("class", "big");
            if (message.path("body").isTextual()) {
                body.part("div").lines(text(message, "body"));
            }
        }
        none("notifications", "None so far.");
    }

    private void looked() {
        body.part("h2", "Who did what with your records");
        List<JsonNode> entries = newest("auditEntries", "at");
        if (!entries.isEmpty()) {
            Sheet.Part table = body.part("div").with("class", "small").table("When and what", "Who");
            entries.forEach(entry -> table.row("td", moment(entry, "at") + ": " + text(entry, "action").replace('.', ' ').replace('_', ' '), text(entry, "actorName")));
        }
        none("auditEntries", "Nothing so far.");
        body.part("h2", "Who looked at your records");
        List<JsonNode> looks = newest("recordViews", "at");
        if (!looks.isEmpty()) {
            Sheet.Part table = body.part("div").with("class", "small").table("When and at what", "Who");
            looks.forEach(look -> table.row("td", moment(look, "at") + ": " + text(look, "kind"), text(look, "userName") + (look.path("roleName").isTextual() ? ", " + text(look, "roleName") : "")));
        }
        none("recordViews", "Nobody since this is written down.");
    }

    private void rest() {
        List<String> others = held.records().entrySet().stream().filter(kind -> !TOLD.contains(kind.getKey()))
            .map(kind -> kind.getKey().replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT) + ": " + kind.getValue().size()).toList();
        if (!others.isEmpty()) {
            body.part("h2", "Smaller notes that belong to these");
            body.part("p", "Ask us for the file for computers, which has every one of them in full.");
            others.forEach(other -> body.part("p", other));
        }
    }

    private void rights() {
        body.part("h2", "What you may ask for");
        body.part("p", "Is something wrong? Tell us and we correct it; what stood there before is kept beside the correction. You may ask us to erase what we need not keep: the law asks us to keep records of your eyes and of money for some years. "
            + "You may ask for a file that another practice can read. If we do not put it right, you can turn to the Information Commissioner's Office (ico.org.uk).");
    }

    private List<JsonNode> newest(String kind, String by) {
        return held.all(kind).stream().sorted(Comparator.comparing((JsonNode each) -> instantOf(text(each, by))).reversed()).toList();
    }

    private static java.time.Instant instantOf(String text) {
        return text.length() == 10 ? LocalDate.parse(text).atStartOfDay(java.time.ZoneOffset.UTC).toInstant() : OffsetDateTime.parse(text).toInstant();
    }

    private void none(String kind, String words) {
        if (held.all(kind).isEmpty()) {
            body.part("p", words);
        }
    }

    private void said(String what, String words) {
        if (words != null && !words.isBlank()) {
            body.part("p", what + ": " + words);
        }
    }

    private static void fact(Sheet.Part table, String what, String value) {
        table.row("td", what, value == null || value.isBlank() ? "Not known" : value);
    }

    private static String words(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).collect(Collectors.joining(", "));
    }

    private static BigDecimal amount(JsonNode stored, String field) {
        return stored.path(field).isNumber() ? stored.path(field).decimalValue() : BigDecimal.ZERO;
    }

    private static String day(JsonNode stored, String field) {
        return DAY.format(LocalDate.parse(text(stored, field)));
    }

    private String moment(JsonNode stored, String field) {
        return MOMENT.format(OffsetDateTime.parse(text(stored, field)).atZoneSameInstant(held.zone()));
    }

    private static String text(JsonNode stored, String field) {
        return stored.path(field).isNull() ? "" : stored.path(field).asText("");
    }
}
