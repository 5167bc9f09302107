package app.fovea.dispensing.entity;

/**
 * How well a lens serves beyond being possible: thin enough for its power, tough enough for its use.
 *
 * @param rank  0 is best; lenses of the same rank differ in their price
 * @param words for the person who chooses, {@code Thin enough for -5.00}
 */
public record Suitability(int rank, String words) {
}
