package app.fovea.lab.entity;

import app.fovea.tenancy.entity.TenantEntityManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** What a practice decided about spectacles that nobody fetches. */
@ApplicationScoped
public class CollectionSettingsRepository {
    @Inject
    private TenantEntityManager tenant;

    /** Empty while nobody has decided anything. */
    public Optional<CollectionSettings> stored() {
        return tenant.get().createQuery("select s from CollectionSettings s", CollectionSettings.class).getResultStream().findFirst();
    }

    /** As it counts. */
    public CollectionSettings now() {
        return stored().orElseGet(CollectionSettings::new);
    }

    public void add(CollectionSettings settings) {
        tenant.get().persist(settings);
    }
}
