package app.fovea.tenancy.provisioning.demo;

import app.fovea.access.entity.DefaultRole;
import java.util.Locale;

/**
 * Somebody who works in a practice of the demonstration.
 *
 * @param site where, by its place in the list of branches
 */
record StaffMember(DefaultRole role, String name, String gocNumber, int site, String email) {

    /** The one whom the demonstration names for this role: {@code dispensing-optician@northgate.example}. */
    static StaffMember first(DefaultRole role, String name, String gocNumber, String slug) {
        return new StaffMember(role, name, gocNumber, 0, role.name().toLowerCase(Locale.ROOT).replace('_', '-') + "@" + slug + ".example");
    }

    /** A colleague, with an address of their own. */
    static StaffMember also(DefaultRole role, String name, String gocNumber, int site, String slug) {
        return new StaffMember(role, name, gocNumber, site, name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@" + slug + ".example");
    }
}
