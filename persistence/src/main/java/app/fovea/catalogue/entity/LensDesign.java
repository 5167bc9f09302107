package app.fovea.catalogue.entity;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How the power of a lens is spread over its surface, and with that: what it needs of the prescription and of the fitting. */
public enum LensDesign {
    SINGLE_VISION("single_vision", "single vision"),
    /** A little more power low down, for eyes that tire; the boost is the design's own and not the prescription's add. */
    ANTI_FATIGUE("anti_fatigue", "anti-fatigue"),
    /** A clear centre and a zone around it that slows the growth of a child's eye. */
    MYOPIA_CONTROL("myopia_control", "myopia control"),
    BIFOCAL("bifocal", "bifocal"),
    TRIFOCAL("trifocal", "trifocal"),
    PROGRESSIVE("progressive", "varifocal"),
    /** Strongest low down and weaker upwards, for desk and room; also called degressive. */
    OCCUPATIONAL("occupational", "occupational");

    public static final List<String> IDS = Arrays.stream(values()).map(LensDesign::id).toList();

    private final String id;
    private final String word;

    LensDesign(String id, String word) {
        this.id = id;
        this.word = word;
    }

    /** As it is stored and sent. */
    public String id() {
        return id;
    }

    /** As a dispenser says it in the middle of a sentence. */
    public String word() {
        return word;
    }

    /** {@code a varifocal}, {@code an occupational}. */
    public String withArticle() {
        return ("aeiou".indexOf(word.charAt(0)) < 0 ? "a " : "an ") + word;
    }

    public static Optional<LensDesign> of(String id) {
        return Arrays.stream(values()).filter(design -> design.id.equals(id)).findFirst();
    }

    /** Made with the prescription's near addition. */
    public boolean multifocal() {
        return segmented() || this == PROGRESSIVE || this == OCCUPATIONAL;
    }

    /** A visible segment, fitted to the lower lid or, for a trifocal, to the lower edge of the pupil. */
    public boolean segmented() {
        return this == BIFOCAL || this == TRIFOCAL;
    }

    /** The power changes along a corridor below a fitting cross, which sits before the pupil. */
    public boolean hasCorridor() {
        return this == PROGRESSIVE || this == OCCUPATIONAL || this == ANTI_FATIGUE;
    }

    /** Works only at the height it was made for, whatever its power. */
    public boolean fittedAtHeight() {
        return this != SINGLE_VISION;
    }
}
