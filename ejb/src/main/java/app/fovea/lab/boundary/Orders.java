package app.fovea.lab.boundary;

import app.fovea.access.entity.Caller;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.Conflict;
import app.fovea.access.entity.Refusal.InvalidInput;
import app.fovea.access.entity.Refusal.NotFound;
import app.fovea.access.entity.Refusal.RuleBroken;
import app.fovea.access.entity.Requires;
import app.fovea.audit.entity.AuditTrail;
import app.fovea.journey.entity.JourneyLog;
import app.fovea.journey.entity.LoggedEvent.Context;
import app.fovea.lab.boundary.event.OrderShipped;
import app.fovea.lab.control.MoveRights;
import app.fovea.lab.control.Moving;
import app.fovea.lab.control.Shipment;
import app.fovea.lab.entity.Category;
import app.fovea.lab.entity.Order;
import app.fovea.lab.entity.OrderMoves;
import app.fovea.lab.entity.OrderRepository;
import app.fovea.lab.entity.Stage;
import app.fovea.patient.entity.Patient;
import app.fovea.patient.entity.PatientRepository;
import app.fovea.prescription.entity.RestrictedSupply;
import app.fovea.privacy.entity.Of;
import app.fovea.privacy.entity.Persons;
import app.fovea.privacy.entity.RecordKind;
import app.fovea.tenancy.entity.Page;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Orders: read them, and take them from stage to stage. */
@Stateless
public class Orders {
    private static final int LONGEST_TEXT = 500;

    @Inject
    private OrderRepository orders;
    @Inject
    private Persons persons;
    @Inject
    private PatientRepository patients;
    @Inject
    private Moving moving;
    @Inject
    private JourneyLog journey;
    @Inject
    private AuditTrail audit;

    /**
     * A move of a job.
     *
     * @param to       a stage's id, or a category's, which stands for its first stage
     * @param version  what the mover saw
     * @param reason   needed to put a job on hold or to cancel it
     * @param carrier  who takes it, when it ships
     * @param tracking the carrier's number for it
     * @param method   how it ships, the name of a {@link Shipment}; null leaves that to the carrier
     */
    public record Move(String to, Long version, String reason, String carrier, String tracking, String method) {
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
        Order order = load(id);
        return OrderView.whole(order, orders.history(List.of(id)), orders.examAmendedBy(order.dispenseId()).orElse(null));
    }

    @Requires(Permission.ORDERS_VIEW)
    public OrderView move(@Of(value = RecordKind.ORDER, evenRestricted = true) UUID id, Move move) {
        Caller caller = CurrentCaller.get();
        Order order = load(id);
        check(move);
        if (order.version() != move.version()) {
            throw new Conflict("Somebody else moved this job in the meantime. Look at it again before you move it.", acceptable(order));
        }
        Stage from = order.stage();
        List<Stage> route = order.route(move.to());
        if (route.isEmpty()) {
            throw new Conflict("A job that is “" + from.title() + "” cannot go to “" + move.to() + "”.", acceptable(order));
        }
        requireRights(caller, order, route);
        Stage to = route.get(route.size() - 1);
        if (to == Stage.DISPENSED) {
            requireRegistrant(caller, order);
        }
        needReason(to, move.reason());

        Instant now = Instant.now();
        boolean ships = to == Stage.SHIPPED;
        if (ships) {
            order.ship(move.carrier(), move.tracking(), now);
        }
        UUID moved = moving.move(order, to, move.reason(), caller, now);
        if (ships) {
            journey.append(new OrderShipped(order.id(), order.number(), order.patientId(), Shipment.of(move.method(), move.carrier()).name(), move.carrier(), move.tracking(),
                order.branchId()), new Context(order.correlationId(), moved));
        }
        return OrderView.whole(order, orders.history(List.of(id)), orders.examAmendedBy(order.dispenseId()).orElse(null));
    }

    /** For every step of the way: who may ship may not therefore pass a quality check by shipping. */
    private static void requireRights(Caller caller, Order order, List<Stage> route) {
        Stage here = order.stage();
        for (Stage next : route) {
            caller.require(MoveRights.needed(here, order.heldFrom(), next));
            here = next;
        }
    }

    /** Who may only be supplied by a registrant is handed spectacles by one, or under the eyes of one, and that is recorded: no role waives it. */
    private void requireRegistrant(Caller caller, Order order) {
        Patient patient = patients.find(order.patientId()).orElseThrow(() -> new NotFound("patient"));
        LocalDate today = LocalDate.now(caller.practice().timeZone());
        RestrictedSupply rule = RestrictedSupply.SECTION.on(caller.practice().jurisdiction(), today);
        if (rule.applies(patient.birthDate(), patient.registeredSightImpaired(), today)) {
            if (!caller.may(Permission.DISPENSES_SUPERVISE)) {
                throw new RuleBroken("restricted_supply", "The patient is " + rule.reason(patient.birthDate(), today) + ": only a registered optometrist or dispensing optician may hand these over.");
            }
            audit.record("order.handed_over_by_registrant", "order", order.id(), Map.of("registrant", String.valueOf(caller.gocNumber())));
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
        Shipment.of(move.method(), move.carrier());
    }

    private static void tooLong(String field, String text) {
        if (text != null && text.length() > LONGEST_TEXT) {
            throw new InvalidInput("too_long", field, "This is longer than " + LONGEST_TEXT + " characters.");
        }
    }

    private static void needReason(Stage to, String reason) {
        if ((to == Stage.ON_HOLD || to == Stage.CANCELLED) && (reason == null || reason.isBlank())) {
            throw new RuleBroken("reason_needed", "Say why, so that whoever looks next knows.");
        }
    }

    private static List<String> acceptable(Order order) {
        return OrderMoves.acceptable(order.stage(), order.heldFrom(), order.snapshot().lens().stock());
    }
}
