package app.fovea.audit.entity;

import app.fovea.access.entity.Origin;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;

/** The trail of access as one JSON document: what it is about, where the trail ended, and the entries, one a line. */
final class TrailJson {
    private static final String FORMAT = "fovea.access-trail/1";
    private static final JsonMapper MAPPER = JsonMapper.builder()
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
        .build();

    private TrailJson() {
    }

    static final class Writer implements TrailWriter {
        private final JsonGenerator json;

        Writer(TrailFile about, OutputStream out) throws IOException {
            json = MAPPER.createGenerator(out);
            json.writeStartObject();
            json.writeStringField("format", FORMAT);
            json.writeStringField("practiceId", about.tenantId().toString());
            json.writeStringField("practice", about.practice());
            json.writeStringField("exportedAt", Seal.instant(about.exportedAt()));
            json.writeBooleanField("selection", about.selection());
            json.writeObjectFieldStart("head");
            json.writeNumberField("seq", about.head().seq());
            json.writeStringField("hash", about.head().hash());
            json.writeEndObject();
            json.writeArrayFieldStart("entries");
        }

        @Override
        public void write(SealedEntry entry) throws IOException {
            json.writeRaw('\n');
            json.writeStartObject();
            json.writeNumberField("seq", entry.seq());
            json.writeStringField("at", Seal.instant(entry.at()));
            text("actor", entry.actor());
            text("actorId", entry.actorId());
            if (entry.origin() != null) {
                json.writeObjectFieldStart("origin");
                text("address", entry.origin().address());
                text("way", entry.origin().way());
                json.writeEndObject();
            }
            text("action", entry.action());
            text("role", entry.role());
            text("roleId", entry.roleId());
            text("user", entry.user());
            text("userId", entry.userId());
            raw("before", entry.before());
            raw("after", entry.after());
            text("reason", entry.reason());
            text("id", entry.id());
            text("practiceId", entry.tenantId());
            text("previousHash", entry.previousHash());
            text("hash", entry.hash());
            json.writeEndObject();
        }

        private void text(String name, Object value) throws IOException {
            if (value != null) {
                json.writeStringField(name, value.toString());
            }
        }

        private void raw(String name, String value) throws IOException {
            if (value != null) {
                json.writeFieldName(name);
                json.writeRawValue(value);
            }
        }

        @Override
        public void close() throws IOException {
            json.writeRaw('\n');
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
            json.close();
        }
    }

    /** @return what the file says of itself */
    static TrailFile read(InputStream in, Consumer<SealedEntry> entries) throws IOException {
        TrailFile about = new TrailFile(null, null, null, false, null);
        try (JsonParser parser = MAPPER.createParser(in)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("it is no JSON object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                parser.nextToken();
                if (field.equals("entries")) {
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        entries.accept(entry(MAPPER.readTree(parser)));
                    }
                } else {
                    about = with(about, field, MAPPER.readTree(parser));
                }
            }
            if (parser.currentToken() != JsonToken.END_OBJECT) {
                throw new IOException("its end is missing");
            }
        }
        if (about.head() == null) {
            throw new IOException("it is no export of a trail of access");
        }
        return about;
    }

    private static TrailFile with(TrailFile about, String field, JsonNode value) {
        return switch (field) {
            case "practiceId" -> new TrailFile(UUID.fromString(value.textValue()), about.practice(), about.exportedAt(), about.selection(), about.head());
            case "practice" -> new TrailFile(about.tenantId(), value.textValue(), about.exportedAt(), about.selection(), about.head());
            case "exportedAt" -> new TrailFile(about.tenantId(), about.practice(), Instant.parse(value.textValue()), about.selection(), about.head());
            case "selection" -> new TrailFile(about.tenantId(), about.practice(), about.exportedAt(), value.booleanValue(), about.head());
            case "head" -> new TrailFile(about.tenantId(), about.practice(), about.exportedAt(), about.selection(), new Chain.Head(value.path("seq").longValue(), value.path("hash").textValue()));
            default -> about;
        };
    }

    private static SealedEntry entry(JsonNode json) {
        JsonNode origin = json.get("origin");
        return new SealedEntry(id(json, "practiceId"), json.path("seq").longValue(), id(json, "id"), Instant.parse(json.path("at").asText()), id(json, "actorId"), text(json, "actor"),
            origin == null ? null : new Origin(text(origin, "address"), text(origin, "way")), text(json, "action"), id(json, "roleId"), text(json, "role"), id(json, "userId"), text(json, "user"),
            jsonb(json, "before"), jsonb(json, "after"), text(json, "reason"), text(json, "previousHash"), text(json, "hash"));
    }

    private static String text(JsonNode json, String field) {
        return json.hasNonNull(field) ? json.get(field).asText() : null;
    }

    private static UUID id(JsonNode json, String field) {
        return json.hasNonNull(field) ? UUID.fromString(json.get(field).asText()) : null;
    }

    private static String jsonb(JsonNode json, String field) {
        return json.has(field) ? JsonbText.of(json.get(field)) : null;
    }
}
