package app.fovea.exam.entity;

import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.List;

/**
 * What the optometrist advises for the spectacles, structured so that the point of sale can filter by it.
 *
 * @param uses                what they are for: distance, near, intermediate, driving, vdu, sport
 * @param designs             lens designs that serve, by their ids in {@link app.fovea.catalogue.entity.LensDesign}
 * @param minIndex            lowest refractive index advised, if any
 * @param impactResistant     whether the lenses must withstand a blow
 * @param clinicallyIndicated treatment kinds the eyes need (photochromic, tint, anti_reflective …)
 * @param note                in the optometrist's own words, if any; nothing is decided by it
 */
public record Recommendation(@NotNull List<String> uses, @NotNull List<String> designs, BigDecimal minIndex, boolean impactResistant, @NotNull List<String> clinicallyIndicated, String note) {
    public static final List<String> USES = List.of("distance", "near", "intermediate", "driving", "vdu", "sport");

    public Recommendation {
        uses = uses == null ? List.of() : List.copyOf(uses);
        designs = designs == null ? List.of() : List.copyOf(designs);
        clinicallyIndicated = clinicallyIndicated == null ? List.of() : List.copyOf(clinicallyIndicated);
    }
}
