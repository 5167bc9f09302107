package app.fovea.privacy.control;

import app.fovea.access.boundary.Work;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.privacy.entity.Look;
import app.fovea.privacy.entity.RecordViews;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/**
 * Writes down what is seen through a role's eyes. The transaction of what is shown is for reading alone, so that this has one of its own, and it comes first: what cannot be written down is not shown.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class LooksInPreview {
    @Inject
    private RecordViews views;

    public void write(Look look) {
        Work.as(CurrentCaller.get().toBeToldOf(), () -> views.enter(look, true, true));
    }
}
