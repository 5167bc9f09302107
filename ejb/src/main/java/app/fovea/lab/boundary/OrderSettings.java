package app.fovea.lab.boundary;

import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.Conflict;
import app.fovea.access.entity.Refusal.InvalidInput;
import app.fovea.access.entity.Requires;
import app.fovea.audit.entity.AuditTrail;
import app.fovea.billing.entity.Invoice;
import app.fovea.billing.entity.InvoiceRepository;
import app.fovea.lab.control.Releasing;
import app.fovea.lab.entity.CollectionSettings;
import app.fovea.lab.entity.CollectionSettingsRepository;
import app.fovea.lab.entity.OrderRelease;
import app.fovea.lab.entity.ReleasePolicy;
import app.fovea.lab.entity.ReleasePolicy.Kind;
import app.fovea.lab.entity.ReleaseRepository;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/** When the practice's sales go to the lab, when patients are reminded of spectacles that nobody fetched, and when these count as unclaimed. */
@Stateless
public class OrderSettings {
    private static final int SMALLEST_DEPOSIT = 1;
    private static final int LARGEST_DEPOSIT = 99;
    private static final int SOONEST_UNCLAIMED = 7;
    private static final int LATEST_UNCLAIMED = 365;
    private static final int MOST_REMINDERS = 5;
    private static final int LATEST_REMINDER = 365;

    @Inject
    private ReleaseRepository releases;
    @Inject
    private InvoiceRepository invoices;
    @Inject
    private Releasing releasing;
    @Inject
    private CollectionSettingsRepository collections;
    @Inject
    private AuditTrail audit;

    /** @param policy full, deposit or confirmation @param depositPercent whole percent, 1 to 99; with deposit alone @param unclaimedAfterDays 7 to 365; null leaves it as it is
     * @param reminderDays at most five numbers of days, 1 to 365; empty for never, null leaves them as they are */
    public record Wanted(String policy, Integer depositPercent, Integer unclaimedAfterDays, List<Integer> reminderDays) {
    }

    /**
     * @param depositPercent null where it is no deposit that decides
     * @param waiting        how many sales wait now
     * @param unclaimedAfterDays after so many days in which nobody came for them, spectacles may be put with the unclaimed ones
     * @param reminderDays   after so many of them the patient is reminded, ascending; empty for never
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ReleaseSettings(Kind policy, Integer depositPercent, int waiting, int unclaimedAfterDays, List<Integer> reminderDays) {
        private static ReleaseSettings of(ReleasePolicy policy, int waiting, CollectionSettings collection) {
            return new ReleaseSettings(policy.kind(), depositOf(policy), waiting, collection.unclaimedAfterDays(), collection.reminderDays());
        }

        /** What tells one policy from another, for who must not overwrite a change that they have not seen. */
        public String tag() {
            return OrderSettings.tag(policy, depositPercent);
        }
    }

    /** @param waiting how many sales wait now @param begin how many of them would go to the lab at once */
    public record Effect(int waiting, int begin) {
    }

    @Requires(Permission.SETTINGS_ORDERS)
    public ReleaseSettings get() {
        return ReleaseSettings.of(releases.policy(), releases.waitingSales(), collections.now());
    }

    /** What a change would mean for the sales that wait now; changes nothing. */
    @Requires(Permission.SETTINGS_ORDERS)
    public Effect effect(Wanted wanted) {
        List<Invoice> waiting = releases.waiting();
        return new Effect(waiting.size(), satisfying(read(wanted), waiting).size());
    }

    /**
     * From now on, and for what waits: a sale that meets the new policy goes to the lab at once. One that went under the old one stays there.
     *
     * @param seen the {@link ReleaseSettings#tag} of what whoever changes it saw
     */
    @Requires(Permission.SETTINGS_ORDERS)
    public ReleaseSettings change(Wanted wanted, String seen) {
        ReleasePolicy policy = read(wanted);
        check(wanted.unclaimedAfterDays());
        check(wanted.reminderDays());
        ReleasePolicy before = releases.policyToChange();
        if (!tag(before).equals(seen)) {
            throw Conflict.stale("policy");
        }
        if (!policy.equals(before)) {
            releases.change(policy);
            audit.record("release_policy.changed", "tenant", CurrentCaller.get().tenantId(), Map.of("before", tag(before), "after", tag(policy)));
            satisfying(policy, releases.waiting()).forEach(this::letBegin);
        }
        decide(wanted.unclaimedAfterDays(), wanted.reminderDays());
        return ReleaseSettings.of(policy, releases.waitingSales(), collections.now());
    }

    /** The policy is locked: nobody else decides at the same moment. */
    private void decide(Integer unclaimedAfterDays, List<Integer> reminderDays) {
        CollectionSettings settings = collections.now();
        int before = settings.unclaimedAfterDays();
        int after = unclaimedAfterDays == null ? before : unclaimedAfterDays;
        List<Integer> remindedBefore = settings.reminderDays();
        List<Integer> reminded = reminderDays == null ? remindedBefore : reminderDays.stream().distinct().sorted().toList();
        if (after == before && reminded.equals(remindedBefore)) {
            return;
        }
        settings.change(reminded, after);
        if (collections.stored().isEmpty()) {
            collections.add(settings);
        }
        if (after != before) {
            audit.record("unclaimed_rule.changed", "tenant", CurrentCaller.get().tenantId(), Map.of("before", String.valueOf(before), "after", String.valueOf(after)));
        }
        if (!reminded.equals(remindedBefore)) {
            audit.record("collection_reminders.changed", "tenant", CurrentCaller.get().tenantId(), Map.of("before", remindedBefore.toString(), "after", reminded.toString()));
        }
    }

    private static void check(Integer unclaimedAfterDays) {
        if (unclaimedAfterDays != null && (unclaimedAfterDays < SOONEST_UNCLAIMED || unclaimedAfterDays > LATEST_UNCLAIMED)) {
            throw new InvalidInput("unclaimed_out_of_range", "unclaimedAfterDays", "Spectacles count as unclaimed after %d to %d days.".formatted(SOONEST_UNCLAIMED, LATEST_UNCLAIMED));
        }
    }

    private static void check(List<Integer> reminderDays) {
        if (reminderDays != null && (reminderDays.size() > MOST_REMINDERS || reminderDays.stream().anyMatch(days -> days == null || days < 1 || days > LATEST_REMINDER))) {
            throw new InvalidInput("reminders_out_of_range", "reminderDays", "Patients are reminded at most %d times, each after 1 to %d days.".formatted(MOST_REMINDERS, LATEST_REMINDER));
        }
    }

    private static String tag(ReleasePolicy policy) {
        return tag(policy.kind(), depositOf(policy));
    }

    private static String tag(Kind kind, Integer depositPercent) {
        return kind.id() + (depositPercent == null ? "" : "-" + depositPercent);
    }

    private static Integer depositOf(ReleasePolicy policy) {
        return policy.kind() == Kind.DEPOSIT ? policy.depositPercent() : null;
    }

    private void letBegin(Invoice invoice) {
        releasing.release(invoices.findLocked(invoice.id()).orElseThrow(), OrderRelease.Reason.POLICY_CHANGED);
    }

    private static List<Invoice> satisfying(ReleasePolicy policy, List<Invoice> waiting) {
        return waiting.stream().filter(invoice -> policy.releases(invoice.total(), invoice.received())).toList();
    }

    private static ReleasePolicy read(Wanted wanted) {
        Kind kind = Kind.of(wanted.policy()).orElseThrow(() -> new InvalidInput("policy_unknown", "policy", "Choose when sales go to the lab: full, deposit or confirmation."));
        Integer percent = wanted.depositPercent();
        if (kind != Kind.DEPOSIT) {
            if (percent != null) {
                throw new InvalidInput("deposit_without_meaning", "depositPercent", "A share belongs to a deposit alone. Leave it out.");
            }
            return kind == Kind.FULL ? ReleasePolicy.full() : ReleasePolicy.onConfirmation();
        }
        if (percent == null || percent < SMALLEST_DEPOSIT || percent > LARGEST_DEPOSIT) {
            throw new InvalidInput("deposit_out_of_range", "depositPercent", "Give the deposit in whole percent, " + SMALLEST_DEPOSIT + " to " + LARGEST_DEPOSIT
                + ". For all of it, choose “paid in full”.");
        }
        return ReleasePolicy.paid(percent);
    }
}
