package app.fovea.dispensing.entity;

import java.util.Arrays;
import java.util.Optional;

/** The steps of a sale at the desk, in their order. */
public enum SaleStep {
    EXAM("exam", "Patient and exam"),
    LENSES(DispenseProblem.LENSES, "Frame and lenses"),
    TREATMENTS(DispenseProblem.TREATMENTS, "Treatments"),
    MEASUREMENTS(DispenseProblem.MEASUREMENTS, "Measurements"),
    CHECKOUT(DispenseProblem.CHECKOUT, "Pay");

    private final String id;
    private final String title;

    SaleStep(String id, String title) {
        this.id = id;
        this.title = title;
    }

    /** As problems of a sale and programs call it. */
    public String id() {
        return id;
    }

    public String title() {
        return title;
    }

    /** Counted from 1. */
    public int number() {
        return ordinal() + 1;
    }

    public static Optional<SaleStep> of(String id) {
        return Arrays.stream(values()).filter(step -> step.id.equals(id)).findFirst();
    }

    /** @param number from 1; one that is none becomes the nearest */
    public static SaleStep at(int number) {
        return values()[Math.max(1, Math.min(number, values().length)) - 1];
    }

    /**
     * Where a sale goes on: where somebody left it, unless something was taken away since that an earlier step needs.
     *
     * @param left null while nobody has gone from step to step
     * @param open the first step that still has something against it
     */
    public static SaleStep goesOn(SaleStep left, SaleStep open) {
        return left == null || left.ordinal() > open.ordinal() ? open : left;
    }
}
