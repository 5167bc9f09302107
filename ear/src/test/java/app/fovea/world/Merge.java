package app.fovea.world;

import static app.fovea.access.entity.DefaultRole.OWNER;

import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Two records of a practice made one, as its owner does it. */
public record Merge(Practice practice, UUID kept, UUID merged, UUID id) {

    /** @param take the fields in which what the other record says is to hold */
    public static Merge of(Practice practice, UUID kept, UUID other, String... take) {
        return new Merge(practice, kept, other, ask(practice, kept, other, take).expect(201).id());
    }

    /** Asks for it; it may be refused. */
    public static Answer ask(Practice practice, UUID kept, UUID other, String... take) {
        Rest owner = practice.as(OWNER);
        return owner.with("If-Match", owner.get("/api/patients/" + kept).expect(200).etag()).post("/api/patients/" + kept + "/merges",
            "{\"patientId\":\"%s\",\"version\":%d,\"take\":%s,\"reason\":\"The same passport\"}".formatted(other, owner.get("/api/patients/" + other).expect(200).number("/version"),
                Stream.of(take).map(field -> "\"" + field + "\"").collect(Collectors.joining(",", "[", "]"))));
    }

    public Answer undo() {
        return practice.as(OWNER).post("/api/patients/" + kept + "/merges/" + id + "/undo", "{\"reason\":\"Twins\"}");
    }
}
