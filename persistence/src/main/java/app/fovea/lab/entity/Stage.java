package app.fovea.lab.entity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a job is, in the order of making. */
public enum Stage {
    PENDING(Category.PENDING, "Waiting"),
    AWAITING_FRAME(Category.PENDING, "Awaiting frame"),
    AWAITING_LENS(Category.PENDING, "Awaiting lens"),
    SURFACING(Category.IN_PRODUCTION, "Surfacing"),
    COATING(Category.IN_PRODUCTION, "Coating"),
    GLAZING(Category.IN_PRODUCTION, "Glazing"),
    QUALITY_CHECK(Category.QUALITY_CHECK, "Quality check"),
    READY(Category.QUALITY_CHECK, "Ready"),
    SHIPPED(Category.SHIPPED, "Shipped"),
    /** Nobody came for it, and it still lies there. */
    UNCLAIMED(Category.SHIPPED, "Unclaimed"),
    DISPENSED(Category.COMPLETED, "Handed over"),
    /** The patient brought it back. */
    RETURNED(Category.COMPLETED, "Returned"),
    ON_HOLD(Category.ON_HOLD, "On hold"),
    CANCELLED(Category.CANCELLED, "Cancelled"),
    /** Another order replaces it. */
    REMADE(Category.CANCELLED, "Made again");

    private final Category category;
    private final String title;

    Stage(Category category, String title) {
        this.category = category;
        this.title = title;
    }

    /** As it is stored and sent: {@code awaiting_frame}. */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Category category() {
        return category;
    }

    public String title() {
        return title;
    }

    public static Optional<Stage> of(String id) {
        return Arrays.stream(values()).filter(stage -> stage.id().equals(id)).findFirst();
    }
}
