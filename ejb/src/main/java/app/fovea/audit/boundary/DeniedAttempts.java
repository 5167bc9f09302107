package app.fovea.audit.boundary;

import app.fovea.access.entity.Denials.Denial;
import app.fovea.audit.entity.AccessAction;
import app.fovea.audit.entity.AccessTrail;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/** Writes what was refused into the trail of access, when the refused work is over and its transaction gone. Asks for no right: it is about those who lack one. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class DeniedAttempts {
    @Inject
    private AccessTrail trail;

    public void record(List<Denial> denials) {
        for (Denial denial : denials) {
            trail.record(AccessAction.RIGHT_DENIED, null, null, null,
                Map.of("permission", denial.right().id(), "useCase", denial.where(), "refusal", denial.refusal().getMessage()), null);
        }
    }
}
