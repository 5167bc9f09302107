package app.fovea.audit.boundary;

import app.fovea.audit.entity.AuditEntry;
import app.fovea.audit.entity.AuditTrail;
import app.fovea.journey.entity.Envelope;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.UUID;

/** Writes every event of the journey into the audit trail. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class JourneyAudit {
    @Inject
    private AuditTrail trail;

    public void record(Envelope event) {
        String[] subject = event.subject().split("/");
        trail.record(new AuditEntry(event.time(), event.actorId(), event.actorName(), event.type(), subject[0], UUID.fromString(subject[1]), event.id(), event.data().toString()));
    }
}
