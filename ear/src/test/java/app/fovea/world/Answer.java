package app.fovea.world;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** What the server said. Values are named by JSON pointers: {@code /items/0/id}. */
public record Answer(String question, int status, HttpHeaders headers, String body) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    /** Fails with all that was said when it is another. */
    public Answer expect(int wanted) {
        if (status != wanted) {
            throw new AssertionError("%s answered %d instead of %d: %s".formatted(question, status, wanted, body));
        }
        return this;
    }

    public JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError(question + " answered no JSON: " + body, e);
        }
    }

    public JsonNode at(String pointer) {
        return json().at(pointer);
    }

    public String text(String pointer) {
        return there(pointer).asText();
    }

    public long number(String pointer) {
        return there(pointer).asLong();
    }

    public BigDecimal amount(String pointer) {
        return there(pointer).decimalValue();
    }

    public UUID uuid(String pointer) {
        return UUID.fromString(text(pointer));
    }

    public UUID id() {
        return uuid("/id");
    }

    /** Each element's value at a pointer, in order. */
    public List<String> texts(String arrayPointer, String elementPointer) {
        return StreamSupport.stream(at(arrayPointer).spliterator(), false).map(each -> each.at(elementPointer).asText()).toList();
    }

    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    public String contentType() {
        return header("Content-Type").orElse("").replaceFirst(";.*", "");
    }

    /** For the If-Match of a change. */
    public String etag() {
        return header("ETag").orElseThrow(() -> new AssertionError(question + " answered without an ETag"));
    }

    private JsonNode there(String pointer) {
        JsonNode node = at(pointer);
        if (node.isMissingNode()) {
            throw new AssertionError("%s answered without %s: %s".formatted(question, pointer, body));
        }
        return node;
    }
}
