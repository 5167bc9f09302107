package app.fovea.lab.boundary;

import app.fovea.access.entity.Caller;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.Conflict;
import app.fovea.access.entity.Refusal.InvalidInput;
import app.fovea.access.entity.Refusal.NotFound;
import app.fovea.access.entity.Refusal.RuleBroken;
import app.fovea.access.entity.Requires;
import app.fovea.journey.entity.JourneyLog;
import app.fovea.journey.entity.LoggedEvent.Context;
import app.fovea.lab.boundary.event.OrderShipped;
import app.fovea.lab.control.MoveGuards;
import app.fovea.lab.control.MoveRights;
import app.fovea.lab.control.Moving;
import app.fovea.lab.control.QualityGate;
import app.fovea.lab.control.Remaking;
import app.fovea.lab.control.Shipment;
import app.fovea.lab.control.Standing;
import app.fovea.lab.entity.BoardColumn;
import app.fovea.lab.entity.Category;
import app.fovea.lab.entity.Move;
import app.fovea.lab.entity.Order;
import app.fovea.lab.entity.OrderMoves;
import app.fovea.lab.entity.OrderRepository;
import app.fovea.lab.entity.OrderTransition.Note;
import app.fovea.lab.entity.RemakeCause;
import app.fovea.lab.entity.Stage;
import app.fovea.privacy.entity.Of;
import app.fovea.privacy.entity.Persons;
import app.fovea.privacy.entity.RecordKind;
import app.fovea.tenancy.entity.OnceOnly;
import app.fovea.tenancy.entity.Page;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Orders: read them, change them before they are made, and take them from stage to stage. What a rule asks before a job moves stands in {@link MoveGuards}. */
@Stateless
public class Orders {
    private static final int LONGEST_TEXT = 500;
    private static final BigDecimal DEAREST = new BigDecimal("99999.99");

    @Inject
    private OrderRepository orders;
    @Inject
    private Persons persons;
    @Inject
    private MoveGuards guards;
    @Inject
    private QualityGate gate;
    @Inject
    private Remaking remaking;
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

    /**
     * What is different about an order before it is made; what is null stays.
     *
     * @param version      what whoever changes it saw
     * @param promisedOn   another day, today or later
     * @param rush         whether it goes before the others
     * @param instructions to the lab; empty for none any more
     * @param reason       why; may be null
     */
    public record Change(Long version, LocalDate promisedOn, Boolean rush, String instructions, String reason) {
    }

    /** @throws RuleBroken once work on it has begun: then it is made again or stays as it is */
    @Requires(Permission.ORDERS_CHANGE)
    public OrderView change(@Of(RecordKind.ORDER) UUID id, Change change) {
        Caller caller = CurrentCaller.get();
        Order order = loadLocked(id);
        check(change, LocalDate.now(caller.practice().timeZone()));
        if (order.version() != change.version()) {
            throw new Conflict("Somebody else changed or moved this job in the meantime. Look at it again before you change it.");
        }
        if (order.begun()) {
            throw new RuleBroken("being_made", order.number() + " is “" + order.stage().title() + "”: what is made or was cannot be changed. Have it made again from the quality check, or when it comes back.");
        }
        String told = change.instructions() == null ? order.instructions() : change.instructions().isBlank() ? null : change.instructions().strip();
        LocalDate promised = change.promisedOn() == null ? order.promisedOn() : change.promisedOn();
        boolean rush = change.rush() == null ? order.rush() : change.rush();
        String what = inWords(order, promised, rush, told);
        if (what.isEmpty()) {
            return view(order);
        }
        order.change(promised, rush, told);
        moving.changed(order, Note.because(change.reason() == null || change.reason().isBlank() ? what : what + " " + change.reason().strip()), caller, Instant.now().truncatedTo(ChronoUnit.MICROS));
        return view(order);
    }

    /** What is different, for whoever reads the history; empty for nothing. */
    private static String inWords(Order order, LocalDate promised, boolean rush, String told) {
        List<String> changes = new ArrayList<>();
        if (!promised.equals(order.promisedOn())) {
            changes.add("Promised for %s instead of %s.".formatted(promised, order.promisedOn()));
        }
        if (rush != order.rush()) {
            changes.add(rush ? "Goes before the others." : "Goes before the others no more.");
        }
        if (!Objects.equals(told, order.instructions())) {
            changes.add(told == null ? "Nothing more to know for the lab." : "The lab is told something.");
        }
        return String.join(" ", changes);
    }

    private Order take(UUID id, Move asked) {
        Caller caller = CurrentCaller.get();
        Order order = loadLocked(id);
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
        Move.HandOver looked = to == Stage.DISPENSED && move.handOver() != null ? move.handOver() : Move.HandOver.NOTHING;
        UUID moved = moving.move(order, to, new Note(move.reason(), move.station(), move.cause(), looked.fit(), looked.acuity()), caller, now);
        if (to == Stage.REMADE) {
            remaking.remake(order, moved, move, caller, now);
        }
        if (ships) {
            journey.append(new OrderShipped(order.id(), order.number(), order.patientId(), Shipment.of(move.method(), move.carrier()).name(), move.carrier(), move.tracking(),
                order.branchId()), new Context(order.correlationId(), moved));
        }
    }

    private OrderView view(Order order) {
        Order replacing = order.stage() == Stage.REMADE ? orders.remakeOf(order.id()).orElseThrow() : null;
        Order replaced = order.remakeOf() == null ? null : load(order.remakeOf());
        return OrderView.whole(order, orders.history(List.of(order.id())), orders.examAmendedBy(order.dispenseId()).orElse(null), replaced, replacing);
    }

    /** For every step of the way: who may ship may not therefore pass a quality check by shipping. */
    private static void requireRights(Caller caller, Order order, List<Stage> route) {
        Stage here = order.stage();
        for (Stage next : route) {
            caller.require(MoveRights.needed(here, order.heldFrom(), next));
            here = next;
        }
    }

    private Order loadLocked(UUID id) {
        return orders.findLocked(id).orElseThrow(() -> new NotFound("order"));
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
        if (move.handOver() != null) {
            tooLong("handOver.fit", move.handOver().fit());
            tooLong("handOver.acuity", move.handOver().acuity());
        }
        if (move.remake() != null) {
            check(move.remake());
        }
        Shipment.of(move.method(), move.carrier());
    }

    private static void check(Change change, LocalDate today) {
        if (change.version() == null) {
            throw new InvalidInput("version_missing", "version", "Send the version of the order that you saw.");
        }
        if (change.promisedOn() != null && (change.promisedOn().isBefore(today) || change.promisedOn().isAfter(today.plusYears(1)))) {
            throw new InvalidInput("promise_out_of_range", "promisedOn", "Promise a day from today to a year from now.");
        }
        tooLong("instructions", change.instructions());
        tooLong("reason", change.reason());
    }

    private static void check(Move.Remake remake) {
        if (remake.cost() != null && (remake.cost().signum() < 0 || remake.cost().compareTo(DEAREST) > 0 || remake.cost().stripTrailingZeros().scale() > 2)) {
            throw new InvalidInput("cost_out_of_range", "remake.cost", "What making it again costs goes from 0 to %s, with at most two decimals.".formatted(DEAREST));
        }
        if (remake.borneBy() != null && RemakeCause.Bearer.of(remake.borneBy()).isEmpty()) {
            throw new InvalidInput("bearer_unknown", "remake.borneBy", "The cost is borne by one of these: "
                + Arrays.stream(RemakeCause.Bearer.values()).map(RemakeCause.Bearer::id).collect(Collectors.joining(", ")) + ".");
        }
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
