package app.fovea.lab.entity;

import app.fovea.tenancy.entity.TenantEntityManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How a practice has arranged its lab board. */
@ApplicationScoped
public class LabColumnRepository {
    @Inject
    private TenantEntityManager tenant;

    public BoardColumns columns() {
        return BoardColumns.of(stored().stream().map(LabColumn::column).toList());
    }

    /** One that the practice itself arranged; the standard ones are nobody's. */
    public Optional<BoardColumn> own(String slug) {
        return tenant.get().createQuery("select c from LabColumn c where c.slug = :slug", LabColumn.class).setParameter("slug", slug).getResultStream().findFirst().map(LabColumn::column);
    }

    /** From left to right. What is not among them is removed, and its jobs stand in the first column of their stage. */
    public void arrange(List<BoardColumn> wanted) {
        Map<String, LabColumn> there = stored().stream().collect(Collectors.toMap(LabColumn::slug, Function.identity()));
        for (int position = 0; position < wanted.size(); position++) {
            BoardColumn column = wanted.get(position);
            LabColumn stored = there.remove(column.slug());
            if (stored == null) {
                tenant.get().persist(new LabColumn(column, position));
            } else {
                stored.arrange(column, position);
            }
        }
        there.values().forEach(tenant.get()::remove);
        tenant.get().flush();
    }

    private List<LabColumn> stored() {
        return tenant.get().createQuery("select c from LabColumn c order by c.position, c.id", LabColumn.class).getResultList();
    }
}
