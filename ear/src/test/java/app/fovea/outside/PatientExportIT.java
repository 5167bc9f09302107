package app.fovea.outside;

import static app.fovea.access.entity.DefaultRole.DISPENSING_OPTICIAN;
import static app.fovea.access.entity.DefaultRole.OWNER;
import static app.fovea.access.entity.DefaultRole.PRACTICE_MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.world.Answer;
import app.fovea.world.Browser;
import app.fovea.world.Fhir;
import app.fovea.world.GivenUp;
import app.fovea.world.PdfText;
import app.fovea.world.Practice;
import app.fovea.world.Rest;
import app.fovea.world.Visit;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What a practice holds about a person, given to that person: all of it, and nothing of anybody else. */
class PatientExportIT {
    private static final Practice NORTHGATE = Practice.northgate();
    private static final Practice HARBOUR = Practice.harbour();
    private static final Visit VISIT = Visit.to(NORTHGATE).finding(Visit.EXAM.replaceFirst("\\{", "{\"reason\":\"Blurred at distance\",\"findings\":\"Clear media\",")).ordered();
    private static final Rest MANAGER = NORTHGATE.as(PRACTICE_MANAGER);
    private static final String EXPORT = "/api/patients/" + VISIT.patientId() + "/export";

    /** By the database's own list of keys, counted with the owner's eyes and not with the program's. */
    @Test
    void every_row_that_refers_to_the_person_is_in_it() {
        JsonNode records = MANAGER.get(EXPORT).expect(200).json().path("records");

        assertThat(records.path("patients").size()).isOne();
        for (String table : List.of("exams", "prescriptions", "dispenses", "invoices", "orders", "journey_events", "notifications")) {
            assertThat(records.path(table.equals("journey_events") ? "journeyEvents" : table).size()).as(table)
                .isEqualTo((int) NORTHGATE.database().count("select count(*) from " + table + " where tenant_id = ? and patient_id = ?", NORTHGATE.id(), VISIT.patientId()));
        }
        assertThat(records.path("payments").size()).isOne();
        assertThat(records.path("invoiceLines").size()).isEqualTo((int) NORTHGATE.database().count("select count(*) from invoice_lines where tenant_id = ? and invoice_id = ?", NORTHGATE.id(), VISIT.invoiceId()));
        assertThat(records.path("dispensePairs").size()).isOne();
        assertThat(records.path("orderTransitions").isEmpty()).isFalse();
        assertThat(records.at("/exams/0/findings").asText()).isEqualTo("Clear media");
        assertThat(texts(records.path("auditEntries"), "action")).contains("exam.started");
        assertThat(texts(records.path("recordViews"), "kind")).as("who looked").contains("exam");
        assertThat(records.toString()).doesNotContain("tenantId");
    }

    @Test
    void what_became_of_the_events_about_them_is_in_it() {
        UUID event = GivenUp.event(NORTHGATE, VISIT.patientId(), "order.created");
        NORTHGATE.database().execute("insert into event_failures (tenant_id, id, listener, event_id, attempt, failed_at, error) values (?, gen_random_uuid(), 'Invitation', ?, 1, now(), 'out of paper')", NORTHGATE.id(), event);
        UUID letter = GivenUp.by(NORTHGATE, "Invitation", event);
        try {
            JsonNode records = MANAGER.get(EXPORT).expect(200).json().path("records");

            assertThat(texts(records.path("deadLetters"), "id")).containsExactly(letter.toString());
            assertThat(texts(records.path("eventFailures"), "error")).containsExactly("out of paper");
        } finally {
            NORTHGATE.database().execute("delete from dead_letters where id = ?", letter);
            NORTHGATE.database().execute("delete from event_failures where event_id = ? and error = 'out of paper'", event);
        }
    }

    @Test
    void it_names_nobody_else() {
        Visit other = Visit.to(NORTHGATE).paidInFull();

        String all = MANAGER.get(EXPORT).expect(200).body();

        assertThat(all).contains(VISIT.invoiceId().toString()).doesNotContain(other.patientId().toString(), other.examId().toString(), other.invoiceId().toString());
    }

    @Test
    void as_fhir_the_public_validator_finds_nothing_wrong_with_it() {
        Answer answer = MANAGER.get(EXPORT + "/fhir").expect(200);

        assertThat(answer.contentType()).isEqualTo("application/fhir+json");
        assertThat(Fhir.problems(answer.body())).isEmpty();
        assertThat(StreamSupport.stream(answer.json().path("entry").spliterator(), false).map(entry -> entry.at("/resource/resourceType").asText()))
            .contains("Patient", "Encounter", "VisionPrescription", "DeviceRequest", "Invoice", "AuditEvent", "Practitioner");
    }

    @Test
    void on_paper_the_person_reads_exam_prescription_spectacles_and_money() {
        String paper = PdfText.of(MANAGER.download(EXPORT + "/pdf"));

        assertThat(paper).contains("What we hold about Ada Visitor", "Why you came: Blurred at distance", "What was found: Clear media", "-2.00", "-1.25", "Spectacles made for you", "12 May 1980", "Information Commissioner");
        assertThat(paper).doesNotContain(VISIT.patientId().toString(), "null");
    }

    @Test
    void it_is_a_file_that_no_cache_keeps_and_stands_in_the_audit_each_time() {
        long before = exported();

        Answer answer = MANAGER.get(EXPORT).expect(200);

        assertThat(answer.header("Content-Disposition")).hasValueSatisfying(value -> assertThat(value).startsWith("attachment; filename=\"patient-").doesNotContain("Visitor"));
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(exported()).isEqualTo(before + 1);
    }

    @Test
    void whoever_has_not_the_right_gets_neither_file_nor_page() {
        NORTHGATE.as(DISPENSING_OPTICIAN).get(EXPORT).expect(403);
        NORTHGATE.as(DISPENSING_OPTICIAN).get(EXPORT + "/pdf").expect(403);
        Browser dispenser = Browser.at(NORTHGATE.nobody());
        dispenser.signIn(NORTHGATE.slug(), NORTHGATE.user(DISPENSING_OPTICIAN).email(), NORTHGATE.password()).expect(302);

        dispenser.open("/patients/" + VISIT.patientId() + "/rights").expect(403);
        assertThat(dispenser.open("/patients/" + VISIT.patientId()).expect(200).body()).doesNotContain("/rights\"");
    }

    @Test
    void another_practice_finds_nothing() {
        HARBOUR.as(OWNER).get(EXPORT).expect(404);
        HARBOUR.as(OWNER).get(EXPORT + "/fhir").expect(404);
        HARBOUR.as(OWNER).get(EXPORT + "/pdf").expect(404);
    }

    private static long exported() {
        return NORTHGATE.database().count("select count(*) from audit_entries where tenant_id = ? and action = 'patient.exported' and target_id = ?", NORTHGATE.id(), VISIT.patientId());
    }

    private static List<String> texts(JsonNode rows, String field) {
        return StreamSupport.stream(rows.spliterator(), false).map(row -> row.path(field).asText()).toList();
    }
}
