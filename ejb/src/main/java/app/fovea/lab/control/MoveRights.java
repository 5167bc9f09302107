package app.fovea.lab.control;

import app.fovea.access.entity.Permission;
import app.fovea.lab.entity.Category;
import app.fovea.lab.entity.Stage;

/** Who may make which move. */
public final class MoveRights {
    private MoveRights() {
    }

    /**
     * The right that a move asks for: the lab makes, an inspector passes or sends back, others ship and hand over, few cancel what
     * is being made, and who gives up what nobody fetched gives up money.
     *
     * @param heldFrom where it was when it was put on hold; null unless it is
     */
    public static Permission needed(Stage from, Stage heldFrom, Stage to) {
        return switch (to) {
            case CANCELLED -> from == Stage.UNCLAIMED ? Permission.INVOICES_WRITE_OFF : begun(from == Stage.ON_HOLD && heldFrom != null ? heldFrom : from) ? Permission.ORDERS_CANCEL_MADE : Permission.ORDERS_CANCEL;
            case ON_HOLD -> Permission.ORDERS_HOLD;
            case SHIPPED -> Permission.LAB_SHIP;
            case DISPENSED, UNCLAIMED -> Permission.ORDERS_HAND_OVER;
            case RETURNED -> Permission.ORDERS_RETURN;
            case REMADE -> Permission.ORDERS_REMAKE;
            default -> from == Stage.ON_HOLD ? Permission.ORDERS_HOLD : making(from, to);
        };
    }

    private static Permission making(Stage from, Stage to) {
        if (from == Stage.QUALITY_CHECK) {
            return to == Stage.READY ? Permission.LAB_INSPECT : Permission.LAB_REWORK;
        }
        return begun(to) && !begun(from) ? Permission.LAB_START : Permission.LAB_MOVE;
    }

    /** Work on it has used up lenses. */
    private static boolean begun(Stage stage) {
        return stage.category() != Category.PENDING;
    }
}
