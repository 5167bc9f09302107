package app.fovea.tenancy.provisioning.demo;

import java.util.UUID;

/** Somebody who works in the practice, once it exists. */
record Employee(UUID id, StaffMember who) {
    String name() {
        return who.name();
    }
}
