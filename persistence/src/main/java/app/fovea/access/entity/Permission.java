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
import static app.fovea.access.entity.Permission.Group.PAYMENT;
import static app.fovea.access.entity.Permission.Group.PEOPLE;
import static app.fovea.access.entity.Permission.Group.PLATFORM;
import static app.fovea.access.entity.Permission.Group.QUALITY;
import static app.fovea.access.entity.Permission.Group.ROLES;
import static app.fovea.access.entity.Permission.Group.SETTINGS;
import static app.fovea.access.entity.Permission.Group.SUPPLY;
import static app.fovea.access.entity.Permission.Group.VAT;

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
    PATIENTS_VIEW("patients:view", PATIENT, "See patients", "Find patients by name, birth date or number, and see who they are."),
    PATIENTS_CONTACT("patients:contact", PATIENT, "See contact details", "Read patients' telephone numbers, e-mail and postal addresses.", PATIENTS_VIEW),
    PATIENTS_NHS_NUMBER("patients:nhs_number", PATIENT, "See NHS numbers", "Read the number under which the NHS knows a patient.", PATIENTS_VIEW),
    PATIENTS_CREATE("patients:create", PATIENT, "Add patients", "Register a new patient.", PATIENTS_VIEW),
    PATIENTS_EDIT("patients:edit", PATIENT, "Change contact details", "Change a patient's telephone number, e-mail and postal address.", PATIENTS_CONTACT),
    PATIENTS_IDENTIFY("patients:identify", PATIENT, "Change who a patient is", "Correct name, birth date and NHS number. A changed birth date can lift the rule for children.", Mark.DANGEROUS, PATIENTS_EDIT, PATIENTS_NHS_NUMBER),
    PATIENTS_SIGHT_IMPAIRED("patients:sight_impaired", PATIENT, "Change sight impairment", "Mark a patient as registered sight impaired or take the mark away, which decides who may supply them.", Mark.DANGEROUS, PATIENTS_EDIT),
    PATIENTS_MERGE("patients:merge", PATIENT, "Merge records", "Make one of two records that are one person's, with a reason, and take them apart again.", Mark.DANGEROUS, PATIENTS_IDENTIFY),
    PATIENTS_EXPORT("patients:export", PATIENT, "Export what is held", "Take everything held about a patient out of the house as a file, findings and messages too, for them or another practice.", Mark.DANGEROUS, PATIENTS_VIEW),
    PATIENTS_RESTRICT("patients:restrict", PATIENT, "Restrict records", "Hide a patient's record from all but named colleagues and roles, with a reason, and lift that again.", PATIENTS_VIEW),
    PATIENTS_ERASE("patients:erase", PATIENT, "Erase what need not be kept", "Erase how a patient is reached and what was written to them, for good, and restrict the rest, which must be kept.", Mark.DANGEROUS, PATIENTS_RESTRICT),
    PATIENTS_BREAK_GLASS("patients:break_glass", PATIENT, "Open restricted records in need", "Open a restricted record for half an hour, with a reason. Whoever looks after privacy sees who did.", PATIENTS_VIEW),
    PATIENTS_RESTRICTED("patients:restricted", PATIENT, "See all restricted records", "Open every restricted record without being named in its restriction.", Mark.DANGEROUS, PATIENTS_VIEW),
    PATIENTS_HEALTH("patients:health", PATIENT, "See allergies and eye history", "Read what a patient is allergic to and what happened to their eyes.", PATIENTS_VIEW),
    PATIENTS_ALERTS("patients:alerts", PATIENT, "Write down alerts", "Ask a patient about allergies, eye history and communication needs, as far as one may see them, and write down what they say.", PATIENTS_VIEW),
    RECALLS_MANAGE("recalls:manage", PATIENT, "Recall patients", "Say when a patient should come again, change and cancel it, and see whose recall is due.", PATIENTS_VIEW),

    PRESCRIPTIONS_VIEW("prescriptions:view", EXAM, "Read prescriptions", "Read the powers that were prescribed.", PATIENTS_VIEW),
    EXAMS_VIEW("exams:view", EXAM, "See exams", "Read when a patient was examined, the outcome, the recommendation and when the next exam is due.", PATIENTS_VIEW),
    EXAMS_FINDINGS("exams:findings", EXAM, "Read clinical findings", "Read why a patient came and what was found.", EXAMS_VIEW, PRESCRIPTIONS_VIEW),
    EXAMS_WRITE("exams:write", EXAM, "Write exams", "Start an exam and change one's own until it is finalised.", EXAMS_FINDINGS),
    EXAMS_TAKE_OVER("exams:take_over", EXAM, "Go on with a colleague's exam", "Change a draft that somebody else began.", EXAMS_WRITE),
    EXAMS_DISCARD("exams:discard", EXAM, "Discard exams", "Throw away a draft for good. What is finalised stays.", Mark.DANGEROUS, EXAMS_WRITE),
    EXAMS_FINALIZE("exams:finalize", EXAM, "Finalise exams", "Sign one's own exam and issue its prescription. Nobody can change it afterwards.", Mark.REGISTRANT, EXAMS_WRITE),
    EXAMS_FINALIZE_COLLEAGUES("exams:finalize_colleagues", EXAM, "Finalise a colleague's exam", "Sign an exam that somebody else began, and answer for it.", Mark.REGISTRANT, EXAMS_FINALIZE, EXAMS_TAKE_OVER),
    EXAMS_AMEND("exams:amend", EXAM, "Amend signed exams", "Correct an exam after it was signed, as a new version with a reason. The old one stays to be read.", Mark.REGISTRANT, EXAMS_FINALIZE),
    EXAMS_CONFIRM("exams:confirm", EXAM, "Confirm unusual values", "Sign an exam although something in it is unusual. Who did is kept.", Mark.REGISTRANT, EXAMS_FINALIZE),

    CATALOGUE_VIEW("catalogue:view", CATALOGUE, "See the catalogue", "Look up frames, lenses and treatments with their prices."),
    CATALOGUE_UNSUITABLE("catalogue:unsuitable", CATALOGUE, "See what does not fit", "Look up also the lenses that an exam or a frame rules out, and why.", CATALOGUE_VIEW),

    POS_ACCESS("pos:access", DISPENSING, "Sell at the point of sale", "Make a sale from an exam: frame, lenses, treatments, measurements.", PATIENTS_VIEW, PRESCRIPTIONS_VIEW, CATALOGUE_VIEW),
    POS_TAKE_OVER("pos:take_over", DISPENSING, "Go on with a colleague's sale", "Change and check out a sale that somebody else began.", POS_ACCESS),
    POS_OWN_FRAME("pos:own_frame", DISPENSING, "Use the patient's own frame", "Check out lenses for a frame that the patient brings. The practice answers if it breaks.", POS_ACCESS),
    POS_CONFIRM("pos:confirm", DISPENSING, "Sell in spite of warnings", "Check out although something about the sale is unusual. Remakes are on the practice.", POS_ACCESS),
    POS_DISCARD("pos:discard", DISPENSING, "Discard sales", "Throw away a sale that is not checked out.", POS_ACCESS),
    POS_DISCOUNT("pos:discount", DISPENSING, "Give discounts", "Take up to a tenth off the price of a sale, with a reason.", POS_ACCESS),
    POS_DISCOUNT_LARGE("pos:discount_large", DISPENSING, "Give large discounts", "Take any part off the price of a sale, with a reason.", Mark.DANGEROUS, POS_DISCOUNT),

    DISPENSES_SUPERVISE("dispenses:supervise", SUPPLY, "Supervise restricted supply", "Answer for spectacles supplied to someone under 16 or registered sight impaired.", Mark.REGISTRANT, POS_ACCESS),
    DISPENSES_EXPIRED("dispenses:expired", SUPPLY, "Supply from an expired prescription", "Sell from a prescription past its date, with the reason why it serves the patient.", Mark.REGISTRANT, POS_ACCESS),

    INVOICES_VIEW("invoices:view", BILLING, "See invoices", "Read invoices, payments and what is outstanding.", PATIENTS_VIEW),
    PAYMENTS_REFUND("payments:refund", BILLING, "Refund payments", "Give money back on an invoice. The refund cannot be undone.", Mark.DANGEROUS, INVOICES_VIEW),
    PAYMENTS_REFUND_CASH("payments:refund_cash", BILLING, "Refund in cash", "Give money back from the till, where no bank has a record of it.", Mark.DANGEROUS, PAYMENTS_REFUND),
    PAYMENTS_REFUND_OWN("payments:refund_own", BILLING, "Refund what one took oneself", "Give back money of which one took some oneself. Without it a colleague has to.", Mark.DANGEROUS, PAYMENTS_REFUND),
    INVOICES_WRITE_OFF("invoices:write_off", BILLING, "Write off debts", "Give up what is outstanding on an invoice. It cannot be asked for again.", Mark.DANGEROUS, INVOICES_VIEW),

    PAYMENTS_TAKE("payments:take", PAYMENT, "Take payments", "Check a sale out and take money for it.", INVOICES_VIEW),
    PAYMENTS_VOUCHER("payments:voucher", PAYMENT, "Take NHS vouchers", "Count a voucher as a payment, for which the practice claims from the NHS.", PAYMENTS_TAKE),
    PAYMENTS_TRANSFER("payments:transfer", PAYMENT, "Record bank transfers", "Enter a transfer as received. Nobody sees the money at the till.", PAYMENTS_TAKE),
    PAYMENTS_LEAVE_OPEN("payments:leave_open", PAYMENT, "Leave a balance open", "Check a sale out before all of it is paid.", PAYMENTS_TAKE),

    TILL_VIEW("till:view", PAYMENT, "See tills", "See what each till took and should hold, and every cash-up.", INVOICES_VIEW),
    TILL_CLOSE("till:close", PAYMENT, "Cash up", "Count a till at the end of the day and close its takings. It cannot be undone.", TILL_VIEW),

    VAT_VIEW("vat:view", VAT, "See VAT decisions", "Read from which day on prices are split by which method."),
    VAT_DECIDE("vat:decide", VAT, "Decide on VAT", "Say from which day on prices are split by separate charges or by apportionment.", VAT_VIEW),

    ORDERS_VIEW("orders:view", ORDER, "See orders", "Read orders, what was ordered and how far each has come."),
    ORDERS_HOLD("orders:hold", ORDER, "Hold orders", "Put an order on hold, and let it go on.", ORDERS_VIEW),
    ORDERS_CANCEL("orders:cancel", ORDER, "Cancel orders", "Stop an order for good before it is made.", ORDERS_VIEW),
    ORDERS_CANCEL_MADE("orders:cancel_made", ORDER, "Cancel what is being made", "Stop an order for good once work on it has begun. The lenses are lost.", Mark.DANGEROUS, ORDERS_CANCEL),
    ORDERS_CANCEL_SALE("orders:cancel_sale", ORDER, "Cancel sales", "Undo a whole sale before it is made: its orders stop, what was paid goes back, and nothing is owed.", Mark.DANGEROUS, ORDERS_CANCEL, PAYMENTS_REFUND),
    ORDERS_CHANGE("orders:change", ORDER, "Change orders", "Promise another day, put an order before the others or tell the lab something about it, before it is made.", ORDERS_VIEW),
    ORDERS_RELEASE("orders:release", ORDER, "Release orders to the lab", "Let a sale begin that waits for somebody to say so.", ORDERS_VIEW, INVOICES_VIEW),
    ORDERS_HAND_OVER("orders:hand_over", ORDER, "Hand over orders", "Record that the patient has the spectacles, or that nobody came for them.", ORDERS_VIEW),
    ORDERS_RELEASE_UNPAID("orders:release_unpaid", ORDER, "Hand over what is not paid", "Give a patient spectacles on which money is outstanding, with a reason.", Mark.DANGEROUS, ORDERS_HAND_OVER),
    ORDERS_RETURN("orders:return", ORDER, "Take spectacles back", "Record that a patient brought spectacles back, and why. Giving money back is another right.", ORDERS_VIEW),
    ORDERS_REMAKE("orders:remake", ORDER, "Have spectacles made again", "Order a pair once more without a bill, with the cause and who bears the cost.", Mark.DANGEROUS, ORDERS_VIEW),

    LAB_VIEW("lab:view", LAB, "See the lab board", "Watch the jobs of the lab.", ORDERS_VIEW),
    LAB_STREAM("lab:stream", LAB, "Keep a wallboard open", "Feed a wallboard or another program with every change of the lab board.", LAB_VIEW),
    LAB_START("lab:start", LAB, "Start lab jobs", "Take a waiting job into production, which uses up its lenses.", LAB_VIEW),
    LAB_MOVE("lab:move", LAB, "Move lab jobs", "Take a job from one stage of making to the next.", LAB_START),
    LAB_FIGURES("lab:figures", LAB, "See lab figures", "Read how fast and how well the lab works: times, promises kept, what was made again.", LAB_VIEW),
    LAB_SHIP("lab:ship", LAB, "Ship orders", "Send a job out, which tells the patient.", LAB_VIEW),

    LAB_CHECK("lab:check", QUALITY, "Check tolerances", "Hold what was measured on finished spectacles against what was ordered, and write it down.", LAB_VIEW),
    LAB_REWORK("lab:rework", QUALITY, "Send back for rework", "Return a job from the quality check to glazing.", LAB_VIEW),
    LAB_INSPECT("lab:inspect", QUALITY, "Pass quality checks", "Judge a finished job and release it from the quality check.", LAB_MOVE, LAB_CHECK, LAB_REWORK),
    LAB_OVERRIDE("lab:override", QUALITY, "Let pass what failed", "Release spectacles whose inspection failed, with a reason. Somebody will wear them.", Mark.DANGEROUS, LAB_INSPECT),

    MESSAGES_VIEW("messages:view", NOTIFICATION, "See messages", "See that a patient was written to, when and about what.", PATIENTS_VIEW),
    MESSAGES_READ("messages:read", NOTIFICATION, "Read messages", "Read to which address a message went and what it said.", MESSAGES_VIEW, PATIENTS_CONTACT),
    MESSAGES_SEND("messages:send", NOTIFICATION, "Send messages", "E-mail a receipt to the address that a patient names, and try once more what was skipped or failed.", MESSAGES_VIEW),

    JOURNEY_VIEW("journey:view", JOURNEY, "Follow the journey", "Read the events of a journey from exam to hand-over. Amounts are for whoever sees invoices, advice for whoever sees exams."),
    JOURNEY_DEAD_LETTERS("journey:dead_letters", JOURNEY, "See failed messages", "Look at what failed for good inside the house, and why.", JOURNEY_VIEW),
    JOURNEY_REPLAY("journey:replay", JOURNEY, "Replay failed messages", "Send what failed for good once more.", JOURNEY_DEAD_LETTERS),
    JOURNEY_DISCARD("journey:discard", JOURNEY, "Give up failed messages", "Say that nobody will ever handle what failed: no order is made of it, or nobody is told.", Mark.DANGEROUS, JOURNEY_DEAD_LETTERS),

    SETTINGS_PRACTICE("settings:practice", SETTINGS, "Enter the practice's details", "Say what stands on receipts and other papers: company, numbers, how one reaches the branches and when they are open."),
    TILL_MANAGE("till:manage", SETTINGS, "Set up tills", "Add tills to a branch, name and retire them, and say how much cash each is left with.", TILL_VIEW),
    SETTINGS_ORDERS("settings:orders", SETTINGS, "Decide when orders begin", "Say whether sales go to the lab when they are paid, on a deposit, or when somebody releases them."),
    SETTINGS_QUALITY("settings:quality", SETTINGS, "Decide about quality", "Say by which standard finished spectacles are judged, and whether only measured ones pass the quality check."),
    SETTINGS_LAB("settings:lab", SETTINGS, "Arrange the lab board", "Name, order and limit the columns of the lab's board. Where a job may go stays the rules'."),
    WEBHOOKS_VIEW("webhooks:view", SETTINGS, "See webhooks", "See which other programs hear of the journey's events, and what became of each message."),
    WEBHOOKS_MANAGE("webhooks:manage", SETTINGS, "Manage webhooks", "Have events of all patients sent to another program, with the recommendation of every exam.", Mark.DANGEROUS, WEBHOOKS_VIEW),
    SETTINGS_MESSAGES("settings:messages", SETTINGS, "Set up messages", "Decide what patients are told, when not, and in which words."),
    SETTINGS_PRIVACY("settings:privacy", SETTINGS, "Decide about privacy", "Name who is written to when a restricted record is opened, and say how long it is kept who looked."),

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
    PRIVACY_REVIEW("privacy:review", AUDIT, "Look after privacy", "See who opened a restricted record in need and why, and say that one has looked into it."),
    ACCESS_LOG_VIEW("access_log:view", AUDIT, "See who looked at records", "Read who looked at which patient's record, when, and by which way."),

    TENANTS_OPERATE("tenants:operate", PLATFORM, "Operate tenants", "List the practices of this platform and their state. Never their patients.");

    /** How the role editor groups the rights. */
    public enum Group {
        PATIENT("Patients"), EXAM("Exams and prescriptions"), CATALOGUE("Catalogue"), DISPENSING("Point of sale"), SUPPLY("Supply kept for registrants"),
        BILLING("Invoices and refunds"), PAYMENT("Payments"), VAT("VAT"), ORDER("Orders"), LAB("Lab"), QUALITY("Quality control"), NOTIFICATION("Messages"),
        JOURNEY("Journey"), SETTINGS("Settings"), PEOPLE("People"), ROLES("Roles"), AUDIT("Audit"), PLATFORM("Platform");

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
