package app.fovea.prescription.entity;

import java.time.LocalDate;
import java.time.Period;

/**
 * How long spectacles may be supplied from a prescription, as a nation's law has it.
 *
 * @param lasts counted from the date of the prescription; its last day still counts
 */
public record PrescriptionValidity(Period lasts) {
    /** Sale of Optical Appliances Order 1984: not more than two years old when it is presented. */
    public static final PrescriptionValidity UK = new PrescriptionValidity(Period.ofYears(2));

    /** The last day on which it may be supplied from. */
    public LocalDate expiresOn(LocalDate prescribedOn) {
        return prescribedOn.plus(lasts);
    }

    public boolean expired(LocalDate prescribedOn, LocalDate supplyOn) {
        return supplyOn.isAfter(expiresOn(prescribedOn));
    }
}
