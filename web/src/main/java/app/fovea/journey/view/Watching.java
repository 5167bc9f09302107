package app.fovea.journey.view;

import java.io.Serializable;

/**
 * For how long a page refreshes itself. Each look keeps the session open, so it ends by itself: a screen that was left must not stay signed in.
 */
abstract class Watching implements Serializable {
    private static final long serialVersionUID = 1L;
    /** At five seconds each, ten minutes. */
    private static final int LOOKS = 120;

    private int looks;

    abstract void look();

    public void lookByItself() {
        looks++;
        look();
    }

    public void lookAgain() {
        looks = 0;
        look();
    }

    public boolean isLive() {
        return looks < LOOKS;
    }
}
