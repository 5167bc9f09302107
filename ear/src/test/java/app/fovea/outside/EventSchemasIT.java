package app.fovea.outside;

import static app.fovea.access.entity.DefaultRole.LAB_MANAGER;
import static app.fovea.access.entity.DefaultRole.OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.fovea.world.Answer;
import app.fovea.world.Database;
import app.fovea.world.Practice;
import app.fovea.world.Rest;
import app.fovea.world.Visit;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What an integrator relies on who has nothing but the API: the schemas that it serves are those of the events that it tells. */
class EventSchemasIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Practice northgate = Practice.northgate();
    private final Practice harbour = Practice.harbour();
    private final Database database = northgate.database();
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

    /** A use case whose event is not as promised is broken: the fact itself is not written either. */
    @Test
    void aMoveWhoseEventBreaksItsSchemaFailsAndLeavesNothingBehind() {
        Visit visit = Visit.to(northgate).ordered().awaitLabHasHeard();
        UUID order = visit.orders().get(0);
        database.execute("update orders set version = -5 where id = ?", order);

        Answer refused = northgate.as(LAB_MANAGER).post("/api/orders/" + order + "/transitions", "{\"to\":\"awaiting_frame\",\"version\":-5}").expect(500);

        assertThat(refused.text("/errorId")).isNotEmpty();
        assertThat(database.text("select stage || ' ' || version from orders where id = ?", order)).isEqualTo("pending -5");
        assertThat(database.count("select count(*) from journey_events where aggregate_id = ?", order)).as("that it was created").isEqualTo(1);
        assertThat(database.count("select count(*) from order_transitions where order_id = ?", order)).isEqualTo(1);
    }

    @Test
    void aMessageThatBreaksItsSchemaReachesNoListenerAndIsNotTriedAgain() {
        Visit visit = Visit.to(northgate).ordered().awaitLabHasHeard();
        UUID letter = UUID.randomUUID();
        database.execute("""
            insert into dead_letters (tenant_id, id, listener, event_id, event_type, aggregate_id, aggregate_seq, attempts, envelope, failed_at)
            select tenant_id, ?, 'JourneyAudit', ?, type, ?, 1, 0, jsonb_build_object('specversion', '1.0', 'id', ?::text, 'source', 'urn:fovea:journey', 'type', type,
              'subject', 'order/' || ?, 'time', to_char(occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'dataschema', 'urn:fovea:events:order.created:v1',
              'datacontenttype', 'application/json', 'tenantid', tenant_id, 'actorname', actor_name, 'correlationid', correlation_id, 'sequence', lpad('1', 19, '0'), 'data', payload - 'orderId'), now()
            from journey_events where aggregate_id = ? and type = 'order.created'""", letter, letter, letter, letter.toString(), letter.toString(), visit.orders().get(0));

        integrator.post("/api/journey/dead-letters/" + letter + "/replay").expect(202);

        await("it dies of its payload").atMost(SOON).until(() -> database.text("select state || ': ' || coalesce(error, '') from dead_letters where id = ?", letter),
            died -> died.startsWith("dead: ") && died.contains("PayloadRefused"));
        assertThat(database.count("select count(*) from event_failures where event_id = ?", letter)).as("tries").isEqualTo(1);
        assertThat(database.count("select count(*) from audit_entries where event_id = ?", letter)).isZero();
        integrator.post("/api/journey/dead-letters/" + letter + "/discard", "{\"reason\":\"It was broken on purpose.\"}").expect(204);
    }
}
