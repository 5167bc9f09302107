package app.fovea.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.patient.control.FhirBundle;
import app.fovea.patient.control.Held;
import app.fovea.world.Fhir;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What is held about a person, in FHIR R4: by HL7's own rules, and with every figure where FHIR looks for it. */
class FhirBundleTest {
    private static final String PATIENT = "0190a000-0000-7000-8000-000000000001";
    private static final String EXAM = "0190a000-0000-7000-8000-000000000002";
    private static final String PRESCRIPTION = "0190a000-0000-7000-8000-000000000003";
    private static final String OPTOMETRIST = "0190a000-0000-7000-8000-000000000004";
    private static final String SALE = "0190a000-0000-7000-8000-000000000005";
    private static final String INVOICE = "0190a000-0000-7000-8000-000000000006";
    private static final String AT = "2026-05-12T09:30:12.123456+00:00";

    private static final Map<String, List<String>> STORED = Map.of(
        "patients", List.of("""
            {"id":"%s","number":"P-000123","given_name":"Ada","family_name":"O'Brien","birth_date":"1980-05-12","nhs_number":"9434765919","email":"ada@mail.example","phone":"07700 900123","address":"1 High Street\\nBath",
             "language":"cy","registered_sight_impaired":false,"notify_by_email":true,"created_at":"%s"}""".formatted(PATIENT, AT)),
        "exams", List.of("""
            {"id":"%s","state":"finalized","optometrist_id":"%s","examined_on":"2026-05-12","reason":"Blurred at distance","findings":"Clear media","outcome":"NEW_RX","recall_months":24,"recommendation":{"note":"Driving"},
             "draft_prescription":{"right":{"va":"6/6","unaidedVa":"6/36"},"left":{"va":"6/5"},"binocularVa":"6/5"}}""".formatted(EXAM, OPTOMETRIST), """
            {"id":"0190a000-0000-7000-8000-000000000012","state":"draft","optometrist_id":"%s","examined_on":"2026-06-01","reason":null,"findings":null,"outcome":null,"recall_months":null,"recommendation":null}""".formatted(OPTOMETRIST)),
        "prescriptions", List.of("""
            {"id":"%s","exam_id":"%s","prescriber_id":"%s","prescribed_on":"2026-05-12","expires_on":"2028-05-12","created_at":"%s","right_sphere":-2.000,"right_cylinder":-1.125,"right_axis":10,"right_add":2.000,
             "right_prism":[{"amount":2.00,"base":"in"},{"amount":1.50,"base":"up"}],"left_sphere":0.000,"left_cylinder":null,"left_axis":null,"left_add":null,"left_prism":[{"amount":2.00,"baseAngle":180}],"bvd":12.0,
             "right_balance":false,"left_balance":false}""".formatted(PRESCRIPTION, EXAM, OPTOMETRIST, AT), """
            {"id":"0190a000-0000-7000-8000-000000000013","exam_id":"%s","prescriber_id":"%s","prescribed_on":"2024-05-12","expires_on":"2026-05-12","created_at":"%s","right_sphere":null,"right_balance":true,"left_sphere":-10.000,
             "right_prism":[],"left_prism":null}""".formatted(EXAM, OPTOMETRIST, AT)),
        "dispenses", List.of("{\"id\":\"%s\",\"prescription_id\":\"%s\"}".formatted(SALE, PRESCRIPTION)),
        "orders", List.of(order("0190a000-0000-7000-8000-000000000021", "completed"), order("0190a000-0000-7000-8000-000000000022", "on_hold"), order("0190a000-0000-7000-8000-000000000023", "cancelled")),
        "invoices", List.of("""
            {"id":"%s","number":"INV-000123","total":249.00,"vat":25.67,"paid":88.55,"voucher":71.90,"written_off":0.00,"currency":"GBP","issued_at":"%s","cancelled_at":null}""".formatted(INVOICE, AT)),
        "invoice_lines", List.of("{\"invoice_id\":\"%s\",\"line_no\":1,\"description\":\"Frame\",\"amount\":100.00}".formatted(INVOICE)),
        "payments", List.of("{\"invoice_id\":\"%s\",\"kind\":\"payment\",\"method\":\"card\",\"amount\":88.55,\"taken_at\":\"%s\"}".formatted(INVOICE, AT)),
        "notifications", List.of(message("0190a000-0000-7000-8000-000000000031", "sent"), message("0190a000-0000-7000-8000-000000000032", "skipped"), message("0190a000-0000-7000-8000-000000000033", "waiting")),
        "audit_entries", List.of("""
            {"id":"0190a000-0000-7000-8000-000000000041","at":"%s","actor_id":"%s","actor_name":"Imogen Hale","action":"exam.started","target_id":"%s"}""".formatted(AT, OPTOMETRIST, EXAM), """
            {"id":"0190a000-0000-7000-8000-000000000042","at":"%s","actor_id":null,"actor_name":"JourneyAudit","action":"order.created","target_id":"0190a000-0000-7000-8000-0000000000ff"}""".formatted(AT)));

    private static final String BUNDLE = new String(FhirBundle.of(new Held(UUID.fromString(PATIENT), null, "Northgate Opticians", "GBP", ZoneId.of("Europe/London"), Instant.parse("2026-11-23T12:00:00.123456Z"), Held.records(STORED),
        Map.of(UUID.fromString(OPTOMETRIST), new Held.Member("Imogen Hale", "01-12345")))), StandardCharsets.UTF_8);

    @Test
    void the_public_validator_finds_nothing_wrong() {
        assertThat(Fhir.problems(BUNDLE)).isEmpty();
    }

    /** What it finds nothing in could be a validator that finds nothing. */
    @Test
    void the_validator_finds_what_is_wrong() {
        assertThat(Fhir.problems(BUNDLE.replace("\"gender\"", "").replace("\"intent\" : \"order\"", "\"intent\" : \"wish\""))).isNotEmpty();
        assertThat(Fhir.problems(BUNDLE.replace("\"base\" : \"in\"", "\"base\" : \"nasal\""))).isNotEmpty();
    }

    @Test
    void a_person_is_known_by_the_nhs_number_and_ours() {
        JsonNode patient = resource("Patient", PATIENT);
        assertThat(patient.at("/identifier/0/system").asText()).isEqualTo("https://fhir.nhs.uk/Id/nhs-number");
        assertThat(patient.at("/identifier/0/value").asText()).isEqualTo("9434765919");
        assertThat(patient.at("/identifier/1/value").asText()).isEqualTo("P-000123");
        assertThat(patient.at("/birthDate").asText()).isEqualTo("1980-05-12");
    }

    @Test
    void powers_stand_as_prescribed_and_without_a_cylinder_there_is_no_axis() {
        JsonNode right = resource("VisionPrescription", PRESCRIPTION).at("/lensSpecification/0");
        assertThat(right.path("sphere").decimalValue()).isEqualTo("-2.00");
        assertThat(right.path("cylinder").decimalValue()).isEqualTo("-1.125");
        assertThat(right.path("axis").asInt()).isEqualTo(10);
        assertThat(right.path("add").decimalValue()).isEqualTo("2.00");
        JsonNode left = resource("VisionPrescription", PRESCRIPTION).at("/lensSpecification/1");
        assertThat(left.path("sphere").decimalValue()).isEqualTo("0.00");
        assertThat(left.has("cylinder")).isFalse();
        assertThat(left.has("axis")).isFalse();
    }

    /** A base at 180° lies on the examiner's left: at the nose of the left eye it would be 180°, seen from the front. */
    @Test
    void two_prisms_are_two_components_and_an_angle_becomes_a_direction() {
        JsonNode right = resource("VisionPrescription", PRESCRIPTION).at("/lensSpecification/0/prism");
        assertThat(right.at("/0/amount").decimalValue()).isEqualTo("2.00");
        assertThat(right.at("/0/base").asText()).isEqualTo("in");
        assertThat(right.at("/1/base").asText()).isEqualTo("up");
        JsonNode left = resource("VisionPrescription", PRESCRIPTION).at("/lensSpecification/1/prism");
        assertThat(left.size()).isOne();
        assertThat(left.at("/0/base").asText()).isEqualTo("in");
        assertThat(left.at("/0/amount").decimalValue()).isEqualTo("2.00");
    }

    @Test
    void an_order_names_the_prescription_it_is_made_from_and_how_far_it_has_come() {
        assertThat(resource("DeviceRequest", "0190a000-0000-7000-8000-000000000021").at("/basedOn/0/reference").asText()).isEqualTo("urn:uuid:" + PRESCRIPTION);
        assertThat(resource("DeviceRequest", "0190a000-0000-7000-8000-000000000021").path("status").asText()).isEqualTo("completed");
        assertThat(resource("DeviceRequest", "0190a000-0000-7000-8000-000000000022").path("status").asText()).isEqualTo("on-hold");
        assertThat(resource("DeviceRequest", "0190a000-0000-7000-8000-000000000023").path("status").asText()).isEqualTo("revoked");
    }

    @Test
    void an_invoice_with_something_left_to_pay_is_issued_and_not_balanced() {
        assertThat(resource("Invoice", INVOICE).path("status").asText()).isEqualTo("issued");
        assertThat(resource("Invoice", INVOICE).at("/totalGross/value").decimalValue()).isEqualTo("249.00");
    }

    private static JsonNode resource(String type, String id) {
        return StreamSupport.stream(Held.read(BUNDLE).path("entry").spliterator(), false).map(entry -> entry.path("resource"))
            .filter(resource -> resource.path("resourceType").asText().equals(type) && resource.path("id").asText().equals(id)).findFirst().orElseThrow();
    }

    private static String order(String id, String category) {
        return """
            {"id":"%s","number":"ORD-%s","dispense_id":"%s","category":"%s","created_at":"%s","snapshot":{"frame":{"own":false,"brand":"Nimbus","model":"Air","colour":"black"},"lens":{"name":"Clear 1.60"},
             "treatments":[{"name":"Hard coat"}],"measurements":{"right":{"pd":31.5,"height":20},"left":{"pd":32}}}}""".formatted(id, id.substring(30), SALE, category, AT);
    }

    private static String message(String id, String state) {
        return "{\"id\":\"%s\",\"kind\":\"ready_to_collect\",\"state\":\"%s\",\"channel\":\"email\",\"recipient\":\"ada@mail.example\",\"body\":\"Your spectacles are ready.\",\"created_at\":\"%s\"%s}"
            .formatted(id, state, AT, state.equals("sent") ? ",\"sent_at\":\"" + AT + "\"" : ",\"error\":\"no way\"");
    }
}
