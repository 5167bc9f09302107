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

    /**
     * @param to   a stage that the order may go to
     * @param note what there is to say of it
     * @return the id of the event
     */
    public UUID move(Order order, Stage to, Note note, Caller caller, Instant now) {
        Stage from = order.stage();
        order.moveTo(to, now);
        orders.add(new OrderTransition(order.id(), orders.nextSeq(order.id()), from, to, caller.userId(), caller.displayName(), note, now));
        orders.flush();
        return journey.append(new OrderStatusChanged(order.id(), order.number(), order.patientId(), order.version(), from.id(), to.id(), to.category().id(), note.reason(), order.branchId(),
            note.station()),
            new Context(order.correlationId(), null));
    }
}
