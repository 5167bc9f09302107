package app.fovea.privacy.entity;

import app.fovea.tenancy.entity.TenantEntityManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** What a practice decided about privacy. */
@ApplicationScoped
public class PrivacySettingsRepository {
    @Inject
    private TenantEntityManager tenant;

    /** Empty while nobody has decided anything. */
    public Optional<PrivacySettings> stored() {
        return tenant.get().createQuery("select s from PrivacySettings s", PrivacySettings.class).getResultStream().findFirst();
    }

    public void add(PrivacySettings settings) {
        tenant.get().persist(settings);
    }

    /** Writes now, so that versions and constraints speak before the answer is made. */
    public void flush() {
        tenant.get().flush();
    }
}
