package app.fovea.lab.control;

import app.fovea.access.entity.Caller;
import app.fovea.journey.entity.JourneyLog;
import app.fovea.journey.entity.LoggedEvent.Context;
import app.fovea.lab.boundary.event.OrderStatusChanged;
import app.fovea.lab.entity.Order;
import app.fovea.lab.entity.OrderRepository;
import app.fovea.lab.entity.OrderTransition;
import app.fovea.lab.entity.OrderTransition.Note;
import app.fovea.lab.entity.Stage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;

/** Takes an order to a stage: the order, its history and the event, in the transaction of whoever decided it. */
@ApplicationScoped
public class Moving {
    @Inject
    private OrderRepository orders;
    @Inject
    private JourneyLog journey;
    @Inject
    private Standing standing;

    /**
     * @param to   a stage that the order may go to
     * @param note what there is to say of it
     * @return the id of the event
     */
    public UUID move(Order order, Stage to, Note note, Caller caller, Instant now) {
        Stage from = order.stage();
        order.moveTo(to, now);
        order.standIn(standing.slug(to, note.station()));
        return told(order, from, note, caller, now);
    }

    /** Says that something about an order is different now, which stays where it is. @return the id of the event */
    public UUID changed(Order order, Note note, Caller caller, Instant now) {
        return told(order, order.stage(), note, caller, now);
    }

    private UUID told(Order order, Stage from, Note note, Caller caller, Instant now) {
        Stage to = order.stage();
        orders.add(new OrderTransition(order.id(), orders.nextSeq(order.id()), from, to, caller.userId(), caller.displayName(), note, now));
        orders.flush();
        return journey.append(new OrderStatusChanged(order.id(), order.number(), order.patientId(), order.version(), from.id(), to.id(), to.category().id(), note.reason(), order.branchId(),
            note.station()),
            new Context(order.correlationId(), null));
    }
}
