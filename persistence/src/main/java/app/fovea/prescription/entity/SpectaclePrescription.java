package app.fovea.prescription.entity;

import java.math.BigDecimal;

/**
 * The powers for both eyes. Pupil distance is not part of a prescription: it is measured when spectacles are dispensed.
 *
 * @param bvd back vertex distance in mm, 5 to 25; needed when any meridian reaches 5 D
 */
public record SpectaclePrescription(EyePower right, EyePower left, BigDecimal bvd) {
}
