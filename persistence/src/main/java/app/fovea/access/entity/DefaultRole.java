package app.fovea.access.entity;

import static app.fovea.access.entity.Permission.*;

import java.util.EnumSet;
import java.util.Set;

/** The eight roles that every practice starts with, in UK titles. A practice may change all but {@link #OWNER}. */
public enum DefaultRole {
    OWNER("Owner", "Owns the practice: everything, and who may do what.", Permission.grantable()),
    OPTOMETRIST("Optometrist", "Examines eyes, signs exams and issues prescriptions.", EnumSet.of(
        PATIENTS_CREATE, PATIENTS_IDENTIFY, PATIENTS_SIGHT_IMPAIRED, PATIENTS_HEALTH, PATIENTS_ALERTS, RECALLS_MANAGE, PATIENTS_BREAK_GLASS, EXAMS_FINALIZE_COLLEAGUES, EXAMS_AMEND, EXAMS_CONFIRM, EXAMS_DISCARD, CATALOGUE_UNSUITABLE, POS_TAKE_OVER, POS_DISCARD,
        DISPENSES_SUPERVISE, DISPENSES_EXPIRED, ORDERS_VIEW, MESSAGES_READ, JOURNEY_VIEW)),
    DISPENSING_OPTICIAN("Dispensing Optician", "Registered: dispenses for everyone, children included, and answers for restricted supply.", EnumSet.of(
        PATIENTS_CREATE, PATIENTS_IDENTIFY, PATIENTS_SIGHT_IMPAIRED, PATIENTS_HEALTH, PATIENTS_ALERTS, RECALLS_MANAGE, PATIENTS_BREAK_GLASS, EXAMS_FINDINGS, CATALOGUE_UNSUITABLE, POS_TAKE_OVER, POS_OWN_FRAME, POS_CONFIRM, POS_DISCARD, POS_DISCOUNT,
        DISPENSES_SUPERVISE, DISPENSES_EXPIRED, ORDERS_CANCEL_SALE, PAYMENTS_REFUND_CASH, PAYMENTS_REFUND_OWN, PAYMENTS_VOUCHER, PAYMENTS_TRANSFER, PAYMENTS_LEAVE_OPEN, TILL_CLOSE,
        ORDERS_CANCEL_MADE, ORDERS_CHANGE, ORDERS_RELEASE, ORDERS_HAND_OVER, ORDERS_RETURN, ORDERS_REMAKE, LAB_STREAM, LAB_SHIP, MESSAGES_READ, MESSAGES_SEND, JOURNEY_VIEW)),
    /** Reads no clinical findings, and does not change who a patient is: a birth date decides whether a registrant must supply. */
    OPTICAL_ASSISTANT("Optical Assistant", "Sells and takes payment; restricted supply needs a registrant.", EnumSet.of(
        PATIENTS_CREATE, PATIENTS_EDIT, PATIENTS_NHS_NUMBER, PATIENTS_HEALTH, PATIENTS_ALERTS, EXAMS_VIEW, CATALOGUE_UNSUITABLE, POS_TAKE_OVER, POS_OWN_FRAME, POS_CONFIRM, POS_DISCARD,
        PAYMENTS_VOUCHER, PAYMENTS_TRANSFER, PAYMENTS_LEAVE_OPEN, TILL_CLOSE, LAB_STREAM, MESSAGES_READ, MESSAGES_SEND)),
    RECEPTIONIST("Receptionist", "Greets, registers patients and takes what is outstanding.", EnumSet.of(
        PATIENTS_CREATE, PATIENTS_IDENTIFY, PATIENTS_ALERTS, RECALLS_MANAGE, PAYMENTS_VOUCHER, PAYMENTS_TRANSFER, TILL_CLOSE, ORDERS_VIEW, MESSAGES_READ, MESSAGES_SEND)),
    LAB_TECHNICIAN("Lab Technician", "Makes the spectacles: moves jobs up to the quality check.", EnumSet.of(CATALOGUE_VIEW, ORDERS_HOLD, LAB_STREAM, LAB_MOVE, LAB_REWORK)),
    LAB_MANAGER("Lab Manager", "Runs the lab: passes quality checks, ships, looks after failed messages.", EnumSet.of(
        CATALOGUE_VIEW, ORDERS_HOLD, ORDERS_CANCEL_MADE, ORDERS_CHANGE, ORDERS_HAND_OVER, ORDERS_REMAKE, LAB_STREAM, LAB_FIGURES, LAB_OVERRIDE, LAB_SHIP, SETTINGS_QUALITY, SETTINGS_LAB, JOURNEY_REPLAY)),
    PRACTICE_MANAGER("Practice Manager", "Runs the practice: sales, money, people, roles and the audit trail; signs no exams.", EnumSet.of(
        PATIENTS_CREATE, PATIENTS_SIGHT_IMPAIRED, PATIENTS_HEALTH, PATIENTS_ALERTS, RECALLS_MANAGE, PATIENTS_MERGE, PATIENTS_EXPORT, PATIENTS_ERASE, PATIENTS_BREAK_GLASS, EXAMS_FINDINGS, CATALOGUE_UNSUITABLE, POS_TAKE_OVER, POS_OWN_FRAME, POS_CONFIRM, POS_DISCARD, POS_DISCOUNT_LARGE,
        ORDERS_CANCEL_SALE, PAYMENTS_REFUND_CASH, PAYMENTS_REFUND_OWN, PAYMENTS_VOUCHER, PAYMENTS_TRANSFER, PAYMENTS_LEAVE_OPEN, TILL_CLOSE, TILL_MANAGE, VAT_DECIDE, ORDERS_CANCEL_MADE, ORDERS_CHANGE, ORDERS_RELEASE, ORDERS_RELEASE_UNPAID, ORDERS_RETURN, ORDERS_REMAKE,
        LAB_STREAM, LAB_FIGURES, LAB_SHIP, MESSAGES_READ, MESSAGES_SEND, JOURNEY_REPLAY, SETTINGS_PRACTICE, SETTINGS_ORDERS, SETTINGS_QUALITY, SETTINGS_LAB, SETTINGS_MESSAGES, SETTINGS_PRIVACY, USERS_CREATE, USERS_EDIT, USERS_INVITE, USERS_SUSPEND, USERS_EXPLAIN, ROLES_CREATE, ROLES_EDIT, ROLES_DELETE,
        ROLES_ASSIGN, ROLES_PREVIEW, AUDIT_EXPORT, AUDIT_VERIFY, PRIVACY_REVIEW, ACCESS_LOG_VIEW));

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
