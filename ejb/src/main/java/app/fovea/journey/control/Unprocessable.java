package app.fovea.journey.control;

/** A listener will never be able to handle this event, however often it tries: it becomes a dead letter at once. */
public class Unprocessable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Unprocessable(String message) {
        super(message);
    }

    /** Whether one is the reason, however deep. */
    static boolean causes(Throwable failure) {
        for (Throwable e = failure; e != null; e = e.getCause() == e ? null : e.getCause()) {
            if (e instanceof Unprocessable) {
                return true;
            }
        }
        return false;
    }
}
