package app.fovea.dispensing.entity;

/**
 * A treatment somebody wants on the chosen lens.
 *
 * @param kind      hard, anti_reflective, blue_filter, photochromic, polarised, tint, mirror, uv or hydrophobic
 * @param available true if the catalogue offers it on that lens
 * @param lightTransmission what a tint, filter or mirror lets through, per cent; null for others, and where nobody has said
 */
public record ChosenTreatment(String name, String kind, boolean available, Integer lightTransmission) {
    public static final String HARD = "hard";
    public static final String ANTI_REFLECTIVE = "anti_reflective";
    public static final String PHOTOCHROMIC = "photochromic";
    public static final String POLARISED = "polarised";
}
