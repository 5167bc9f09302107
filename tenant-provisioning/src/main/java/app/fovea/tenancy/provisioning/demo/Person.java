package app.fovea.tenancy.provisioning.demo;

import java.time.LocalDate;
import java.time.Period;

/**
 * Somebody of the neighbourhood, before the practice knows them.
 *
 * @param community where the family comes from, as in {@link Names}
 * @param branch    the one nearest to them, by its place in the list
 */
record Person(String givenName, String familyName, boolean female, String community, LocalDate birthDate, int branch,
              String email, String phone, String address) {
    int age(LocalDate on) {
        return Period.between(birthDate, on).getYears();
    }

    /** With the fraction, for what changes continuously. */
    double exactAge(LocalDate on) {
        return (on.toEpochDay() - birthDate.toEpochDay()) / 365.25;
    }
}
