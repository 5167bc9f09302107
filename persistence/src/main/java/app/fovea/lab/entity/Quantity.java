package app.fovea.lab.entity;

import app.fovea.prescription.entity.PowerNotation;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.Locale;

/** What finished spectacles are judged by: of each lens, and of the mounted pair. */
public enum Quantity {
    /** In the meridian that was ordered strongest. */
    POWER("Power in the strongest meridian", Unit.SIGNED),
    CYLINDER("Cylinder", Unit.SIGNED),
    AXIS("Axis", Unit.DEGREES),
    ADD("Add", Unit.DIOPTRES),
    HORIZONTAL_PRISM("Horizontal prism, in positive", Unit.PRISM),
    VERTICAL_PRISM("Vertical prism, up positive", Unit.PRISM),
    HEIGHT("Height", Unit.MILLIMETRES),
    BASE_CURVE("Base curve", Unit.DIOPTRES),
    CENTRE_THICKNESS("Centre thickness", Unit.MILLIMETRES),
    HORIZONTAL_IMBALANCE("Horizontal prism from the PDs", Unit.PRISM),
    PD("PD", Unit.MILLIMETRES),
    RIGHT_PD("Right PD", Unit.MILLIMETRES),
    LEFT_PD("Left PD", Unit.MILLIMETRES),
    VERTICAL_IMBALANCE("Vertical prism from the heights", Unit.PRISM),
    HEIGHT_DIFFERENCE("Difference between the heights", Unit.MILLIMETRES);

    private enum Unit { SIGNED, DIOPTRES, DEGREES, PRISM, MILLIMETRES }

    private final String title;
    private final Unit unit;

    Quantity(String title, Unit unit) {
        this.title = title;
        this.unit = unit;
    }

    /** As it is sent: {@code horizontal_prism}. */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String title() {
        return title;
    }

    /** What its numbers are in: D, °, Δ or mm. */
    public String unit() {
        return switch (unit) {
            case SIGNED, DIOPTRES -> "D";
            case DEGREES -> "°";
            case PRISM -> "Δ";
            case MILLIMETRES -> "mm";
        };
    }

    /** A value as the field writes it: {@code -1.25}, {@code 10°}, {@code 0.60Δ}, {@code 31.5 mm}. */
    String print(BigDecimal value) {
        return unit == Unit.SIGNED ? PowerNotation.signed(value) : size(value);
    }

    /** A difference or a limit: as {@link #print}, without a sign. */
    String size(BigDecimal value) {
        return switch (unit) {
            case SIGNED, DIOPTRES -> PowerNotation.add(value);
            case DEGREES -> value.toPlainString() + "°";
            case PRISM -> PowerNotation.add(value) + "Δ";
            case MILLIMETRES -> plain(value) + " mm";
        };
    }

    private static String plain(BigDecimal value) {
        BigDecimal shortest = value.stripTrailingZeros();
        return shortest.setScale(Math.max(0, shortest.scale())).toPlainString();
    }
}
