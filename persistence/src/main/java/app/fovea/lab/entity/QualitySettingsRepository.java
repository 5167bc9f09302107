package app.fovea.lab.entity;

import app.fovea.tenancy.entity.TenantEntityManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** What a practice decided about quality. */
@ApplicationScoped
public class QualitySettingsRepository {
    @Inject
    private TenantEntityManager tenant;

    /** Empty while nobody has decided anything. */
    public Optional<QualitySettings> stored() {
        return tenant.get().createQuery("select s from QualitySettings s", QualitySettings.class).getResultStream().findFirst();
    }

    /** As it counts. */
    public QualitySettings now() {
        return stored().orElseGet(QualitySettings::new);
    }

    public void add(QualitySettings settings) {
        tenant.get().persist(settings);
    }

    /** Writes now, so that versions and constraints speak before the answer is made. */
    public void flush() {
        tenant.get().flush();
    }
}
