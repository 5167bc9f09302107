package app.fovea.server;

/** The gap between two looks at something that takes a while. */
final class Pause {
    private Pause() {
    }

    /** @return false when the thread was interrupted: somebody wants the start to end */
    static boolean briefly() {
        try {
            Thread.sleep(50);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
