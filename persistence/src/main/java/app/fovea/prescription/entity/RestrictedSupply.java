package app.fovea.prescription.entity;

import java.time.LocalDate;
import java.time.Period;

/**
 * Whom only a registrant may supply, as a nation's law has it: children, and people registered sight impaired.
 *
 * @param adultFrom age in years from which supply is free; somebody born on 29 February has their birthday on 1 March in other years
 */
public record RestrictedSupply(int adultFrom) {
    /** Opticians Act 1989, section 27. */
    public static final RestrictedSupply UK = new RestrictedSupply(16);

    public boolean applies(LocalDate birthDate, boolean registeredSightImpaired, LocalDate supplyOn) {
        return registeredSightImpaired || under(birthDate, supplyOn);
    }

    /** Who it is about, for a sentence: “under 16” or “registered sight impaired”. */
    public String reason(LocalDate birthDate, LocalDate supplyOn) {
        return under(birthDate, supplyOn) ? "under " + adultFrom : "registered sight impaired";
    }

    private boolean under(LocalDate birthDate, LocalDate supplyOn) {
        return Period.between(birthDate, supplyOn).getYears() < adultFrom;
    }
}
