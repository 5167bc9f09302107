package app.fovea.lab.entity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A column of the lab board, and the status everyone outside the lab sees. Fixed, whatever stages a lab works in. */
public enum Category {
    PENDING("Waiting"),
    IN_PRODUCTION("In production"),
    QUALITY_CHECK("Quality check"),
    SHIPPED("Shipped"),
    COMPLETED("Completed"),
    ON_HOLD("On hold"),
    CANCELLED("Cancelled");

    private final String title;

    Category(String title) {
        this.title = title;
    }

    /** As it is stored and sent: {@code in_production}. */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String title() {
        return title;
    }

    /** Its stages in the order of making. */
    public List<Stage> stages() {
        return Arrays.stream(Stage.values()).filter(stage -> stage.category() == this).toList();
    }

    public static Optional<Category> of(String id) {
        return Arrays.stream(values()).filter(category -> category.id().equals(id)).findFirst();
    }
}
