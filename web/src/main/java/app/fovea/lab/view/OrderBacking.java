package app.fovea.lab.view;

import app.fovea.lab.boundary.LabBoard.MoveTo;
import app.fovea.lab.boundary.LabBoard;
import app.fovea.lab.boundary.OrderView;
import app.fovea.lab.boundary.Orders;
import app.fovea.lab.entity.Move;
import app.fovea.lab.entity.ReturnCause;
import app.fovea.lab.entity.Stage;
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
    /** These ask for more than a stage, each in a form of its own. */
    private static final List<String> OF_THEIR_OWN = List.of(Stage.REMADE.id(), Stage.RETURNED.id());

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
    private boolean remakeable;
    private boolean returnable;
    private String returnCause;
    private String returnReason;
    private String fit;
    private String acuity;
    private String to;
    private String reason;
    private boolean collected;
    private String carrier;
    private String tracking;

    @PostConstruct
    void load() {
        order = orders.get(Paths.id(id, "order"));
        List<MoveTo> all = board.moves(order.id());
        moves = all.stream().filter(move -> !OF_THEIR_OWN.contains(move.stage())).toList();
        remakeable = all.stream().anyMatch(move -> move.stage().equals(Stage.REMADE.id()));
        returnable = all.stream().anyMatch(move -> move.stage().equals(Stage.RETURNED.id()));
        // The lab works by initials: a name is shown to those who may see patients.
        patient = user.can("patients:view") ? patients.get(order.patientId()) : null;
    }

    public void move() {
        Problems.tried(() -> {
            OrderView moved = orders.move(order.id(), new Move(to, order.version(), reason, carrier, tracking, collected ? "COLLECT" : null, null, null, null,
                to.equals(Stage.DISPENSED.id()) ? new Move.HandOver(fit, acuity) : null));
            Problems.done(moved.number() + " is now at “" + moved.stageTitle() + "”.");
            Paths.go("/orders/" + moved.id());
            return moved;
        });
    }

    public void takeBack() {
        Problems.tried(() -> {
            OrderView back = orders.move(order.id(), new Move(Stage.RETURNED.id(), order.version(), returnReason, null, null, null, null, returnCause, null, null));
            Problems.done(back.number() + " came back.");
            Paths.go("/orders/" + back.id());
            return back;
        });
    }

    /** Whether the hand-over is one of the moves: then what is looked at with it is asked for. */
    public boolean isHandOver() {
        return moves.stream().anyMatch(move -> move.stage().equals(Stage.DISPENSED.id()));
    }

    /** Whether it can ship from here. */
    public boolean isShipping() {
        return moves.stream().anyMatch(move -> move.stage().equals(Stage.SHIPPED.id()));
    }

    public boolean isRemakeable() {
        return remakeable;
    }

    public boolean isReturnable() {
        return returnable;
    }

    public List<ReturnCause> getReturnCauses() {
        return List.of(ReturnCause.values());
    }

    public String getReturnCause() {
        return returnCause;
    }

    public void setReturnCause(String returnCause) {
        this.returnCause = returnCause;
    }

    public String getReturnReason() {
        return returnReason;
    }

    public void setReturnReason(String returnReason) {
        this.returnReason = returnReason;
    }

    public String getFit() {
        return fit;
    }

    public void setFit(String fit) {
        this.fit = fit;
    }

    public String getAcuity() {
        return acuity;
    }

    public void setAcuity(String acuity) {
        this.acuity = acuity;
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
