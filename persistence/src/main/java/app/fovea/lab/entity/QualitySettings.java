package app.fovea.lab.entity;

import app.fovea.tenancy.entity.TenantEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** By which standard a practice judges finished spectacles, and whether only measured ones pass. One row for a practice; none for the usual. */
@Entity
@Table(name = "quality_settings")
public class QualitySettings extends TenantEntity {
    @Column(name = "only_measured")
    private boolean onlyMeasured;
    private String profile;

    /** The usual: a job passes without being measured, and the usual standard judges. */
    public QualitySettings() {
        // As it was before a practice could decide.
    }

    /** @param profile the id of a standard; null for the usual one */
    public void change(boolean onlyMeasured, String profile) {
        this.onlyMeasured = onlyMeasured;
        this.profile = profile;
    }

    public boolean onlyMeasured() {
        return onlyMeasured;
    }

    public String profile() {
        return profile;
    }
}
