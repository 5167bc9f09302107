package app.fovea.privacy.entity;

import app.fovea.tenancy.entity.TenantEntityManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** Under which ids a person's records stand: one, or several where records were merged. Whoever reads all of a patient's reads those of all of them. */
@ApplicationScoped
public class Persons {
    @Inject
    private TenantEntityManager tenant;

    /** @param patientId also of a record that was merged into another @return that of the record that is left first, and never empty: an id of nobody is alone */
    public List<UUID> idsOf(UUID patientId) {
        List<UUID> ids = tenant.get().createQuery("select m.id, m.mergedInto from Patient p, Patient m where p.id = :patient and m.personId = p.personId", Object[].class)
            .setParameter("patient", patientId).getResultStream().sorted(Comparator.comparing(row -> row[1] != null)).map(row -> (UUID) row[0]).toList();
        return ids.isEmpty() ? List.of(patientId) : ids;
    }
}
