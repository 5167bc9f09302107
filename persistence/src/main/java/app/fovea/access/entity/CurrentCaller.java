package app.fovea.access.entity;

import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * The caller of the work that this thread is doing. Bound by the two doors of the house and by nobody else: the web's filter,
 * from the signed-in identity, and a listener, from its event.
 */
public final class CurrentCaller {
    private static final ThreadLocal<Caller> BOUND = new ThreadLocal<>();

    private CurrentCaller() {
    }

    /** @throws Refusal.NotSignedIn when nobody is */
    public static Caller get() {
        return find().orElseThrow(() -> new Refusal.NotSignedIn("Sign in first."));
    }

    public static Optional<Caller> find() {
        return Optional.ofNullable(BOUND.get());
    }

    /** Does the work as this caller, and leaves the thread as it was, whatever happens. */
    public static <T> T as(Caller caller, Callable<T> work) throws Exception {
        Caller before = BOUND.get();
        BOUND.set(caller);
        try {
            return work.call();
        } finally {
            if (before == null) {
                BOUND.remove();
            } else {
                BOUND.set(before);
            }
        }
    }
}
