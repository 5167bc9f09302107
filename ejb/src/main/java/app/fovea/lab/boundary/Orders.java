package app.fovea.lab.boundary;

import app.fovea.access.entity.Caller;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.Conflict;
import app.fovea.access.entity.Refusal.InvalidInput;
import app.fovea.access.entity.Refusal.NotFound;
import app.fovea.access.entity.Requires;
import app.fovea.journey.entity.JourneyLog;
import app.fovea.journey.entity.LoggedEvent.Context;
import app.fovea.lab.boundary.event.OrderShipped;
import app.fovea.lab.control.MoveGuards;
import app.fovea.lab.control.MoveRights;
import app.fovea.lab.control.Moving;
import app.fovea.lab.control.QualityGate;
import app.fovea.lab.control.Shipment;
import app.fovea.lab.control.Standing;
import app.fovea.lab.entity.BoardColumn;
import app.fovea.lab.entity.Category;
import app.fovea.lab.entity.Move;
import app.fovea.lab.entity.Order;
import app.fovea.lab.entity.OrderMoves;
import app.fovea.lab.entity.OrderRepository;
import app.fovea.lab.entity.OrderTransition.Note;
import app.fovea.lab.entity.Stage;
import app.fovea.privacy.entity.Of;
import app.fovea.privacy.entity.Persons;
import app.fovea.privacy.entity.RecordKind;
import app.fovea.tenancy.entity.OnceOnly;
import app.fovea.tenancy.entity.Page;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Orders: read them, and take them from stage to stage. What a rule asks before a job moves stands in {@link MoveGuards}. */
@Stateless
public class Orders {
    private static final int LONGEST_TEXT = 500;

    @Inject
    private OrderRepository orders;
    @Inject
    private Persons persons;
    @Inject
    private MoveGuards guards;
    @Inject
    private QualityGate gate;
    @Inject
    private Moving moving;
    @Inject
    private Standing standing;
    @Inject
    private OnceOnly onceOnly;
    @Inject
    private JourneyLog journey;

    /** What a move came to, kept with its Idempotency-Key: the answer itself is read anew, so that nobody's powers lie beside keys. */
    public record Moved(long version) {
    }

    @Requires(Permission.ORDERS_VIEW)
    public Page<OrderView> list(String category, @Of(value = RecordKind.PATIENT, shows = RecordKind.ORDER) UUID patientId, UUID after, Integer limit) {
        Category wanted = category == null ? null
            : Category.of(category).orElseThrow(() -> new InvalidInput("category_unknown", "category", "“" + category + "” is no category of orders."));
        int size = Page.size(limit);
        return Page.of(orders.page(wanted, patientId == null ? null : persons.idsOf(patientId), after, size + 1), size, OrderView::brief, order -> order.id().toString());
    }

    @Requires(Permission.ORDERS_VIEW)
    public OrderView get(@Of(RecordKind.ORDER) UUID id) {
        return view(load(id));
    }

    /** @param key the caller's Idempotency-Key: the same key again moves nothing again; null where the caller sends none */
    @Requires(Permission.ORDERS_VIEW)
    public OrderView move(@Of(value = RecordKind.ORDER, evenRestricted = true) UUID id, String key, Move move) {
        if (key == null) {
            return move(id, move);
        }
        onceOnly.run("move/" + id, key, move, Moved.class, () -> new Moved(take(id, move).version()));
        return view(load(id));
    }

    /**
     * Takes a job to where the caller wants it, if the order of making, their rights and the rules let it go there.
     *
     * @throws Conflict where somebody else moved it since, or it may not go there; with the names of where it may
     */
    @Requires(Permission.ORDERS_VIEW)
    public OrderView move(@Of(value = RecordKind.ORDER, evenRestricted = true) UUID id, Move move) {
        return view(take(id, move));
    }

    private Order take(UUID id, Move asked) {
        Caller caller = CurrentCaller.get();
        Order order = load(id);
        check(asked);
        refuseStale(order, asked);
        Move move = standing.meant(asked);
        Optional<BoardColumn> beside = standing.beside(order, move);
        if (beside.isPresent()) {
            caller.require(Permission.LAB_MOVE);
            order.standIn(beside.get().slug());
            moving.changed(order, new Note(move.reason(), move.station(), null, null, null), caller, Instant.now().truncatedTo(ChronoUnit.MICROS));
            return order;
        }
        List<Stage> route = route(order, move);
        requireRights(caller, order, route);
        guards.check(order, route, move, caller);
        if (order.stage() == Stage.QUALITY_CHECK && route.contains(Stage.READY)) {
            gate.mayLeave(order, move, caller);
        }
        // As the database keeps it: an answer that is read again says the same.
        go(order, route.get(route.size() - 1), move, caller, Instant.now().truncatedTo(ChronoUnit.MICROS));
        return order;
    }

    private static void refuseStale(Order order, Move move) {
        if (order.version() != move.version()) {
            throw new Conflict("Somebody else moved this job in the meantime. Look at it again before you move it.", acceptable(order));
        }
    }

    private static List<Stage> route(Order order, Move move) {
        List<Stage> route = order.route(move.to());
        if (route.isEmpty()) {
            throw new Conflict("A job that is “" + order.stage().title() + "” cannot go to “" + move.to() + "”.", acceptable(order));
        }
        return route;
    }

    private void go(Order order, Stage to, Move move, Caller caller, Instant now) {
        boolean ships = to == Stage.SHIPPED;
        if (ships) {
            order.ship(move.carrier(), move.tracking(), now);
        }
        UUID moved = moving.move(order, to, new Note(move.reason(), move.station(), null, null, null), caller, now);
        if (ships) {
            journey.append(new OrderShipped(order.id(), order.number(), order.patientId(), Shipment.of(move.method(), move.carrier()).name(), move.carrier(), move.tracking(),
                order.branchId()), new Context(order.correlationId(), moved));
        }
    }

    private OrderView view(Order order) {
        return OrderView.whole(order, orders.history(List.of(order.id())), orders.examAmendedBy(order.dispenseId()).orElse(null));
    }

    /** For every step of the way: who may ship may not therefore pass a quality check by shipping. */
    private static void requireRights(Caller caller, Order order, List<Stage> route) {
        Stage here = order.stage();
        for (Stage next : route) {
            caller.require(MoveRights.needed(here, order.heldFrom(), next));
            here = next;
        }
    }

    private Order load(UUID id) {
        return orders.find(id).orElseThrow(() -> new NotFound("order"));
    }

    private static void check(Move move) {
        if (move.to() == null || move.to().isBlank()) {
            throw new InvalidInput("stage_missing", "to", "Say where the job goes: a stage or a category.");
        }
        if (move.version() == null) {
            throw new InvalidInput("version_missing", "version", "Send the version of the order that you saw.");
        }
        tooLong("to", move.to());
        tooLong("reason", move.reason());
        tooLong("carrier", move.carrier());
        tooLong("tracking", move.tracking());
        tooLong("station", move.station());
        Shipment.of(move.method(), move.carrier());
    }

    private static void tooLong(String field, String text) {
        if (text != null && text.length() > LONGEST_TEXT) {
            throw new InvalidInput("too_long", field, "This is longer than " + LONGEST_TEXT + " characters.");
        }
    }

    private static List<String> acceptable(Order order) {
        return OrderMoves.acceptable(order.stage(), order.heldFrom(), order.snapshot().lens().stock());
    }
}
