package app.fovea.audit.boundary;

import app.fovea.access.entity.Denials.Denial;
import app.fovea.audit.entity.AccessAction;
import app.fovea.audit.entity.AccessTrail;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Writes what was refused into the trail of access, when the refused work is over and its transaction gone. Asks for no right: it is about those who lack one.
 *
 * <p>Few wait for the chain at a time, and not for long: somebody who is refused again and again while a long transaction holds it would else
 * take every connection of the node. What does not get its turn is told to the log.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class DeniedAttempts {
    private static final Semaphore TURNS = new Semaphore(4);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @Inject
    private AccessTrail trail;

    /** @throws IllegalStateException or an exception of the database when there is no turn to be had */
    public void record(List<Denial> denials) {
        takeTurn();
        try {
            trail.waitNoLongerThan(PATIENCE);
            for (Denial denial : denials) {
                trail.record(AccessAction.RIGHT_DENIED, null, null, null,
                    Map.of("permission", denial.right().id(), "useCase", denial.where(), "refusal", denial.refusal().getMessage()), null);
            }
            trail.flush();
        } finally {
            TURNS.release();
        }
    }

    private static void takeTurn() {
        try {
            if (!TURNS.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("too many denied attempts wait for the trail of access");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while it waited for the trail of access", e);
        }
    }
}
