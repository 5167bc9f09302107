package app.fovea.privacy.entity;

import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Origin;
import java.util.HashSet;
import java.util.Set;

/**
 * What was looked at in one request, so that a page that asks three times is one look. A request's {@link Origin} is an object of its own, by which one knows the
 * next; without one, in a listener or a stream, everything is asked anew.
 */
public final class Looked {
    private static final ThreadLocal<Looked> HERE = new ThreadLocal<>();

    private final Origin request;
    private final Set<Look> written = new HashSet<>();

    private Looked(Origin request) {
        this.request = request;
    }

    /** Whether this request's look stands in the log. */
    public static boolean already(Look look) {
        return here().written.contains(look);
    }

    /** To be called once it stands there for good. */
    public static void written(Look look) {
        here().written.add(look);
    }

    /** What comes next on this thread is another request's. */
    public static void forget() {
        HERE.remove();
    }

    private static Looked here() {
        Origin request = CurrentCaller.origin().orElse(null);
        Looked looked = HERE.get();
        if (looked == null || request == null || looked.request != request) {
            looked = new Looked(request);
            HERE.set(looked);
        }
        return looked;
    }
}
