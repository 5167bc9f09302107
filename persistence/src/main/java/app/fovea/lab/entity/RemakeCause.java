package app.fovea.lab.entity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Why spectacles are made again without a bill, and who caused it. What broke, was lost or wore out at the patient's is no cause: a new pair is sold for that.
 */
public enum RemakeCause {
    PD(Party.PRACTICE, "PD taken wrongly"),
    HEIGHT(Party.PRACTICE, "Height taken wrongly"),
    RX_TRANSCRIBED(Party.PRACTICE, "Prescription passed on wrongly"),
    WRONG_LENS(Party.PRACTICE, "Wrong lens or coating ordered"),
    FRAME_SWAPPED(Party.PRACTICE, "Wrong frame"),
    VERTEX_TILT(Party.PRACTICE, "Vertex distance or tilt taken wrongly"),
    RX_CHANGE(Party.PRESCRIBER, "Prescription changed"),
    NON_TOLERANCE(Party.PRESCRIBER, "Patient does not tolerate them"),
    ADAPTATION(Party.PRESCRIBER, "Patient does not get used to progressives"),
    POWER(Party.LAB, "Power out of tolerance"),
    AXIS(Party.LAB, "Axis out of tolerance"),
    PRISM(Party.LAB, "Prism out of tolerance"),
    ADD(Party.LAB, "Add out of tolerance"),
    GLAZING(Party.LAB, "Glazed at the wrong PD or height"),
    COATING_DEFECT(Party.LAB, "Coating defect"),
    SCRATCH(Party.LAB, "Scratched"),
    CHIP(Party.LAB, "Chipped"),
    SIZE(Party.LAB, "Wrong size for the frame"),
    TINT(Party.LAB, "Wrong tint");

    /** Who caused it, with its name in the database. */
    public enum Party {
        PRACTICE("The practice"), PRESCRIBER("The prescriber"), LAB("The lab");

        private final String title;

        Party(String title) {
            this.title = title;
        }

        @JsonValue
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        public String title() {
            return title;
        }
    }

    /** Who pays for it, with its name in the database. */
    public enum Bearer {
        PRACTICE("The practice"), LAB("The lab"), SUPPLIER("The supplier");

        private final String title;

        Bearer(String title) {
            this.title = title;
        }

        @JsonValue
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        public String title() {
            return title;
        }

        public static Optional<Bearer> of(String id) {
            return Arrays.stream(values()).filter(bearer -> bearer.id().equals(id)).findFirst();
        }
    }

    private static final Set<RemakeCause> OF_MEASURING = EnumSet.of(PD, HEIGHT, VERTEX_TILT);
    private static final Set<RemakeCause> OF_POWERS = EnumSet.of(RX_TRANSCRIBED, RX_CHANGE, NON_TOLERANCE, ADAPTATION);
    /** What people take for one. */
    private static final List<String> NONE = List.of("warranty", "patient_damage", "lost");

    private final Party party;
    private final String title;

    RemakeCause(Party party, String title) {
        this.party = party;
        this.title = title;
    }

    /** As it is stored and sent: {@code coating_defect}. */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Party party() {
        return party;
    }

    public String title() {
        return title;
    }

    /** Who usually pays: the lab for what it did itself, the practice for everything else. */
    public Bearer usuallyBorneBy() {
        return party == Party.LAB ? Bearer.LAB : Bearer.PRACTICE;
    }

    /** Made as before it would be wrong again: what was measured is measured again. */
    public boolean ofMeasuring() {
        return OF_MEASURING.contains(this);
    }

    /** The new pair may be made from another prescription. */
    public boolean ofPowers() {
        return OF_POWERS.contains(this);
    }

    /** What usually lies behind a value out of tolerance; empty where that may be anything. */
    public static Optional<RemakeCause> behind(Quantity quantity) {
        return switch (quantity) {
            case POWER, CYLINDER -> Optional.of(POWER);
            case AXIS -> Optional.of(AXIS);
            case ADD -> Optional.of(ADD);
            case HORIZONTAL_PRISM, VERTICAL_PRISM -> Optional.of(PRISM);
            case HEIGHT, PD, RIGHT_PD, LEFT_PD, HEIGHT_DIFFERENCE, HORIZONTAL_IMBALANCE, VERTICAL_IMBALANCE -> Optional.of(GLAZING);
            case BASE_CURVE, CENTRE_THICKNESS -> Optional.empty();
        };
    }

    public static Optional<RemakeCause> of(String id) {
        return Arrays.stream(values()).filter(cause -> cause.id().equals(id)).findFirst();
    }

    /** Whether this names something that people take for a cause and that is none. */
    public static boolean isNone(String id) {
        return NONE.contains(id);
    }
}
