package app.fovea.lab.boundary;

import app.fovea.access.entity.Caller;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.NotFound;
import app.fovea.access.entity.Requires;
import app.fovea.lab.control.MoveRights;
import app.fovea.lab.entity.Category;
import app.fovea.lab.entity.Order;
import app.fovea.lab.entity.OrderRepository;
import app.fovea.lab.entity.Stage;
import app.fovea.patient.entity.Patient;
import app.fovea.patient.entity.PatientRepository;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The jobs of the lab as columns of cards. The lab sees initials, not names. */
@Stateless
public class LabBoard {
    /** More open jobs than this are a backlog to be searched, not a board to be looked at. */
    private static final int MOST_CARDS = 2000;

    @Inject
    private OrderRepository orders;
    @Inject
    private PatientRepository patients;

    /** @param category and title of a column; its cards, the one promised first on top */
    public record Column(String category, String title, int count, List<Card> cards) {
    }

    /** @param due Late, Today, Tomorrow or a day in words @param moves where this caller may take it */
    public record Card(UUID id, String number, long version, String patientInitials, String stage, String stageTitle, String category, String frame, String lens, LocalDate promisedOn,
                       String due, boolean late, boolean rush, Instant stageEnteredAt, List<MoveTo> moves) {
    }

    public record MoveTo(String stage, String title) {
    }

    public record Board(List<Column> columns) {
    }

    @Requires(Permission.LAB_VIEW)
    public Board board() {
        List<Order> open = orders.open(MOST_CARDS);
        Map<UUID, Patient> people = patients.byId(open.stream().map(Order::patientId).collect(Collectors.toSet()));
        Map<Category, List<Card>> cards = open.stream().collect(Collectors.groupingBy(order -> order.stage().category(),
            Collectors.mapping(order -> card(order, people.get(order.patientId())), Collectors.toList())));
        return new Board(Arrays.stream(Category.values())
            .filter(category -> category != Category.COMPLETED && category != Category.CANCELLED)
            .map(category -> column(category, cards.getOrDefault(category, List.of())))
            .toList());
    }

    /** One job as it stands on the board, for whoever hears that it changed. */
    @Requires(Permission.LAB_VIEW)
    public Card card(UUID orderId) {
        Order order = orders.find(orderId).orElseThrow(() -> new NotFound("order"));
        return card(order, patients.find(order.patientId()).orElseThrow());
    }

    /** Where this caller may take a job, whether or not they may see the board. */
    @Requires(Permission.ORDERS_VIEW)
    public List<MoveTo> moves(UUID orderId) {
        return moves(orders.find(orderId).orElseThrow(() -> new NotFound("order")));
    }

    private static Column column(Category category, List<Card> cards) {
        return new Column(category.id(), category.title(), cards.size(), cards);
    }

    private static Card card(Order order, Patient patient) {
        LocalDate today = LocalDate.now(CurrentCaller.get().practice().timeZone());
        return new Card(order.id(), order.number(), order.version(), patient.initials(), order.stage().id(), order.stage().title(), order.stage().category().id(),
            OrderView.frame(order.snapshot()), order.snapshot().lens().name(), order.promisedOn(), Due.inWords(order.promisedOn(), today),
            order.promisedOn().isBefore(today), order.rush(), order.stageEnteredAt(), moves(order));
    }

    private static List<MoveTo> moves(Order order) {
        Caller caller = CurrentCaller.get();
        List<MoveTo> moves = new ArrayList<>();
        for (Stage to : order.allowed()) {
            if (caller.may(MoveRights.needed(order.stage(), order.heldFrom(), to))) {
                moves.add(new MoveTo(to.id(), to.title()));
            }
        }
        return moves;
    }
}
