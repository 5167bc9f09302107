package app.fovea.patient.control;

import app.fovea.patient.entity.PatientDetails;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is held about somebody, in words: what they may have erased, and what must be kept.
 *
 * @param goes  how they are reached, what they said about being written to, and what was written to them
 * @param stays what is clinical or financial, who they are, and who did what
 */
public record HeldCounts(List<Item> goes, List<Item> stays) {
    /** @param what in words @param count how many of it; 1 for a detail */
    public record Item(String what, int count) {
    }

    /** @param rows by table, each as JSON */
    public static HeldCounts of(PatientDetails details, Map<String, List<String>> rows) {
        List<Item> goes = new ArrayList<>();
        detail(goes, "E-mail address", details.email() != null);
        detail(goes, "Telephone number", details.phone() != null);
        detail(goes, "Postal address", details.address() != null);
        detail(goes, "Consent to e-mails or text messages", Boolean.TRUE.equals(details.notifyByEmail()) || Boolean.TRUE.equals(details.notifyBySms()));
        detail(goes, "Language and preferred way of messages", details.language() != null || details.preferredChannel() != null);
        some(goes, "Messages: address and words", (int) read(rows, "notifications").filter(row -> Stream.of("recipient", "subject", "body", "error").anyMatch(row::hasNonNull)).count());
        some(goes, "Earlier e-mail, telephone and postal addresses", (int) read(rows, "patient_versions").filter(row -> Stream.of("email", "phone", "address").anyMatch(row.path("details")::hasNonNull)).count());
        some(goes, "Entries among those opened lately", count(rows, "recent_patients"));
        some(goes, "Recall", count(rows, "recalls"));
        List<Item> stays = new ArrayList<>();
        stays.add(new Item("Name, date of birth" + (details.nhsNumber() == null ? "" : " and NHS number"), 1));
        some(stays, "Exams", count(rows, "exams"));
        some(stays, "Prescriptions", count(rows, "prescriptions"));
        some(stays, "Answers about allergies, eyes and being understood", count(rows, "patient_alerts"));
        some(stays, "Sales", count(rows, "dispenses"));
        some(stays, "Orders", count(rows, "orders"));
        some(stays, "Invoices", count(rows, "invoices"));
        some(stays, "Payments and refunds", count(rows, "payments"));
        some(stays, "That messages were sent, and when", count(rows, "notifications"));
        some(stays, "That details were corrected, when and by whom", count(rows, "patient_versions"));
        some(stays, "Events of the journey", count(rows, "journey_events"));
        some(stays, "Entries of the access log", count(rows, "record_views"));
        some(stays, "Entries of the audit", count(rows, "audit_entries"));
        return new HeldCounts(goes, stays);
    }

    private static Stream<JsonNode> read(Map<String, List<String>> rows, String table) {
        return rows.getOrDefault(table, List.of()).stream().map(Held::read);
    }

    private static int count(Map<String, List<String>> rows, String table) {
        return rows.getOrDefault(table, List.of()).size();
    }

    private static void detail(List<Item> list, String what, boolean there) {
        some(list, what, there ? 1 : 0);
    }

    private static void some(List<Item> list, String what, int count) {
        if (count > 0) {
            list.add(new Item(what, count));
        }
    }
}
