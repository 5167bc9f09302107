package app.fovea.tenancy.provisioning.demo;

import java.util.List;

/**
 * A branch of a practice of the demonstration.
 *
 * @param places where its patients live: a place and the first half of its postcode, {@code Aireford XN4}. British postcodes
 *               begin with neither Q, V nor X, so that nobody's address is among them.
 * @param share  of the patients
 */
record Site(String code, String name, String phone, String address, boolean hasLab, List<String> places, double share) {
}
