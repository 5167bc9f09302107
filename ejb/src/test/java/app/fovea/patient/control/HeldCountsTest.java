package app.fovea.patient.control;

import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.patient.control.HeldCounts.Item;
import app.fovea.patient.entity.PatientDetails;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeldCountsTest {
    private static final LocalDate BORN = LocalDate.of(1971, 5, 6);
    private static final PatientDetails REACHABLE = new PatientDetails("Ana", "Souza", BORN, "ana@example.com", "07700 900123", "1 High Street", "9434765919", false, true, false, null, null);
    private static final PatientDetails ERASED = new PatientDetails("Ana", "Souza", BORN, null, null, null, "9434765919", false, false, false, null, null);

    @Test
    void how_somebody_is_reached_goes_and_who_they_are_stays() {
        HeldCounts counts = HeldCounts.of(REACHABLE, Map.of("exams", List.of("{}", "{}")));

        assertThat(counts.goes()).extracting(Item::what).containsExactly("E-mail address", "Telephone number", "Postal address", "Consent to e-mails or text messages");
        assertThat(counts.stays()).containsExactly(new Item("Name, date of birth and NHS number", 1), new Item("Exams", 2));
    }

    @Test
    void a_message_goes_once_and_that_it_was_sent_stays() {
        Map<String, List<String>> rows = Map.of("notifications", List.of("{\"recipient\":\"ana@example.com\"}", "{\"recipient\":null,\"body\":null}"),
            "patient_versions", List.of("{\"details\":{\"email\":\"old@example.com\"}}", "{\"details\":{\"email\":null}}"));

        HeldCounts counts = HeldCounts.of(ERASED, rows);

        assertThat(counts.goes()).containsExactly(new Item("Messages: address and words", 1), new Item("Earlier e-mail, telephone and postal addresses", 1));
        assertThat(counts.stays()).contains(new Item("That messages were sent, and when", 2), new Item("That details were corrected, when and by whom", 2));
    }

    @Test
    void of_whom_nothing_else_is_held_nothing_goes() {
        assertThat(HeldCounts.of(ERASED, Map.of()).goes()).isEmpty();
    }
}
