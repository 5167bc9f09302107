package app.fovea.access.entity;

import static app.fovea.access.entity.Permission.Group.AUDIT;
import static app.fovea.access.entity.Permission.Group.BILLING;
import static app.fovea.access.entity.Permission.Group.CATALOGUE;
import static app.fovea.access.entity.Permission.Group.DISPENSING;
import static app.fovea.access.entity.Permission.Group.EXAM;
import static app.fovea.access.entity.Permission.Group.JOURNEY;
import static app.fovea.access.entity.Permission.Group.LAB;
import static app.fovea.access.entity.Permission.Group.NOTIFICATION;
import static app.fovea.access.entity.Permission.Group.ORDER;
import static app.fovea.access.entity.Permission.Group.PATIENT;
import static app.fovea.access.entity.Permission.Group.PEOPLE;
import static app.fovea.access.entity.Permission.Group.PLATFORM;
import static app.fovea.access.entity.Permission.Group.PRESCRIPTION;
import static app.fovea.access.entity.Permission.Group.ROLES;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The one catalogue of rights. A right exists if it stands here, and only if a boundary asks for it.
 *
 * <p>Its {@link #id()} is what the database, the REST API and the role editor use ({@code patients:view}). A right may
 * imply others. It may be dangerous: in the wrong hands it costs money, records or the trust in who did what; denied attempts
 * are kept. It may also need a live professional registration (a GOC number on the user that has not run out), because the law,
 * not the practice, says who may do it.
 */
public enum Permission {
    PATIENTS_VIEW("patients:view", PATIENT, "See patients", "Find patients and read their contact details."),
    PATIENTS_CREATE("patients:create", PATIENT, "Add patients", "Register a new patient.", PATIENTS_VIEW),
    PATIENTS_EDIT("patients:edit", PATIENT, "Edit patients", "Change a patient's contact details.", PATIENTS_VIEW),

    EXAMS_VIEW("exams:view", EXAM, "Read exams", "Read findings, outcome and recommendation of an eye exam.", PATIENTS_VIEW),
    EXAMS_WRITE("exams:write", EXAM, "Write exams", "Start an exam and change it until it is finalised.", EXAMS_VIEW),
    EXAMS_FINALIZE("exams:finalize", EXAM, "Finalise exams", "Sign an exam and issue its prescription. Nobody can change it afterwards.", Mark.REGISTRANT, EXAMS_WRITE),

    PRESCRIPTIONS_VIEW("prescriptions:view", PRESCRIPTION, "Read prescriptions", "Read the powers that were prescribed.", PATIENTS_VIEW),

    CATALOGUE_VIEW("catalogue:view", CATALOGUE, "See the catalogue", "Look up frames, lenses and treatments with their prices."),

    POS_ACCESS("pos:access", DISPENSING, "Sell at the point of sale", "Make a sale from an exam: frame, lenses, treatments, measurements.", PATIENTS_VIEW, PRESCRIPTIONS_VIEW, CATALOGUE_VIEW),
    DISPENSES_SUPERVISE("dispenses:supervise", DISPENSING, "Supervise restricted supply", "Answer for spectacles supplied to someone under 16 or registered sight impaired.", Mark.REGISTRANT, POS_ACCESS),

    INVOICES_VIEW("invoices:view", BILLING, "See invoices", "Read invoices, payments and what is outstanding.", PATIENTS_VIEW),
    PAYMENTS_TAKE("payments:take", BILLING, "Take payments", "Check a sale out and take money for it.", INVOICES_VIEW),
    PAYMENTS_REFUND("payments:refund", BILLING, "Refund payments", "Give money back on an invoice. The refund cannot be undone.", Mark.DANGEROUS, INVOICES_VIEW),
    VAT_DECIDE("vat:decide", BILLING, "Decide on VAT", "Say from which day on prices are split by separate charges or by apportionment."),

    ORDERS_VIEW("orders:view", ORDER, "See orders", "Read orders, what was ordered and how far each has come."),
    ORDERS_CANCEL("orders:cancel", ORDER, "Cancel orders", "Stop an order for good before it is made.", ORDERS_VIEW),

    LAB_VIEW("lab:view", LAB, "See the lab board", "Watch the jobs of the lab.", ORDERS_VIEW),
    LAB_MOVE("lab:move", LAB, "Move lab jobs", "Take a job from one stage of making to the next.", LAB_VIEW),
    LAB_INSPECT("lab:inspect", LAB, "Pass quality checks", "Judge a finished job and release it from the quality check.", LAB_MOVE),
    LAB_SHIP("lab:ship", LAB, "Ship and hand over", "Send a job out, which tells the patient, and record that it was handed over.", LAB_VIEW),

    MESSAGES_VIEW("messages:view", NOTIFICATION, "See messages", "Read what was sent to a patient.", PATIENTS_VIEW),

    JOURNEY_VIEW("journey:view", JOURNEY, "Follow the journey", "Read the events of a patient's journey from exam to hand-over."),
    JOURNEY_REPLAY("journey:replay", JOURNEY, "Replay dead letters", "Look at messages that failed for good and send them again.", JOURNEY_VIEW),

    USERS_VIEW("users:view", PEOPLE, "See people", "Read who works here and which roles they hold."),
    USERS_CREATE("users:create", PEOPLE, "Add people", "Add somebody who works here and send them their invitation.", USERS_VIEW),
    USERS_EDIT("users:edit", PEOPLE, "Edit people", "Change somebody's name, e-mail and home branch. Whoever changes the e-mail decides where invitations go.", Mark.DANGEROUS, USERS_VIEW),
    USERS_REGISTER("users:register", PEOPLE, "Record registrations", "Enter a registration number, which opens what the law keeps for registrants.", Mark.DANGEROUS, USERS_VIEW),
    USERS_INVITE("users:invite", PEOPLE, "Send invitations again", "Send somebody a link with which they choose a new password.", Mark.DANGEROUS, USERS_VIEW),
    USERS_SUSPEND("users:suspend", PEOPLE, "Suspend people", "Shut somebody out at once, and let them in again.", Mark.DANGEROUS, USERS_VIEW),
    USERS_EXPLAIN("users:explain", PEOPLE, "Explain rights", "See what each person can do and through which role, and who can do a certain thing.", USERS_VIEW),

    ROLES_VIEW("roles:view", ROLES, "See roles", "Read roles and the rights in them."),
    ROLES_CREATE("roles:create", ROLES, "Make roles", "Design a new role from rights that one holds.", Mark.DANGEROUS, ROLES_VIEW),
    ROLES_EDIT("roles:edit", ROLES, "Change roles", "Change what a role allows, for everybody who holds it.", Mark.DANGEROUS, ROLES_VIEW),
    ROLES_DELETE("roles:delete", ROLES, "Delete roles", "Remove a role for good; its holders get another one.", Mark.DANGEROUS, ROLES_VIEW),
    ROLES_ASSIGN("roles:assign", ROLES, "Give and take roles", "Decide who holds which role, and until when.", Mark.DANGEROUS, ROLES_VIEW, USERS_VIEW),
    ROLES_PREVIEW("roles:preview", ROLES, "Look through a role's eyes", "See the screens as somebody with that role sees them.", ROLES_VIEW),
    PAIRS_DECIDE("pairs:decide", ROLES, "Decide on dangerous pairs", "Say which rights must never meet in one hand.", Mark.DANGEROUS, ROLES_VIEW),

    AUDIT_VIEW("audit:view", AUDIT, "Read the audit trail", "Read who changed which role, who did what, and when."),
    AUDIT_EXPORT("audit:export", AUDIT, "Export the audit trail", "Take the audit trail out of the house as a file.", Mark.DANGEROUS, AUDIT_VIEW),
    AUDIT_VERIFY("audit:verify", AUDIT, "Verify the audit trail", "Check that no entry of the audit trail was altered or removed.", AUDIT_VIEW),

    TENANTS_OPERATE("tenants:operate", PLATFORM, "Operate tenants", "List the practices of this platform and their state. Never their patients.");

    /** How the role editor groups the rights. */
    public enum Group {
        PATIENT("Patients"), EXAM("Exams"), PRESCRIPTION("Prescriptions"), CATALOGUE("Catalogue"), DISPENSING("Dispensing"),
        BILLING("Billing"), ORDER("Orders"), LAB("Lab"), NOTIFICATION("Messages"), JOURNEY("Journey"), PEOPLE("People"), ROLES("Roles"),
        AUDIT("Audit"), PLATFORM("Platform");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    private static final Map<String, Permission> BY_ID = Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Permission::id, Function.identity()));

    /** What a person should know before they tick a right, beyond its words. */
    enum Mark {
        DANGEROUS, REGISTRANT
    }

    private final String id;
    private final Group group;
    private final String title;
    private final String description;
    private final Mark mark;
    private final Set<Permission> implied;

    Permission(String id, Group group, String title, String description, Permission... implied) {
        this(id, group, title, description, null, implied);
    }

    Permission(String id, Group group, String title, String description, Mark mark, Permission... implied) {
        this.id = id;
        this.group = group;
        this.title = title;
        this.description = description;
        this.mark = mark;
        this.implied = Set.of(implied);
    }

    /** {@code resource:action}, as stored and as sent over REST. */
    public String id() {
        return id;
    }

    public Group group() {
        return group;
    }

    public String title() {
        return title;
    }

    public String description() {
        return description;
    }

    /** True where the law asks for a registered optometrist or dispensing optician, whatever the role says. */
    public boolean registrantOnly() {
        return mark == Mark.REGISTRANT;
    }

    /** True where misuse costs money, records or the trust in who did what. */
    public boolean dangerous() {
        return mark == Mark.DANGEROUS;
    }

    /** The rights that come with this one directly; {@link #closure} follows them all the way. */
    public Set<Permission> implied() {
        return implied;
    }

    public static Optional<Permission> of(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }

    /** What a practice may give: everything but what belongs to the platform's operators. */
    public static Set<Permission> grantable() {
        return Arrays.stream(values()).filter(each -> each.group != Group.PLATFORM).collect(Collectors.toCollection(() -> EnumSet.noneOf(Permission.class)));
    }

    /** The given rights and everything they imply. */
    public static Set<Permission> closure(Iterable<Permission> granted) {
        EnumSet<Permission> all = EnumSet.noneOf(Permission.class);
        for (Permission permission : granted) {
            addWithImplied(permission, all);
        }
        return all;
    }

    private static void addWithImplied(Permission permission, EnumSet<Permission> all) {
        if (all.add(permission)) {
            permission.implied.forEach(each -> addWithImplied(each, all));
        }
    }
}
