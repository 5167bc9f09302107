package app.fovea.catalogue.entity;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/**
 * What a catalogue lens can be made to: as much of it as decides whether it fits.
 *
 * @param material         as the maker names it: CR-39, polycarbonate, Trivex, MR-8 …
 * @param index            refractive index, 1.4 to 2
 * @param aspheric         flattened towards the edge, so that it must be centred vertically too
 * @param individual       freeform, computed for this wearer's tilt, wrap and vertex distance
 * @param diameters        of the uncut lenses it comes as, mm; never empty
 * @param baseCurves       front curves it comes on, dioptres; empty where the maker does not say
 * @param minFittingHeight lowest fitting height the design works at, mm; null if it does not matter
 */
public record LensRange(
    LensDesign design,
    String material,
    BigDecimal index,
    boolean impactResistant,
    boolean aspheric,
    boolean individual,
    PowerRange powers,
    List<Integer> diameters,
    List<BigDecimal> baseCurves,
    Integer minFittingHeight) {

    private static final BigDecimal TOUGH_FROM_INDEX = new BigDecimal("1.59");

    public LensRange {
        diameters = List.copyOf(diameters);
        baseCurves = List.copyOf(baseCurves);
    }

    /** True if the lens has the prescription's near addition. */
    public boolean multifocal() {
        return design.multifocal();
    }

    /** True if the power changes along a corridor below a fitting cross. */
    public boolean hasCorridor() {
        return design.hasCorridor();
    }

    /** True if the lens must be fitted at a measured height, whatever its power. */
    public boolean fittedAtHeight() {
        return aspheric || design.fittedAtHeight();
    }

    /** Of the uncut lenses, mm. */
    public int largestDiameter() {
        int largest = 0;
        for (int i = 0; i < diameters.size(); i++) {
            largest = Math.max(largest, diameters.get(i));
        }
        return largest;
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
