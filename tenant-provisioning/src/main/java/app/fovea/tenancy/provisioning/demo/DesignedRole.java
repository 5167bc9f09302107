package app.fovea.tenancy.provisioning.demo;

import static app.fovea.access.entity.Permission.CATALOGUE_VIEW;
import static app.fovea.access.entity.Permission.EXAMS_VIEW;
import static app.fovea.access.entity.Permission.LAB_INSPECT;
import static app.fovea.access.entity.Permission.LAB_VIEW;
import static app.fovea.access.entity.Permission.PATIENTS_CREATE;
import static app.fovea.access.entity.Permission.PATIENTS_VIEW;
import static app.fovea.access.entity.Permission.POS_ACCESS;

import app.fovea.access.entity.DefaultRole;
import app.fovea.access.entity.Permission;
import java.util.Set;

/**
 * A role that the practice of the demonstration designed for itself.
 *
 * @param holder somebody of this default role, the last of them in the list of staff, holds it besides
 * @param days   for how long from today; null for good
 */
record DesignedRole(String name, String description, Set<Permission> ticked, DefaultRole holder, Integer days) {
    static final DesignedRole TRAINEE_ASSISTANT = new DesignedRole("Trainee Assistant", "Learns to sell beside a dispensing optician; takes no money.",
        Set.of(PATIENTS_VIEW, EXAMS_VIEW, POS_ACCESS), DefaultRole.OPTICAL_ASSISTANT, 90);
    static final DesignedRole SENIOR_LAB_TECH = new DesignedRole("Senior Lab Tech", "Makes the spectacles and passes their quality check when the manager is away.",
        Set.of(LAB_INSPECT, CATALOGUE_VIEW), DefaultRole.LAB_TECHNICIAN, null);
    static final DesignedRole SATURDAY_DESK = new DesignedRole("Saturday Desk", "Registers patients and says whether their spectacles are ready.",
        Set.of(PATIENTS_CREATE, LAB_VIEW), DefaultRole.RECEPTIONIST, 21);
}
