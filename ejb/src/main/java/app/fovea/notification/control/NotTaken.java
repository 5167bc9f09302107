package app.fovea.notification.control;

/** Whoever carries messages did not take one. */
public class NotTaken extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final boolean forGood;

    private NotTaken(String message, boolean forGood, Throwable cause) {
        super(message, cause);
        this.forGood = forGood;
    }

    /** It may take it later. @param message what a person at the desk can make something of */
    public static NotTaken now(String message, Throwable cause) {
        return new NotTaken(message, false, cause);
    }

    /** It will never take it for this address. @param message as {@link #now} */
    public static NotTaken forGood(String message, Throwable cause) {
        return new NotTaken(message, true, cause);
    }

    /** Whether another try is useless. */
    public boolean isForGood() {
        return forGood;
    }
}
