package app.fovea.catalogue.entity;

import app.fovea.tenancy.entity.TenantEntityManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

@ApplicationScoped
public class CatalogueRepository {
    @Inject
    private TenantEntityManager tenant;

    public Optional<Frame> findFrame(UUID id) {
        return Optional.ofNullable(tenant.get().find(Frame.class, id));
    }

    public Optional<Lens> findLens(UUID id) {
        return Optional.ofNullable(tenant.get().find(Lens.class, id));
    }

    /** One page in code order. @param typed the number of a barcode, a code, or any part of brand, model and colour; null for all */
    public List<Frame> frames(String typed, String afterCode, int limit) {
        String search = typed == null ? "" : typed.strip().toLowerCase(Locale.ROOT);
        StringBuilder jpql = new StringBuilder("select f from Frame f where f.active = true and f.code > :after and (f.barcode = :barcode or f.active = true");
        String[] words = search.isEmpty() ? new String[0] : search.split("\\s+");
        for (int i = 0; i < words.length; i++) {
            jpql.append(" and (f.searchLc like :w").append(i).append(" or lower(f.code) like :w").append(i).append(")");
        }
        TypedQuery<Frame> query = tenant.get().createQuery(jpql + ") order by f.code", Frame.class).setParameter("after", afterCode == null ? "" : afterCode)
            .setParameter("barcode", barcode(search));
        for (int i = 0; i < words.length; i++) {
            query.setParameter("w" + i, "%" + words[i].replace("%", "").replace("_", "") + "%");
        }
        return query.setMaxResults(limit).getResultList();
    }

    /** Those whose barcode or whose code this is, exactly; hardly ever more than one. */
    public List<Frame> framesLabelled(String scanned) {
        String label = scanned.strip().toLowerCase(Locale.ROOT);
        return tenant.get().createQuery("select f from Frame f where f.active = true and (f.barcode = :barcode or lower(f.code) = :code) order by f.code", Frame.class)
            .setParameter("barcode", barcode(label)).setParameter("code", label).getResultList();
    }

    /** What no frame has where it is no such number. */
    private static String barcode(String text) {
        return Gtin.read(text).map(Gtin::digits).orElse("");
    }

    public List<Frame> framesById(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : tenant.get().createQuery("select f from Frame f where f.id in :ids", Frame.class).setParameter("ids", ids).getResultList();
    }

    public List<Lens> lenses() {
        return tenant.get().createQuery("select l from Lens l where l.active = true order by l.price, l.code", Lens.class).getResultList();
    }

    public List<Lens> lensesById(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : tenant.get().createQuery("select l from Lens l where l.id in :ids", Lens.class).setParameter("ids", ids).getResultList();
    }

    public List<Treatment> treatmentsFor(UUID lensId) {
        return tenant.get().createQuery(
                "select t from Treatment t, LensTreatment c where c.treatmentId = t.id and c.lensId = :lens and t.active = true order by t.price, t.code", Treatment.class)
            .setParameter("lens", lensId).getResultList();
    }

    /** For each of the lenses, the treatments that can be had on it. */
    public Map<UUID, Set<UUID>> offered(Collection<UUID> lensIds) {
        return lensIds.isEmpty() ? Map.of()
            : tenant.get().createQuery("select c from LensTreatment c where c.lensId in :ids", LensTreatment.class).setParameter("ids", lensIds).getResultStream()
                .collect(Collectors.groupingBy(LensTreatment::lensId, Collectors.mapping(LensTreatment::treatmentId, Collectors.toSet())));
    }

    public List<Treatment> treatmentsById(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of()
            : tenant.get().createQuery("select t from Treatment t where t.id in :ids order by t.code", Treatment.class).setParameter("ids", ids).getResultList();
    }

    /** Of the pairs this practice sold with any lens, how many had each treatment; most first. */
    public List<Object[]> treatmentPopularity(UUID lensId) {
        return tenant.get().createQuery(
                "select t.id, count(p.id) from DispensePair p join p.treatmentIds sold, Treatment t, LensTreatment c"
                    + " where sold = t.id and c.treatmentId = t.id and c.lensId = :lens and t.active = true group by t.id order by count(p.id) desc", Object[].class)
            .setParameter("lens", lensId).getResultList();
    }
}
