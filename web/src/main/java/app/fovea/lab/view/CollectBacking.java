package app.fovea.lab.view;

import app.fovea.lab.boundary.OrderView;
import app.fovea.lab.boundary.Orders;
import app.fovea.patient.boundary.Patients;
import app.fovea.tenancy.entity.Page;
import app.fovea.view.ActiveUser;
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
    @Inject
    private Patients patients;
    @Inject
    private ActiveUser user;

    private Page<OrderView> shipped;
    private List<Waiting> waiting;

    /** @param patient a name for those who may see patients, else null */
    public record Waiting(OrderView order, String patient) {
    }

    @PostConstruct
    void load() {
        shipped = orders.list("shipped", null, null, SHOWN);
        boolean names = user.can("patients:view");
        waiting = shipped.items().stream().map(order -> new Waiting(order, names ? patients.get(order.patientId()).name() : null)).toList();
    }

    public List<Waiting> getOrders() {
        return waiting;
    }

    public boolean isMore() {
        return shipped.next() != null;
    }
}
