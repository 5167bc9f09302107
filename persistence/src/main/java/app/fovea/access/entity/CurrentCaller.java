package app.fovea.access.entity;

import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * The caller of the work that this thread is doing, and from where they work. Bound by the two doors of the house and by nobody else: the web's
 * filter, from the signed-in identity, and a listener, from its event.
 */
public final class CurrentCaller {
    private static final ThreadLocal<Caller> BOUND = new ThreadLocal<>();
    private static final ThreadLocal<Origin> ORIGIN = new ThreadLocal<>();

    private CurrentCaller() {
    }

    /** @throws Refusal.NotSignedIn when nobody is */
    public static Caller get() {
        return find().orElseThrow(() -> new Refusal.NotSignedIn("Sign in first."));
    }

    public static Optional<Caller> find() {
        return Optional.ofNullable(BOUND.get());
    }

    /** From where the work was asked for; empty for a listener. */
    public static Optional<Origin> origin() {
        return Optional.ofNullable(ORIGIN.get());
    }

    /** Does the work as this caller, and leaves the thread as it was, whatever happens. */
    public static <T> T as(Caller caller, Callable<T> work) throws Exception {
        return with(BOUND, caller, work);
    }

    /** Does the work as asked for from there, whoever the caller is: nobody is one before the sign-in. */
    public static <T> T from(Origin origin, Callable<T> work) throws Exception {
        return with(ORIGIN, origin, work);
    }

    private static <V, T> T with(ThreadLocal<V> place, V value, Callable<T> work) throws Exception {
        V before = place.get();
        place.set(value);
        try {
            return work.call();
        } finally {
            if (before == null) {
                place.remove();
            } else {
                place.set(before);
            }
        }
    }
}
