package app.fovea.lab.control;

import app.fovea.access.entity.Permission;
import app.fovea.lab.entity.Stage;

/** Who may make which move. */
public final class MoveRights {
    private MoveRights() {
    }

    /** The right that a move asks for: the lab makes, an inspector passes, a shipper sends and hands over, few cancel. */
    public static Permission needed(Stage from, Stage to) {
        if (to == Stage.CANCELLED) {
            return Permission.ORDERS_CANCEL;
        }
        if (to == Stage.SHIPPED || to == Stage.DISPENSED) {
            return Permission.LAB_SHIP;
        }
        if (from == Stage.QUALITY_CHECK && to == Stage.READY) {
            return Permission.LAB_INSPECT;
        }
        return Permission.LAB_MOVE;
    }
}
