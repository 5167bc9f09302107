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

/** A listener's work and the note that it is done, in one transaction of their own. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class OnceInTransaction {
    @Inject
    private Inbox inbox;

    /** @return the event that must be handled before this one; empty when this one is done, now or before */
    public Optional<UUID> run(Route route, Parcel parcel, BiConsumer<Envelope, String> work) {
        boolean step = !parcel.part().isEmpty();
        if (parcel.why() == Parcel.Why.REBUILD) {
            work.accept(parcel.event(), step ? parcel.part() : null);
            return Optional.empty();
        }
        Optional<UUID> inFront = step ? Optional.empty() : inbox.inFront(route.queue(), route.types(), parcel.event());
        if (inFront.isEmpty() && inbox.firstTime(route.queue(), parcel.event().id(), parcel.part())) {
            work.accept(parcel.event(), step ? parcel.part() : null);
        }
        return inFront;
    }
}
