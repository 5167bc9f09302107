package app.fovea.lab.boundary;

import app.fovea.access.entity.Caller;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Permission;
import app.fovea.dispensing.entity.OrderSnapshot;
import app.fovea.lab.entity.Order;
import app.fovea.lab.entity.OrderMoves;
import app.fovea.lab.entity.OrderTransition;
import app.fovea.lab.entity.RemakeCause;
import app.fovea.lab.entity.ReturnCause;
import app.fovea.lab.entity.Stage;
import app.fovea.privacy.entity.AboutPatient;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * An order. In lists without snapshot and history.
 *
 * @param snapshot without powers for whoever neither reads prescriptions nor makes spectacles
 * @param stage    id of the stage; {@code stageTitle} in words
 * @param examAmendedBy the version of the exam that counts now, where the one that was sold from was amended since; absent otherwise, and in lists
 * @param instructions what the lab is told besides what was sold; absent for nothing
 * @param remake   of a pair that is made again; absent otherwise
 * @param replacedBy the order that replaces this one; absent where none does, and in lists
 * @param allowed  every name that a transition's {@code to} may be now
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrderView(UUID id, String number, long version, UUID patientId, UUID dispenseId, int pairNo, UUID invoiceId, UUID correlationId, String stage, String stageTitle,
                        String category, Instant stageEnteredAt, LocalDate promisedOn, boolean rush, String frame, String lens, String carrier, String tracking, Instant shippedAt,
                        Instant createdAt, List<String> allowed, OrderSnapshot snapshot, List<Step> history, UUID examAmendedBy, String instructions, Remake remake, Link replacedBy)
        implements AboutPatient<OrderView> {
    static final String OWN_FRAME = "Patient's own frame";

    /** As the lab's board has it: which job, how far it is and where it may go. */
    @Override
    public OrderView fromOutside() {
        return new OrderView(id, number, version, patientId, dispenseId, pairNo, invoiceId, correlationId, stage, stageTitle, category, stageEnteredAt, promisedOn, rush, null, null, null, null,
            shippedAt, createdAt, allowed, null, null, null, null, null, null);
    }

    public record Step(int seq, String from, String to, String actor, String reason, Instant at, String station, String cause, String causeTitle, String fit, String acuity) {
        private static Step of(OrderTransition step) {
            return new Step(step.seq(), step.fromStage(), step.toStage(), step.actorName(), step.reason(), step.at(), step.station(), step.cause(), causeTitle(step), step.fit(), step.acuity());
        }

        private static String causeTitle(OrderTransition step) {
            return step.toStage().equals(Stage.RETURNED.id()) ? ReturnCause.of(step.cause()).map(ReturnCause::title).orElse(null) : RemakeCause.of(step.cause()).map(RemakeCause::title).orElse(null);
        }
    }

    /** @param number as people read it */
    public record Link(UUID id, String number) {
        private static Link to(Order order) {
            return order == null ? null : new Link(order.id(), order.number());
        }
    }

    /**
     * Of an order that is a pair made again.
     *
     * @param of      the one it replaces; absent in lists
     * @param no      the how manieth time the pair is made again
     * @param cost    in the currency of the sale; absent where nobody knows
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Remake(Link of, int no, RemakeCause cause, String causeTitle, RemakeCause.Party party, BigDecimal cost, RemakeCause.Bearer borneBy) {
        private static Remake of(Order order, Order replaced) {
            return order.remakeOf() == null ? null
                : new Remake(Link.to(replaced), order.remakeNo(), order.remakeCause(), order.remakeCause().title(), order.remakeCause().party(), order.remakeCost(), order.remakeBorneBy());
        }
    }

    /** As it stands in a list. */
    public static OrderView brief(Order order) {
        return of(order, null, null, null, null, null);
    }

    /** @param replaced the order that this one replaces, or null @param replacing the one that replaces this, or null */
    static OrderView whole(Order order, List<OrderTransition> history, UUID examAmendedBy, Order replaced, Order replacing) {
        return of(order, powers() ? order.snapshot() : order.snapshot().withoutPowers(),
            history.stream().map(Step::of).toList(), examAmendedBy, replaced, replacing);
    }

    /** Whoever reads prescriptions sees them here, and whoever makes the spectacles. */
    private static boolean powers() {
        Caller caller = CurrentCaller.get();
        return caller.may(Permission.PRESCRIPTIONS_VIEW) || caller.may(Permission.LAB_VIEW);
    }

    private static OrderView of(Order order, OrderSnapshot snapshot, List<Step> history, UUID examAmendedBy, Order replaced, Order replacing) {
        return new OrderView(order.id(), order.number(), order.version(), order.patientId(), order.dispenseId(), order.pairNo(), order.invoiceId(), order.correlationId(),
            order.stage().id(), order.stage().title(), order.stage().category().id(), order.stageEnteredAt(), order.promisedOn(), order.rush(),
            frame(order.snapshot()), order.snapshot().lens().name(), order.carrier(), order.tracking(), order.shippedAt(), order.createdAt(),
            OrderMoves.acceptable(order.stage(), order.heldFrom(), order.snapshot().lens().stock()), snapshot, history, examAmendedBy, order.instructions(),
            Remake.of(order, replaced), Link.to(replacing));
    }

    static String frame(OrderSnapshot snapshot) {
        OrderSnapshot.FrameSold frame = snapshot.frame();
        return frame.own() ? OWN_FRAME : frame.brand() + " " + frame.model() + ", " + frame.colour();
    }
}
