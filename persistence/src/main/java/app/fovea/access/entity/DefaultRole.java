package app.fovea.access.entity;

import static app.fovea.access.entity.Permission.*;

import java.util.EnumSet;
import java.util.Set;

/** The eight roles that every practice starts with, in UK titles. A practice may change all but {@link #OWNER}. */
public enum DefaultRole {
    OWNER("Owner", "Owns the practice: everything, and who may do what.", Permission.grantable()),
    OPTOMETRIST("Optometrist", "Examines eyes, signs exams and issues prescriptions.", EnumSet.of(
        PATIENTS_CREATE, PATIENTS_EDIT, EXAMS_FINALIZE, PRESCRIPTIONS_VIEW, ORDERS_VIEW, MESSAGES_VIEW, JOURNEY_VIEW, DISPENSES_SUPERVISE)),
    DISPENSING_OPTICIAN("Dispensing Optician", "Registered: dispenses for everyone, children included, and answers for restricted supply.", EnumSet.of(
        PATIENTS_CREATE, PATIENTS_EDIT, EXAMS_VIEW, DISPENSES_SUPERVISE, PAYMENTS_TAKE, PAYMENTS_REFUND, LAB_VIEW, ORDERS_CANCEL, LAB_SHIP, MESSAGES_VIEW, JOURNEY_VIEW)),
    OPTICAL_ASSISTANT("Optical Assistant", "Sells and takes payment; restricted supply needs a registrant.", EnumSet.of(
        PATIENTS_CREATE, PATIENTS_EDIT, EXAMS_VIEW, POS_ACCESS, PAYMENTS_TAKE, LAB_VIEW, MESSAGES_VIEW)),
    RECEPTIONIST("Receptionist", "Greets, registers patients and takes what is outstanding.", EnumSet.of(
        PATIENTS_CREATE, PATIENTS_EDIT, PAYMENTS_TAKE, ORDERS_VIEW, MESSAGES_VIEW)),
    LAB_TECHNICIAN("Lab Technician", "Makes the spectacles: moves jobs up to the quality check.", EnumSet.of(LAB_MOVE, CATALOGUE_VIEW)),
    LAB_MANAGER("Lab Manager", "Runs the lab: passes quality checks, ships, looks after failed messages.", EnumSet.of(
        LAB_INSPECT, LAB_SHIP, ORDERS_CANCEL, CATALOGUE_VIEW, JOURNEY_REPLAY)),
    PRACTICE_MANAGER("Practice Manager", "Runs the practice: sales, money, people, roles and the audit trail; signs no exams.", EnumSet.of(
        PATIENTS_CREATE, PATIENTS_EDIT, EXAMS_VIEW, POS_ACCESS, CATALOGUE_VIEW, PAYMENTS_TAKE, PAYMENTS_REFUND, VAT_DECIDE, ORDERS_CANCEL, LAB_VIEW, LAB_SHIP, MESSAGES_VIEW,
        JOURNEY_REPLAY, USERS_CREATE, USERS_EDIT, USERS_INVITE, USERS_SUSPEND, USERS_EXPLAIN, ROLES_CREATE, ROLES_EDIT, ROLES_DELETE, ROLES_ASSIGN, ROLES_PREVIEW,
        AUDIT_EXPORT, AUDIT_VERIFY));

    private final String title;
    private final String description;
    private final Set<Permission> permissions;

    DefaultRole(String title, String description, Set<Permission> permissions) {
        this.title = title;
        this.description = description;
        this.permissions = permissions;
    }

    public String title() {
        return title;
    }

    public String description() {
        return description;
    }

    /** What is ticked; what these imply is not repeated. */
    public Set<Permission> permissions() {
        return EnumSet.copyOf(permissions);
    }
}
