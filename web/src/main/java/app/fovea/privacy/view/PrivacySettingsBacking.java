package app.fovea.privacy.view;

import app.fovea.privacy.boundary.PrivacyDesk;
import app.fovea.privacy.boundary.PrivacyDesk.PrivacyView;
import app.fovea.privacy.boundary.PrivacyDesk.Reviewer;
import app.fovea.privacy.boundary.PrivacyDesk.Wanted;
import app.fovea.view.Paths;
import app.fovea.view.Problems;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.omnifaces.cdi.ViewScoped;

/** Who looks after privacy, and how long it is kept who looked: settings/privacy.xhtml. */
@Named
@ViewScoped
public class PrivacySettingsBacking implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private PrivacyDesk desk;

    private PrivacyView now;
    private UUID lead;
    private BigDecimal years;

    @PostConstruct
    void load() {
        now = desk.get();
        lead = now.leadId();
        years = BigDecimal.valueOf(now.looksKeptYears());
    }

    public void save() {
        Problems.tried(() -> {
            desk.change(now.version(), new Wanted(lead, wholeYears()));
            Problems.done("Saved. It counts from now on.");
            Paths.go("/settings/privacy");
            return null;
        });
    }

    /** What is no whole number of years is refused as out of range. */
    private Integer wholeYears() {
        return years == null ? null : years.stripTrailingZeros().scale() > 0 || years.abs().compareTo(BigDecimal.valueOf(1000)) > 0 ? 0 : years.intValue();
    }

    public PrivacyView getNow() {
        return now;
    }

    /** Whom one can name, and who is named, also when they cannot look into it any more. */
    public List<Reviewer> getPeople() {
        return now.leadId() == null || now.writtenTo() ? now.reviewers() : Stream.concat(Stream.of(new Reviewer(now.leadId(), now.lead())), now.reviewers().stream()).toList();
    }

    public UUID getLead() {
        return lead;
    }

    public void setLead(UUID lead) {
        this.lead = lead;
    }

    public BigDecimal getYears() {
        return years;
    }

    public void setYears(BigDecimal years) {
        this.years = years;
    }
}
