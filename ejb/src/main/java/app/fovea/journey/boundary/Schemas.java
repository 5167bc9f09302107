package app.fovea.journey.boundary;

import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.NotFound;
import app.fovea.access.entity.Requires;
import app.fovea.journey.control.EventSchemas;
import app.fovea.journey.control.EventSchemas.EventSchema;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;

/** What the events look like, for whoever writes a consumer of them. */
@Stateless
public class Schemas {
    @Inject
    private EventSchemas schemas;

    /** @param dataschema what the envelopes of such events name */
    public record SchemaView(String type, int version, String title, String dataschema) {
        static SchemaView of(EventSchema schema) {
            return new SchemaView(schema.type(), schema.version(), schema.title(), schema.dataschema());
        }
    }

    /** Every version of every event that the log may have, and of the envelope. */
    @Requires(Permission.JOURNEY_VIEW)
    public List<SchemaView> list() {
        return schemas.all().stream().map(SchemaView::of).toList();
    }

    /** @return JSON Schema 2020-12, as docs/events has it */
    @Requires(Permission.JOURNEY_VIEW)
    public String schema(String type, int version) {
        return schemas.find(type, version).map(EventSchema::text).orElseThrow(() -> new NotFound("schema"));
    }
}
