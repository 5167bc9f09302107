package app.fovea.audit.control;

import app.fovea.audit.entity.AuditSeals;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** One seal, in a transaction of its own. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class OneSeal {
    @Inject
    private AuditSeals seals;

    /** @return how many entries are under it */
    public int put() {
        return seals.seal();
    }
}
