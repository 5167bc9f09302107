package app.fovea.exam.entity;

/** What an eye examination led to. */
public enum Outcome {
    NEW_RX("New prescription"), NO_CHANGE("No change"), NO_RX("No prescription needed"), REFERRED("Referred");

    private final String title;

    Outcome(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** Whether a prescription is issued with it. */
    public boolean prescribes() {
        return this == NEW_RX || this == NO_CHANGE;
    }
}
