package app.fovea.journey.control;

import app.fovea.journey.entity.Envelope;
import app.fovea.journey.entity.Inbox;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;

/** A listener's work, the note that it is done, and the end of a dead letter that tells of it, in one transaction of their own. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class OnceInTransaction {
    @Inject
    private Inbox inbox;
    @Inject
    private DeadLetterShelf shelf;

    /** @return the event that must be handled before this one; empty when this one is done, now or before */
    public Optional<UUID> run(Route route, Parcel parcel, BiConsumer<Envelope, String> work) {
        boolean step = !parcel.part().isEmpty();
        Optional<UUID> inFront = step ? Optional.empty() : inbox.inFront(route.queue(), route.types(), parcel.event());
        if (inFront.isEmpty()) {
            Inbox.Entry entry = inbox.enter(route.queue(), parcel.event().id(), parcel.part());
            if (entry.first() || parcel.why() == Parcel.Why.REBUILD) {
                work.accept(parcel.event(), step ? parcel.part() : null);
            }
            if (entry.letter()) {
                shelf.settle(route, parcel);
            }
        }
        return inFront;
    }
}
