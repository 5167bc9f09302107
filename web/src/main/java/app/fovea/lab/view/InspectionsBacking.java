package app.fovea.lab.view;

import app.fovea.lab.boundary.InspectionView;
import app.fovea.lab.boundary.Inspections;
import app.fovea.lab.boundary.OrderView;
import app.fovea.lab.boundary.Orders;
import app.fovea.lab.entity.Move;
import app.fovea.lab.entity.Stage;
import app.fovea.view.ActiveUser;
import app.fovea.view.Paths;
import app.fovea.view.Problems;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.omnifaces.cdi.ViewScoped;

/** What was measured on the spectacles so far, and what follows from it while they are in the quality check: the list in orders.xhtml for those who see the lab. */
@Named("inspections")
@ViewScoped
public class InspectionsBacking implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private Inspections inspections;
    @Inject
    private Orders orders;
    @Inject
    private OrderBacking page;
    @Inject
    private ActiveUser user;

    private List<InspectionView> all;
    private boolean asking;
    private String reason;

    @PostConstruct
    void load() {
        all = inspections.of(page.getOrder().id());
    }

    public void pass() {
        move(Stage.READY, null);
    }

    public void rework() {
        move(Stage.GLAZING, null);
    }

    public void override() {
        move(Stage.READY, reason);
    }

    /** Opens the question why they pass all the same. */
    public void ask() {
        asking = true;
    }

    public void leave() {
        asking = false;
        reason = null;
    }

    private void move(Stage to, String why) {
        OrderView order = page.getOrder();
        Problems.tried(() -> {
            OrderView moved = orders.move(order.id(), Move.inTheLab(to.id(), order.version(), why, null, null, null, null));
            Problems.done(moved.number() + " is now at “" + moved.stageTitle() + "”.");
            Paths.go("/orders/" + moved.id());
            return moved;
        });
    }

    /** Of an inspection, value by value. */
    public List<InspectionBacking.Group> groups(InspectionView of) {
        return InspectionBacking.groups(of.verdict());
    }

    /** The newest first. */
    public List<InspectionView> getAll() {
        return all;
    }

    /** While they are in the quality check something follows from the newest. */
    public boolean isOpen() {
        return !all.isEmpty() && page.getOrder().stage().equals(Stage.QUALITY_CHECK.id());
    }

    public boolean isPasses() {
        return isOpen() && all.get(0).passed() && user.can("lab:inspect");
    }

    public boolean isFails() {
        return isOpen() && !all.get(0).passed();
    }

    public boolean isAsking() {
        return asking;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
