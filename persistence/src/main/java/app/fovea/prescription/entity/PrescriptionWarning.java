package app.fovea.prescription.entity;

/**
 * Unusual but possible: shown, and saved once somebody has said that it is meant.
 *
 * @param code  stable, for programs
 * @param field path in the request, {@code prescription.right.add}
 */
public record PrescriptionWarning(String code, String field, String message) {
}
