package app.fovea.catalogue.entity;

import java.math.BigDecimal;
import java.util.Locale;

/**
 * What a catalogue lens can be made to: as much of it as decides whether it fits.
 *
 * @param design           single_vision, bifocal, progressive or occupational
 * @param material         as the maker names it: CR-39, polycarbonate, Trivex, MR-8 …
 * @param index            refractive index, 1.4 to 2
 * @param sphereMin        weakest to strongest sphere in minus-cylinder form, dioptres
 * @param cylinderMax      largest cylinder, without its sign
 * @param addMin           range of near additions; null exactly for single vision
 * @param diameter         of the uncut lens, mm
 * @param minFittingHeight lowest fitting height the design works at, mm; null if it does not matter
 */
public record LensRange(
    String design,
    String material,
    BigDecimal index,
    boolean impactResistant,
    BigDecimal sphereMin,
    BigDecimal sphereMax,
    BigDecimal cylinderMax,
    BigDecimal addMin,
    BigDecimal addMax,
    int diameter,
    Integer minFittingHeight) {

    public static final String SINGLE_VISION = "single_vision";
    public static final String BIFOCAL = "bifocal";
    public static final String PROGRESSIVE = "progressive";
    public static final String OCCUPATIONAL = "occupational";

    private static final BigDecimal TOUGH_FROM_INDEX = new BigDecimal("1.59");

    /** True if the lens has a near addition. */
    public boolean multifocal() {
        return !SINGLE_VISION.equals(design);
    }

    /** True if the power changes along a corridor below a fitting cross. */
    public boolean hasCorridor() {
        return PROGRESSIVE.equals(design) || OCCUPATIONAL.equals(design);
    }

    /** Polycarbonate scratches so easily that it is never sold without a hard coat. */
    public boolean needsHardCoat() {
        return material != null && material.toLowerCase(Locale.ROOT).startsWith("polycarbonate");
    }

    /** CR-39, crown glass and the like, which crack at the drill holes of a rimless frame. */
    public boolean brittle() {
        return !impactResistant && index.compareTo(TOUGH_FROM_INDEX) < 0;
    }
}
