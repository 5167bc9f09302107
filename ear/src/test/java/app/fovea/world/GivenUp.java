package app.fovea.world;

import java.util.UUID;

/** A dead letter, as if a listener had tried an event in vain: there is no way to make one fail from outside. */
public final class GivenUp {
    private GivenUp() {
    }

    /** @return the dead letter's id */
    public static UUID by(Practice practice, String listener, UUID event) {
        UUID letter = UUID.randomUUID();
        practice.database().execute("""
            insert into dead_letters (tenant_id, id, listener, event_id, event_type, aggregate_id, aggregate_seq, attempts, envelope, error, stack_trace, failed_at)
            select tenant_id, ?, ?, id, type, aggregate_id, aggregate_seq, 6,
              json_build_object('specversion', '1.0', 'id', id, 'source', 'urn:fovea:journey', 'type', type, 'subject', aggregate_type || '/' || aggregate_id, 'time', occurred_at,
                'dataschema', 'urn:fovea:events:' || type || ':v' || schema_version, 'datacontenttype', 'application/json', 'tenantid', tenant_id, 'actorname', actor_name,
                'correlationid', correlation_id, 'causationid', causation_id, 'sequence', lpad(aggregate_seq::text, 19, '0'), 'data', payload),
              'java.lang.IllegalStateException: out of paper', E'java.lang.IllegalStateException: out of paper\\n\\tat app.fovea.Printer.print(Printer.java:42)', now()
            from journey_events where id = ?""", letter, listener, event);
        return letter;
    }

    /** The newest event of that type about a patient. */
    public static UUID event(Practice practice, UUID patient, String type) {
        return UUID.fromString(practice.database().text("select id from journey_events where tenant_id = ? and patient_id = ? and type = ? order by id desc limit 1", practice.id(), patient, type));
    }
}
