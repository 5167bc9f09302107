package app.fovea.journey.control;

import app.fovea.journey.entity.Envelope;
import app.fovea.journey.entity.Inbox;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.function.Consumer;

/** A listener's work and the note that it is done, in one transaction of their own. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class OnceInTransaction {
    @Inject
    private Inbox inbox;

    public void run(String listener, Envelope event, Consumer<Envelope> work) {
        if (inbox.firstTime(listener, event.id())) {
            work.accept(event);
        }
    }
}
