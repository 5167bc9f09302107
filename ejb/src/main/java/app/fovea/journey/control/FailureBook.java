package app.fovea.journey.control;

import app.fovea.journey.control.Delivered.Outcome;
import app.fovea.journey.entity.DeadLetter;
import app.fovea.journey.entity.DeadLetterRepository;
import app.fovea.journey.entity.EventFailure;
import app.fovea.journey.entity.EventFailureRepository;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Writes down that a try failed, and either sends the next one on its way or makes a dead letter. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class FailureBook {
    private static final Logger LOG = System.getLogger(FailureBook.class.getName());
    private static final RandomGenerator CHANCE = RandomGenerator.getDefault();
    private static final int LONGEST_ERROR = 2_000;
    private static final int LONGEST_TRACE = 20_000;

    @Inject
    private EventFailureRepository failures;
    @Inject
    private DeadLetterRepository letters;
    @Inject
    private Courier courier;

    public Outcome record(Route route, Parcel parcel, RuntimeException failure) {
        Instant now = Instant.now();
        Optional<Duration> pause = Unprocessable.causes(failure) ? Optional.empty() : route.backOff().pauseAfter(parcel.attempt(), CHANCE);
        Instant next = pause.map(now::plus).orElse(null);
        String error = text(rootOf(failure).toString(), LONGEST_ERROR);
        failures.add(new EventFailure(route.queue(), parcel.event().id(), parcel.part(), parcel.attempt(), now, error, next));
        if (next == null) {
            LOG.log(Level.ERROR, parcel.event().type() + " " + parcel.event().id() + " died in " + route.queue() + " after " + parcel.attempt() + " tries", failure);
            DeadLetter letter = letters.openOrNew(route.queue(), parcel.event(), parcel.part());
            letter.died(error, trace(failure), parcel.attempt(), now);
            if (parcel.why() == Parcel.Why.REBUILD) {
                letter.keepRebuild();
            }
            return Outcome.DIED;
        }
        LOG.log(Level.WARNING, "{0} {1} failed in {2}, try {3}; the next one is in {4} ms: {5}", parcel.event().type(), parcel.event().id(), route.queue(), parcel.attempt(), pause.get().toMillis(), error);
        courier.later(route, parcel.nextTry(), next);
        return Outcome.FAILED;
    }

    private static Throwable rootOf(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }

    private static String trace(Throwable e) {
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        return text(trace.toString(), LONGEST_TRACE);
    }

    /** As PostgreSQL can keep it. */
    private static String text(String told, int longest) {
        String kept = told.replace("\0", "");
        return kept.length() <= longest ? kept : kept.substring(0, longest);
    }
}
