package app.fovea.lab.view;

import app.fovea.lab.boundary.LabBoard.MoveTo;
import app.fovea.lab.boundary.LabBoard;
import app.fovea.lab.boundary.OrderView;
import app.fovea.lab.boundary.Orders;
import app.fovea.lab.entity.Move;
import app.fovea.patient.boundary.PatientView;
import app.fovea.patient.boundary.Patients;
import app.fovea.view.ActiveUser;
import app.fovea.view.Paths;
import app.fovea.view.Problems;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.omnifaces.cdi.Param;
import org.omnifaces.cdi.ViewScoped;

/** An order: what was sold, where it is, how it came there, and where it may go next: orders.xhtml. */
@Named
@ViewScoped
public class OrderBacking implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private Orders orders;
    @Inject
    private LabBoard board;
    @Inject
    private Patients patients;
    @Inject
    private ActiveUser user;
    @Inject @Param(pathIndex = 0)
    private String id;

    private OrderView order;
    private PatientView patient;
    private List<MoveTo> moves = List.of();
    private String to;
    private String reason;
    private boolean collected;
    private String carrier;
    private String tracking;

    @PostConstruct
    void load() {
        order = orders.get(Paths.id(id, "order"));
        moves = board.moves(order.id());
        // The lab works by initials: a name is shown to those who may see patients.
        patient = user.can("patients:view") ? patients.get(order.patientId()) : null;
    }

    public void move() {
        Problems.tried(() -> {
            OrderView moved = orders.move(order.id(), Move.of(to, order.version(), reason, carrier, tracking, collected ? "COLLECT" : null));
            Problems.done(moved.number() + " is now at “" + moved.stageTitle() + "”.");
            Paths.go("/orders/" + moved.id());
            return moved;
        });
    }

    public OrderView getOrder() {
        return order;
    }

    public PatientView getPatient() {
        return patient;
    }

    public List<MoveTo> getMoves() {
        return moves;
    }

    public String getTo() {
        return to;
    }

    public void setTo(String to) {
        this.to = to;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public boolean isCollected() {
        return collected;
    }

    public void setCollected(boolean collected) {
        this.collected = collected;
    }

    public String getCarrier() {
        return carrier;
    }

    public void setCarrier(String carrier) {
        this.carrier = carrier;
    }

    public String getTracking() {
        return tracking;
    }

    public void setTracking(String tracking) {
        this.tracking = tracking;
    }
}
