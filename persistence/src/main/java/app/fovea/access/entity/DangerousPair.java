package app.fovea.access.entity;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Two rights that should not meet in one hand, because together they let one person do harm and hide it (segregation of duties). A practice is
 * warned when they do; it may decide that a pair is refused. Owners hold everything and are not warned about.
 */
public enum DangerousPair {
    TAKE_AND_REFUND(Permission.PAYMENTS_TAKE, Permission.PAYMENTS_REFUND_OWN, "One person could take a payment and give it back to themselves."),
    TAKE_AND_WRITE_OFF(Permission.PAYMENTS_TAKE, Permission.INVOICES_WRITE_OFF, "One person could keep what a patient paid and write the debt off."),
    TRANSFER_AND_REFUND_CASH(Permission.PAYMENTS_TRANSFER, Permission.PAYMENTS_REFUND_CASH, "One person could enter a transfer that never came and take it out of the till as a refund."),
    CREATE_AND_ASSIGN(Permission.USERS_CREATE, Permission.ROLES_ASSIGN, "One person could make up a colleague, give them rights and act in their name."),
    EDIT_AND_INVITE(Permission.USERS_EDIT, Permission.USERS_INVITE, "One person could send a colleague's invitation to another address and sign in as them."),
    REGISTER_AND_ASSIGN(Permission.USERS_REGISTER, Permission.ROLES_ASSIGN, "One person could make anybody a registrant and hand them what the law keeps for registrants."),
    EDIT_AND_AUDIT(Permission.ROLES_EDIT, Permission.AUDIT_EXPORT, "One person could change roles and be the one who hands out the record of it.");

    private final Permission one;
    private final Permission other;
    private final String danger;

    DangerousPair(Permission one, Permission other, String danger) {
        this.one = one;
        this.other = other;
        this.danger = danger;
    }

    /** As stored and as sent over REST. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Permission one() {
        return one;
    }

    public Permission other() {
        return other;
    }

    /** What could happen, in a sentence. */
    public String danger() {
        return danger;
    }

    /** For addresses of the REST API; null for an id that is none. */
    public static DangerousPair fromString(String id) {
        return of(id).orElse(null);
    }

    public static Optional<DangerousPair> of(String id) {
        return Arrays.stream(values()).filter(each -> each.id().equals(id)).findFirst();
    }

    /** The pairs that meet among these rights and did not before. */
    public static List<DangerousPair> newlyMet(Set<Permission> before, Set<Permission> after) {
        return Arrays.stream(values()).filter(each -> each.meetsIn(after) && !each.meetsIn(before)).toList();
    }

    private boolean meetsIn(Set<Permission> rights) {
        return rights.contains(one) && rights.contains(other);
    }
}
