package app.fovea.privacy.entity;

import app.fovea.tenancy.entity.TenantEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;

/** Whom a practice names to look after privacy, and how long it keeps who looked at a record. One row for a practice; none for the usual. */
@Entity
@Table(name = "privacy_settings")
public class PrivacySettings extends TenantEntity {
    /** As long as an adult's record is kept after they were last seen. */
    public static final int USUAL_YEARS = 10;
    public static final int FEWEST_YEARS = 6;
    public static final int MOST_YEARS = 30;

    @Column(name = "lead_id")
    private UUID leadId;
    @Column(name = "looks_kept_years")
    private int looksKeptYears = USUAL_YEARS;

    /** The usual. */
    public PrivacySettings() {
        // Nobody is named.
    }

    /** @param years 6 to 30 */
    public void change(UUID lead, int years) {
        leadId = lead;
        looksKeptYears = years;
    }

    /** Who is written to when a restricted record is opened in need; null for nobody. */
    public UUID leadId() {
        return leadId;
    }

    /** How long it is kept who looked at a record, in years. */
    public int looksKeptYears() {
        return looksKeptYears;
    }
}
