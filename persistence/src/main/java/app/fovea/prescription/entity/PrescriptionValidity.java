package app.fovea.prescription.entity;

import app.fovea.law.entity.DatedRule;
import app.fovea.law.entity.Section;
import java.time.LocalDate;
import java.time.Period;
import java.util.Set;

/**
 * How long spectacles may be supplied from a prescription, as a country's law has it (UK: Sale of Optical Appliances Order 1984,
 * not more than two years old when it is presented).
 *
 * @param lasts            counted from the date of the prescription; its last day still counts
 * @param retestDateCounts true where the date on which the eyes are to be tested again ends it earlier
 */
public record PrescriptionValidity(LocalDate from, Set<String> nations, String source, boolean confirmed, Period lasts, boolean retestDateCounts) implements DatedRule {
    public static final Section<PrescriptionValidity> SECTION =
        new Section<>("prescriptionValidity", "prescription_validity", "rules on the age of prescriptions", PrescriptionValidity.class);

    /** The last day on which it may be supplied from. @param retestOn when the eyes are to be tested again; null if nobody said */
    public LocalDate expiresOn(LocalDate prescribedOn, LocalDate retestOn) {
        LocalDate last = prescribedOn.plus(lasts);
        return retestDateCounts && retestOn != null && retestOn.isBefore(last) ? retestOn : last;
    }

    public boolean expired(LocalDate prescribedOn, LocalDate retestOn, LocalDate supplyOn) {
        return supplyOn.isAfter(expiresOn(prescribedOn, retestOn));
    }
}
