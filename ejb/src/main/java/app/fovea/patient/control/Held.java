package app.fovea.patient.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Everything that a practice holds about one person on one day: what an export is made of, in whichever form.
 *
 * @param records  by the kind of record ({@code exams}, {@code invoiceLines}), each as it is stored, its fields in the API's spelling
 * @param people   who of the practice is named in them
 * @param branchId whose patient it is; null for nobody's in particular
 */
public record Held(UUID patientId, UUID branchId, String practice, String currency, ZoneId zone, Instant at, Map<String, List<JsonNode>> records, Map<UUID, Member> people) {
    private static final JsonMapper JSON = JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
        .configure(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES, false).build();

    /** Somebody who works there. @param gocNumber their registration; null without one */
    public record Member(String name, String gocNumber) {
    }

    /** @param stored by table, each row as JSON */
    public static Map<String, List<JsonNode>> records(Map<String, List<String>> stored) {
        Map<String, List<JsonNode>> records = new LinkedHashMap<>();
        stored.forEach((table, rows) -> records.put(spelled(table), rows.stream().map(Held::record).toList()));
        return records;
    }

    private static JsonNode record(String row) {
        ObjectNode record = JSON.createObjectNode();
        read(row).fields().forEachRemaining(field -> record.set(spelled(field.getKey()), field.getValue()));
        return record;
    }

    /** {@code invoice_lines} becomes {@code invoiceLines}. */
    private static String spelled(String stored) {
        StringBuilder spelled = new StringBuilder();
        for (int i = 0; i < stored.length(); i++) {
            boolean hump = stored.charAt(i) == '_' && i + 1 < stored.length();
            spelled.append(hump ? Character.toUpperCase(stored.charAt(++i)) : stored.charAt(i));
        }
        return spelled.toString();
    }

    /** Every digit as it stands there. */
    public static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored JSON cannot be read", e);
        }
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    static byte[] write(JsonNode json) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** None of a kind is an empty list. */
    public List<JsonNode> all(String kind) {
        return records.getOrDefault(kind, List.of());
    }

    /** The record that is left, where several were merged. */
    public JsonNode patient() {
        return all("patients").stream().filter(each -> each.path("id").asText().equals(patientId.toString())).findFirst().orElseThrow();
    }

    public String name() {
        return patient().path("givenName").asText() + " " + patient().path("familyName").asText();
    }

    /** Who that is; null for nobody, and for somebody who is not there any more. @param id as a record names them */
    public Member member(JsonNode id) {
        return id.isTextual() ? people.get(UUID.fromString(id.asText())) : null;
    }
}
