package app.fovea.lab.view;

import app.fovea.lab.boundary.Promises;
import app.fovea.lab.boundary.Promises.Promise;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** When a sale will be ready, said at the desk: pos/pay.xhtml and pos/sold.xhtml. */
@Named
@RequestScoped
public class PromiseBacking {
    @Inject
    private Promises promises;

    private final Map<UUID, List<Promise>> known = new HashMap<>();

    public List<Promise> of(UUID sale) {
        return known.computeIfAbsent(sale, promises::ofSale);
    }

    /** Of one pair of a sale; null while it has no lenses. */
    public LocalDate ready(UUID sale, int pairNo) {
        return of(sale).stream().filter(promise -> promise.pairNo() == pairNo).map(Promise::ready).findFirst().orElse(null);
    }
}
