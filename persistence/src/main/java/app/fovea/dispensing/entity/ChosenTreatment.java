package app.fovea.dispensing.entity;

/**
 * A treatment somebody wants on the chosen lens.
 *
 * @param kind      hard, anti_reflective, blue_filter, photochromic, polarised, tint, uv or hydrophobic
 * @param available true if the catalogue offers it on that lens
 */
public record ChosenTreatment(String name, String kind, boolean available) {
    public static final String HARD = "hard";
    public static final String ANTI_REFLECTIVE = "anti_reflective";
    public static final String PHOTOCHROMIC = "photochromic";
    public static final String POLARISED = "polarised";
}
