package app.fovea.prescription.entity;

import app.fovea.law.entity.DatedRule;
import app.fovea.law.entity.Section;
import java.time.LocalDate;
import java.time.Period;
import java.util.Set;

/**
 * Whom only a registrant may supply, as a country's law has it: children, and people registered sight impaired (UK: Opticians Act
 * 1989 section 27).
 *
 * @param adultFrom     age in years from which supply is free; somebody born on 29 February has their birthday on 1 March in other years
 * @param sightImpaired true where people registered sight impaired are restricted at any age
 */
public record RestrictedSupply(LocalDate from, Set<String> nations, String source, boolean confirmed, int adultFrom, boolean sightImpaired) implements DatedRule {
    public static final Section<RestrictedSupply> SECTION = new Section<>("restrictedSupply", "restricted_supply", "rules on whom only a registrant may supply", RestrictedSupply.class);

    public boolean applies(LocalDate birthDate, boolean registeredSightImpaired, LocalDate supplyOn) {
        return sightImpaired && registeredSightImpaired || under(birthDate, supplyOn);
    }

    /** Who it is about, for a sentence: “under 16” or “registered sight impaired”. */
    public String reason(LocalDate birthDate, LocalDate supplyOn) {
        return under(birthDate, supplyOn) ? "under " + adultFrom : "registered sight impaired";
    }

    public boolean under(LocalDate birthDate, LocalDate supplyOn) {
        return Period.between(birthDate, supplyOn).getYears() < adultFrom;
    }
}
