package app.fovea.lab.view;

import app.fovea.lab.boundary.OrderSettings;
import app.fovea.lab.boundary.OrderSettings.Effect;
import app.fovea.lab.boundary.OrderSettings.ReleaseSettings;
import app.fovea.lab.boundary.OrderSettings.Wanted;
import app.fovea.lab.entity.ReleasePolicy.Kind;
import app.fovea.view.Paths;
import app.fovea.view.Problems;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.omnifaces.cdi.ViewScoped;

/** When sales go to the lab: settings/orders.xhtml. What begins at once is said before it is saved. */
@Named
@ViewScoped
public class OrderSettingsBacking implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final BigDecimal USUAL_DEPOSIT = BigDecimal.valueOf(50);

    @Inject
    private OrderSettings settings;

    private String seen;
    private int waiting;
    private String policy;
    private BigDecimal depositPercent;
    private BigDecimal unclaimedAfterDays;
    private String reminderDays;
    private Effect effect;

    @PostConstruct
    void load() {
        ReleaseSettings now = settings.get();
        seen = now.tag();
        waiting = now.waiting();
        policy = now.policy().id();
        depositPercent = now.depositPercent() == null ? USUAL_DEPOSIT : BigDecimal.valueOf(now.depositPercent());
        unclaimedAfterDays = BigDecimal.valueOf(now.unclaimedAfterDays());
        reminderDays = now.reminderDays().stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    /** Saves, or says first which sales would begin. */
    public void save() {
        Problems.tried(() -> {
            Effect would = settings.effect(wanted());
            if (would.begin() == 0) {
                store();
            } else {
                effect = would;
            }
            return would;
        });
    }

    public void saveAndRelease() {
        Problems.tried(() -> {
            store();
            return effect;
        });
    }

    /** Back to the choice. */
    public void leave() {
        effect = null;
    }

    private void store() {
        settings.change(wanted(), seen);
        Problems.done("Saved. It counts from now on.");
        Paths.go("/settings/orders");
    }

    private Wanted wanted() {
        return new Wanted(policy, policy == null || Kind.of(policy).filter(Kind.DEPOSIT::equals).isEmpty() ? null : whole(depositPercent), whole(unclaimedAfterDays), days());
    }

    /** What is no number of days is refused as out of range. */
    private List<Integer> days() {
        return Pattern.compile("[\\s,;]+").splitAsStream(reminderDays == null ? "" : reminderDays).filter(each -> !each.isEmpty()).map(each -> each.matches("\\d{1,3}") ? Integer.parseInt(each) : 0).toList();
    }

    /** What is no whole number, or none that makes sense, is refused as out of range. */
    private static Integer whole(BigDecimal number) {
        return number == null ? null : number.stripTrailingZeros().scale() > 0 || number.abs().compareTo(BigDecimal.valueOf(1000)) > 0 ? 0 : number.intValue();
    }

    /** What saving would mean, while somebody decides whether to; null before. */
    public Effect getEffect() {
        return effect;
    }

    public int getWaiting() {
        return waiting;
    }

    public String getPolicy() {
        return policy;
    }

    public void setPolicy(String policy) {
        this.policy = policy;
    }

    public BigDecimal getUnclaimedAfterDays() {
        return unclaimedAfterDays;
    }

    public void setUnclaimedAfterDays(BigDecimal unclaimedAfterDays) {
        this.unclaimedAfterDays = unclaimedAfterDays;
    }

    /** With commas between; empty for never. */
    public String getReminderDays() {
        return reminderDays;
    }

    public void setReminderDays(String reminderDays) {
        this.reminderDays = reminderDays;
    }

    public BigDecimal getDepositPercent() {
        return depositPercent;
    }

    public void setDepositPercent(BigDecimal depositPercent) {
        this.depositPercent = depositPercent;
    }
}
