package app.fovea.audit.entity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * JSON as PostgreSQL writes a {@code jsonb}: keys by length and then by bytes, one blank behind each colon and comma, numbers without an exponent and with
 * the zeros they came with. The one form in which JSON is hashed, so that an export may be laid out anew and still be verified.
 */
final class JsonbText {
    private static final Comparator<Map.Entry<String, JsonNode>> BY_KEY = Comparator
        .<Map.Entry<String, JsonNode>>comparingInt(each -> bytes(each).length)
        .thenComparing(JsonbText::bytes, Arrays::compareUnsigned);

    private JsonbText() {
    }

    /** @param json read with exact decimals */
    static String of(JsonNode json) {
        if (json instanceof ObjectNode object) {
            return object.properties().stream().sorted(BY_KEY).map(each -> quoted(each.getKey()) + ": " + of(each.getValue())).collect(Collectors.joining(", ", "{", "}"));
        }
        if (json.isArray()) {
            return StreamSupport.stream(json.spliterator(), false).map(JsonbText::of).collect(Collectors.joining(", ", "[", "]"));
        }
        if (json.isNumber()) {
            return json.decimalValue().toPlainString();
        }
        return json.isTextual() ? quoted(json.textValue()) : json.asText();
    }

    private static byte[] bytes(Map.Entry<String, JsonNode> each) {
        return each.getKey().getBytes(StandardCharsets.UTF_8);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\b' -> quoted.append("\\b");
                case '\f' -> quoted.append("\\f");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> quoted.append(c < ' ' ? "\\u%04x".formatted((int) c) : String.valueOf(c));
            }
        }
        return quoted.append('"').toString();
    }
}
