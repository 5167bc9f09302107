package app.fovea.outside;

import static app.fovea.access.entity.DefaultRole.LAB_MANAGER;
import static app.fovea.access.entity.DefaultRole.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.world.Answer;
import app.fovea.world.Practice;
import app.fovea.world.Rest;
import app.fovea.world.Visit;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What an integrator relies on who has nothing but the API: the schemas that it serves are those of the events that it tells. */
class EventSchemasIT {
    private final Practice northgate = Practice.northgate();
    private final Practice harbour = Practice.harbour();
    private final Rest integrator = northgate.as(OWNER);

    @Test
    void everyEventOfAJourneySatisfiesTheSchemaThatTheApiServesForIt() {
        Visit visit = Visit.to(northgate).ordered();
        UUID order = visit.orders().get(0);
        for (String category : List.of("in_production", "quality_check", "shipped")) {
            long version = northgate.as(LAB_MANAGER).get("/api/orders/" + order).expect(200).number("/version");
            northgate.as(LAB_MANAGER).post("/api/orders/" + order + "/transitions", "{\"to\":\"%s\",\"version\":%d}".formatted(category, version)).expect(200);
        }

        Answer events = integrator.get("/api/journey/events?patientId=" + visit.patientId()).expect(200);

        assertThat(events.texts("/items", "/type")).contains("exam.finalized", "invoice.paid", "order.created", "order.status_changed", "order.shipped");
        SchemaRegistry validator = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        events.at("/items").forEach(event -> {
            Answer schema = integrator.get("/api/journey/schemas/" + event.get("type").asText() + "/" + event.get("schemaVersion").asInt()).expect(200);
            assertThat(schema.contentType()).startsWith("application/schema+json");
            assertThat(validator.getSchema(schema.at("")).validate(event.get("data"))).as("%s", event).isEmpty();
        });
    }

    @Test
    void theSchemasAreTheSameForEveryPracticeAndOnesThatNobodyWroteAreNotThere() {
        Answer list = integrator.get("/api/journey/schemas").expect(200);
        assertThat(list.texts("/items", "/dataschema")).contains("urn:fovea:events:envelope:v1", "urn:fovea:events:order.created:v1");
        assertThat(harbour.as(OWNER).get("/api/journey/schemas").expect(200).at("")).isEqualTo(list.at(""));
        for (String nothing : List.of("order.created/2", "order.created/0", "order.created/one", "no.event/1")) {
            assertThat(integrator.get("/api/journey/schemas/" + nothing).expect(404).contentType()).startsWith("application/problem+json");
        }
    }
}
