package app.fovea.lab.view;

import app.fovea.lab.boundary.OrderView;
import app.fovea.lab.boundary.Orders;
import app.fovea.tenancy.entity.Page;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** What has left the lab and was not handed over yet, for the front desk's page of today. */
@Named
@RequestScoped
public class CollectBacking {
    private static final int SHOWN = 8;

    @Inject
    private Orders orders;

    private Page<OrderView> shipped;

    @PostConstruct
    void load() {
        shipped = orders.list("shipped", null, null, SHOWN);
    }

    public List<OrderView> getOrders() {
        return shipped.items();
    }

    public boolean isMore() {
        return shipped.next() != null;
    }
}
