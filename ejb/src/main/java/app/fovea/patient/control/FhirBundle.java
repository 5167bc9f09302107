package app.fovea.patient.control;

import app.fovea.prescription.entity.Base;
import app.fovea.prescription.entity.Eye;
import app.fovea.prescription.entity.Prism;
import app.fovea.prescription.entity.PrismVector;
import app.fovea.journey.entity.JsonColumn;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What is held about a person as FHIR R4 (4.0.1): a collection of Patient, Organization, Practitioner, Encounter and Observation for each exam, VisionPrescription, DeviceRequest for each order,
 * Invoice, Communication and AuditEvent. What FHIR has no place for (a pupil distance, what a till counted) is in the JSON export, which holds all.
 *
 * <p>Powers stand as prescribed; a prism on the 0 to 360 scale becomes its two components, because FHIR knows four directions alone.
 */
public final class FhirBundle {
    public static final String NHS_NUMBER = "https://fhir.nhs.uk/Id/nhs-number";

    private static final String TERMINOLOGY = "http://terminology.hl7.org/CodeSystem/";
    private static final Map<String, String> ORDER_STATES = Map.of("completed", "completed", "cancelled", "revoked", "on_hold", "on-hold");
    private static final Map<String, String> MESSAGE_STATES = Map.of("waiting", "preparation", "sent", "completed", "skipped", "not-done", "failed", "not-done", "dropped", "not-done");

    private final Held held;
    private final ObjectNode bundle = Held.object();
    private final ArrayNode entries;
    private final Set<String> written = new HashSet<>();
    private final String practice;

    private FhirBundle(Held held) {
        this.held = held;
        bundle.put("resourceType", "Bundle").put("type", "collection").put("timestamp", held.at().truncatedTo(ChronoUnit.MILLIS).toString());
        entries = bundle.putArray("entry");
        practice = UUID.nameUUIDFromBytes(held.practice().getBytes(java.nio.charset.StandardCharsets.UTF_8)).toString();
    }

    public static byte[] of(Held held) {
        FhirBundle bundle = new FhirBundle(held);
        bundle.resource("Organization", bundle.practice).put("name", held.practice());
        bundle.patient();
        held.people().forEach(bundle::practitioner);
        held.all("exams").forEach(bundle::exam);
        held.all("prescriptions").forEach(bundle::prescription);
        held.all("orders").forEach(bundle::order);
        held.all("invoices").forEach(bundle::invoice);
        held.all("notifications").forEach(bundle::message);
        held.all("auditEntries").forEach(bundle::audited);
        return Held.write(bundle.bundle);
    }

    private void patient() {
        JsonNode stored = held.patient();
        ObjectNode patient = resource("Patient", held.patientId().toString());
        ArrayNode identifiers = patient.putArray("identifier");
        if (stored.path("nhsNumber").isTextual()) {
            identifiers.addObject().put("system", NHS_NUMBER).put("value", text(stored, "nhsNumber"));
        }
        held.all("patients").forEach(each -> identified(identifiers.addObject().put("use", each == stored ? "usual" : "old"), "Patient number", text(each, "number")));
        patient.putArray("name").addObject().put("family", text(stored, "familyName")).putArray("given").add(text(stored, "givenName"));
        patient.put("birthDate", text(stored, "birthDate"));
        if (stored.path("phone").isTextual() || stored.path("email").isTextual()) {
            ArrayNode telecom = patient.putArray("telecom");
            telecom(telecom, "phone", stored.path("phone"));
            telecom(telecom, "email", stored.path("email"));
        }
        if (stored.path("address").isTextual()) {
            patient.putArray("address").addObject().put("text", text(stored, "address"));
        }
        if (stored.path("language").isTextual()) {
            patient.putArray("communication").addObject().putObject("language").put("text", text(stored, "language"));
        }
        refer(patient, "managingOrganization", practice);
    }

    private static void telecom(ArrayNode telecom, String system, JsonNode value) {
        if (value.isTextual()) {
            telecom.addObject().put("system", system).put("value", value.asText());
        }
    }

    private void practitioner(UUID id, Held.Member member) {
        ObjectNode practitioner = resource("Practitioner", id.toString());
        if (member.gocNumber() != null) {
            identified(practitioner.putArray("identifier").addObject(), "GOC registration", member.gocNumber());
        }
        practitioner.putArray("name").addObject().put("text", member.name());
    }

    private void exam(JsonNode exam) {
        boolean signed = text(exam, "state").equals("finalized");
        String id = text(exam, "id");
        ObjectNode encounter = resource("Encounter", id).put("status", signed ? "finished" : "in-progress");
        encounter.putObject("class").put("system", TERMINOLOGY + "v3-ActCode").put("code", "AMB").put("display", "ambulatory");
        encounter.putArray("type").addObject().put("text", "Eye examination");
        subject(encounter);
        if (written.contains(text(exam, "optometristId"))) {
            refer(encounter.putArray("participant").addObject(), "individual", text(exam, "optometristId"));
        }
        encounter.putObject("period").put("start", text(exam, "examinedOn"));
        if (exam.path("reason").isTextual()) {
            encounter.putArray("reasonCode").addObject().put("text", text(exam, "reason"));
        }
        refer(encounter, "serviceProvider", practice);
        observed(exam, "findings", "Clinical findings", exam.path("findings"), signed);
        observed(exam, "outcome", "Outcome of the eye examination", exam.path("outcome"), signed);
        if (exam.path("recallMonths").isNumber()) {
            ObjectNode recall = observation(exam, "recall", "Months until the next eye examination", signed);
            recall.putObject("valueQuantity").put("value", exam.path("recallMonths").intValue()).put("unit", "months").put("system", "http://unitsofmeasure.org").put("code", "mo");
        }
        JsonNode powers = exam.path("draftPrescription");
        observed(exam, "right va", "Visual acuity, right eye", powers.path("right").path("va"), signed);
        observed(exam, "left va", "Visual acuity, left eye", powers.path("left").path("va"), signed);
        observed(exam, "right unaided", "Unaided visual acuity, right eye", powers.path("right").path("unaidedVa"), signed);
        observed(exam, "left unaided", "Unaided visual acuity, left eye", powers.path("left").path("unaidedVa"), signed);
        observed(exam, "right near", "Near visual acuity, right eye", powers.path("right").path("nearVa"), signed);
        observed(exam, "left near", "Near visual acuity, left eye", powers.path("left").path("nearVa"), signed);
        observed(exam, "both va", "Visual acuity, both eyes", powers.path("binocularVa"), signed);
        observed(exam, "advice", "Advice for the spectacles", exam.path("recommendation").path("note"), signed);
    }

    private void observed(JsonNode exam, String part, String what, JsonNode value, boolean signed) {
        if (value.isTextual() && !value.asText().isBlank()) {
            observation(exam, part, what, signed).put("valueString", value.asText());
        }
    }

    private ObjectNode observation(JsonNode exam, String part, String what, boolean signed) {
        ObjectNode observation = resource("Observation", UUID.nameUUIDFromBytes((text(exam, "id") + part).getBytes(java.nio.charset.StandardCharsets.UTF_8)).toString());
        observation.put("status", signed ? "final" : "preliminary").putObject("code").put("text", what);
        subject(observation);
        refer(observation, "encounter", text(exam, "id"));
        return observation.put("effectiveDateTime", text(exam, "examinedOn"));
    }

    private void prescription(JsonNode stored) {
        ObjectNode prescription = resource("VisionPrescription", text(stored, "id")).put("status", amended(text(stored, "examId")) ? "entered-in-error" : "active").put("created", instant(stored, "createdAt"));
        refer(prescription, "patient", held.patientId().toString());
        refer(prescription, "encounter", text(stored, "examId"));
        prescription.put("dateWritten", text(stored, "prescribedOn"));
        refer(prescription, "prescriber", text(stored, "prescriberId"));
        ArrayNode lenses = prescription.putArray("lensSpecification");
        lens(lenses.addObject(), stored, Eye.RIGHT);
        lens(lenses.addObject(), stored, Eye.LEFT);
    }

    /** Whether a new version of that exam took its place. */
    private boolean amended(String examId) {
        return held.all("exams").stream().anyMatch(exam -> text(exam, "id").equals(examId) && exam.path("amendedBy").isTextual());
    }

    private void lens(ObjectNode lens, JsonNode stored, Eye eye) {
        String side = eye.id();
        lens.putObject("product").putArray("coding").addObject().put("system", TERMINOLOGY + "ex-visionprescription-product").put("code", "lens");
        lens.put("eye", side);
        power(lens, "sphere", stored.path(side + "Sphere"));
        power(lens, "cylinder", stored.path(side + "Cylinder"));
        if (stored.path(side + "Axis").isNumber()) {
            lens.put("axis", stored.path(side + "Axis").intValue());
        }
        prism(lens, stored.path(side + "Prism"), eye);
        power(lens, "add", stored.path(side + "Add"));
        note(lens, stored.path(side + "Balance").asBoolean() ? "Balance lens: made to match the other one, without a power of its own." : null);
        note(lens, stored.path(side + "IntermediateAdd").isNumber() ? "Intermediate addition " + stored.path(side + "IntermediateAdd").decimalValue().toPlainString() + " D." : null);
        note(lens, stored.path("bvd").isNumber() ? "Back vertex distance " + stored.path("bvd").decimalValue().toPlainString() + " mm." : null);
        note(lens, "Supplied without further reason until " + text(stored, "expiresOn") + ".");
    }

    private static void power(ObjectNode lens, String name, JsonNode dioptres) {
        if (dioptres.isNumber()) {
            BigDecimal written = dioptres.decimalValue().stripTrailingZeros();
            lens.put(name, written.scale() < 2 ? written.setScale(2) : written);
        }
    }

    private static void prism(ObjectNode lens, JsonNode stored, Eye eye) {
        PrismVector all = PrismVector.NONE;
        for (JsonNode each : stored) {
            all = all.plus(PrismVector.of(java.util.List.of(JsonColumn.read(each.toString(), Prism.class)), eye));
        }
        BigDecimal in = hundredths(all.in());
        BigDecimal up = hundredths(all.up());
        if (in.signum() != 0 || up.signum() != 0) {
            ArrayNode prisms = lens.putArray("prism");
            component(prisms, in, Base.IN, Base.OUT);
            component(prisms, up, Base.UP, Base.DOWN);
        }
    }

    private static void component(ArrayNode prisms, BigDecimal amount, Base positive, Base negative) {
        if (amount.signum() != 0) {
            prisms.addObject().put("amount", amount.abs()).put("base", (amount.signum() > 0 ? positive : negative).name().toLowerCase(java.util.Locale.ROOT));
        }
    }

    private static BigDecimal hundredths(double amount) {
        return BigDecimal.valueOf(amount).setScale(2, RoundingMode.HALF_UP);
    }

    private void order(JsonNode stored) {
        JsonNode sold = stored.path("snapshot");
        ObjectNode request = resource("DeviceRequest", text(stored, "id"));
        identified(request.putArray("identifier").addObject(), "Order number", text(stored, "number"));
        held.all("dispenses").stream().filter(sale -> text(sale, "id").equals(text(stored, "dispenseId"))).map(sale -> text(sale, "prescriptionId")).filter(written::contains)
            .forEach(prescription -> request.putArray("basedOn").addObject().put("reference", "urn:uuid:" + prescription));
        request.put("status", ORDER_STATES.getOrDefault(text(stored, "category"), "active")).put("intent", "order");
        request.putObject("codeCodeableConcept").put("text", "Spectacles: " + Spectacles.of(sold));
        ArrayNode parameters = request.putArray("parameter");
        distance(parameters, "Pupil distance, right eye", sold.path("measurements").path("right").path("pd"));
        distance(parameters, "Pupil distance, left eye", sold.path("measurements").path("left").path("pd"));
        distance(parameters, "Fitting height, right eye", sold.path("measurements").path("right").path("height"));
        distance(parameters, "Fitting height, left eye", sold.path("measurements").path("left").path("height"));
        if (parameters.isEmpty()) {
            request.remove("parameter");
        }
        subject(request);
        request.put("authoredOn", instant(stored, "createdAt"));
        refer(request, "requester", practice);
    }

    private static void distance(ArrayNode parameters, String what, JsonNode millimetres) {
        if (millimetres.isNumber()) {
            ObjectNode parameter = parameters.addObject();
            parameter.putObject("code").put("text", what);
            parameter.putObject("valueQuantity").put("value", millimetres.decimalValue()).put("unit", "mm").put("system", "http://unitsofmeasure.org").put("code", "mm");
        }
    }

    private void invoice(JsonNode stored) {
        String id = text(stored, "id");
        BigDecimal open = amount(stored, "total").subtract(amount(stored, "paid")).subtract(amount(stored, "voucher")).subtract(amount(stored, "writtenOff"));
        ObjectNode invoice = resource("Invoice", id);
        identified(invoice.putArray("identifier").addObject(), "Invoice number", text(stored, "number"));
        invoice.put("status", stored.path("cancelledAt").isTextual() ? "cancelled" : open.signum() == 0 ? "balanced" : "issued");
        subject(invoice);
        invoice.put("date", instant(stored, "issuedAt"));
        refer(invoice, "issuer", practice);
        ArrayNode lines = invoice.putArray("lineItem");
        held.all("invoiceLines").stream().filter(line -> text(line, "invoiceId").equals(id)).forEach(line -> {
            ObjectNode item = lines.addObject().put("sequence", line.path("lineNo").intValue());
            item.putObject("chargeItemCodeableConcept").put("text", text(line, "description"));
            money(item.putArray("priceComponent").addObject().put("type", "base"), "amount", amount(line, "amount"));
        });
        if (lines.isEmpty()) {
            invoice.remove("lineItem");
        }
        money(invoice, "totalNet", amount(stored, "total").subtract(amount(stored, "vat")));
        money(invoice, "totalGross", amount(stored, "total"));
        ArrayNode notes = invoice.putArray("note");
        held.all("payments").stream().filter(payment -> text(payment, "invoiceId").equals(id)).forEach(payment -> notes.addObject().put("time", instant(payment, "takenAt"))
            .put("text", (text(payment, "kind").equals("refund") ? "Given back " : "Paid ") + amount(payment, "amount").toPlainString() + " " + text(stored, "currency") + " by " + text(payment, "method") + "."));
        if (notes.isEmpty()) {
            invoice.remove("note");
        }
    }

    private void money(ObjectNode in, String field, BigDecimal amount) {
        in.putObject(field).put("value", amount).put("currency", held.currency());
    }

    private void message(JsonNode stored) {
        ObjectNode message = resource("Communication", text(stored, "id")).put("status", MESSAGE_STATES.getOrDefault(text(stored, "state"), "unknown"));
        if (stored.path("error").isTextual()) {
            message.putObject("statusReason").put("text", text(stored, "error"));
        }
        message.putArray("medium").addObject().put("text", text(stored, "channel"));
        subject(message);
        message.putArray("recipient").addObject().put("reference", "urn:uuid:" + held.patientId());
        if (stored.path("sentAt").isTextual()) {
            message.put("sent", instant(stored, "sentAt"));
        }
        refer(message, "sender", practice);
        if (stored.path("body").isTextual()) {
            message.putArray("payload").addObject().put("contentString", text(stored, "body"));
        }
    }

    private void audited(JsonNode stored) {
        ObjectNode event = resource("AuditEvent", text(stored, "id"));
        event.putObject("type").put("system", "http://dicom.nema.org/resources/ontology/DCM").put("code", "110110").put("display", "Patient Record");
        event.putArray("subtype").addObject().put("display", text(stored, "action"));
        event.put("recorded", instant(stored, "at"));
        ObjectNode agent = event.putArray("agent").addObject();
        if (written.contains(text(stored, "actorId"))) {
            refer(agent, "who", text(stored, "actorId"));
        }
        agent.put("name", text(stored, "actorName")).put("requestor", true);
        refer(event.putObject("source"), "observer", practice);
        if (written.contains(text(stored, "targetId"))) {
            refer(event.putArray("entity").addObject(), "what", text(stored, "targetId"));
        }
    }

    private ObjectNode resource(String type, String id) {
        written.add(id);
        return entries.addObject().put("fullUrl", "urn:uuid:" + id).putObject("resource").put("resourceType", type).put("id", id);
    }

    private void subject(ObjectNode resource) {
        refer(resource, "subject", held.patientId().toString());
    }

    private static void refer(ObjectNode from, String field, String id) {
        from.putObject(field).put("reference", "urn:uuid:" + id);
    }

    private void identified(ObjectNode identifier, String kind, String value) {
        identifier.putObject("type").put("text", kind);
        identifier.put("value", value).putObject("assigner").put("display", held.practice());
    }

    private static void note(ObjectNode lens, String text) {
        if (text != null) {
            lens.withArrayProperty("note").addObject().put("text", text);
        }
    }

    private static BigDecimal amount(JsonNode stored, String field) {
        return stored.path(field).isNumber() ? stored.path(field).decimalValue() : BigDecimal.ZERO;
    }

    /** As PostgreSQL writes it, to the thousandth of a second, which is all that some readers take. */
    private static String instant(JsonNode stored, String field) {
        return OffsetDateTime.parse(text(stored, field)).toInstant().truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private static String text(JsonNode stored, String field) {
        return stored.path(field).asText("");
    }
}
