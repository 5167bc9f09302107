package app.fovea.lab.boundary;

import app.fovea.access.entity.Caller;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.InvalidInput;
import app.fovea.access.entity.Refusal.NotFound;
import app.fovea.access.entity.Requires;
import app.fovea.lab.control.MoveRights;
import app.fovea.lab.control.Risks;
import app.fovea.lab.entity.AtRisk;
import app.fovea.lab.entity.BoardColumn;
import app.fovea.lab.entity.BoardColumns;
import app.fovea.lab.entity.Category;
import app.fovea.lab.entity.JobFilter;
import app.fovea.lab.entity.LabColumnRepository;
import app.fovea.lab.entity.OpenJob;
import app.fovea.lab.entity.OpenJobRepository;
import app.fovea.lab.entity.Stage;
import app.fovea.tenancy.entity.Branch;
import app.fovea.tenancy.entity.BranchRepository;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The jobs of the lab as columns of cards. The lab sees initials, not names. */
@Stateless
public class LabBoard {
    /** More open jobs than this are a backlog to be searched, not a board to be looked at. */
    private static final int MOST_CARDS = 2000;
    /** As many as a screen asks for that was away for a moment; after more it reads the board anew. */
    public static final int MOST_AT_ONCE = 100;
    /** Whoever takes a job there has more to say than a card asks for. */
    private static final Set<Stage> ON_ITS_OWN_PAGE = EnumSet.of(Stage.RETURNED, Stage.REMADE);
    private static final int LONGEST_FILTER = 100;
    private static final int DAYS_OF_A_WEEK = 7;

    @Inject
    private OpenJobRepository jobs;
    @Inject
    private LabColumnRepository labColumns;
    @Inject
    private BranchRepository branches;
    @Inject
    private Risks risks;

    /**
     * Which jobs are wanted; what is null is not asked for.
     *
     * @param due      late, today or week: the seven days from today on
     * @param supplier of the lenses
     * @param stage    a stage's id, or a category's, which stands for all its stages; a name that both have is the stage's
     * @param q        the number or a part of it, the tray, or the patient's initials
     */
    public record Filter(UUID branch, String due, String supplier, String stage, String tray, String q) {
        public static final Filter NONE = new Filter(null, null, null, null, null, null);
    }

    /**
     * @param key   the column's slug
     * @param count the open jobs that stand there, whatever a filter hides
     * @param limit how many it should hold at most; null for no limit @param over whether it holds more
     * @param cards the one promised first on top
     */
    public record Column(String key, String title, String category, String stage, Integer limit, int count, boolean over, List<Card> cards) {
    }

    /**
     * @param column  where it stands; null when it has left the board
     * @param due     Late, Today, Tomorrow or a day in words
     * @param atRisk  whether it will be late if it goes on as jobs went lately
     * @param moves   where this caller may take it
     */
    public record Card(UUID id, String number, long version, String patientInitials, String stage, String stageTitle, String category, String column, UUID branchId, String branch,
                       String supplier, String tray, String frame, String lens, LocalDate promisedOn, String due, boolean late, boolean atRisk, boolean rush, boolean remake,
                       Instant stageEnteredAt, List<MoveTo> moves) {
    }

    /**
     * @param column a column's slug; null where the job leaves the board, or stands on none
     * @param asks   what a person is asked first: reason or carrier; null for nothing
     */
    public record MoveTo(String stage, String column, String title, String asks) {
        private static MoveTo to(BoardColumn column) {
            return new MoveTo(column.stage().id(), column.slug(), column.name(), asked(column.stage()));
        }

        private static MoveTo to(Stage stage) {
            return new MoveTo(stage.id(), null, stage.title(), asked(stage));
        }

        private static String asked(Stage stage) {
            return switch (stage) {
                case ON_HOLD, CANCELLED -> "reason";
                case SHIPPED -> "carrier";
                default -> null;
            };
        }
    }

    public record Board(List<Column> columns) {
    }

    @Requires(Permission.LAB_VIEW)
    public Board board() {
        return board(Filter.NONE);
    }

    @Requires(Permission.LAB_VIEW)
    public Board board(Filter filter) {
        BoardColumns columns = labColumns.columns();
        Map<String, List<Card>> cards = cards(jobs.open(wanted(filter), MOST_CARDS), columns).stream().collect(Collectors.groupingBy(Card::column));
        Map<String, Integer> counts = jobs.counts(columns);
        return new Board(columns.all().stream().map(column -> column(column, counts.getOrDefault(column.slug(), 0), cards.getOrDefault(column.slug(), List.of()))).toList());
    }

    /** These jobs as they stand now, on the board or not; what is not there is left out. */
    @Requires(Permission.LAB_VIEW)
    public List<Card> cards(Set<UUID> orderIds) {
        if (orderIds.size() > MOST_AT_ONCE) {
            throw new InvalidInput("too_many", "ids", "Ask for at most " + MOST_AT_ONCE + " jobs at once, or for the whole board.");
        }
        return cards(jobs.byId(orderIds), labColumns.columns());
    }

    /** One job as it stands on the board, for whoever hears that it changed. */
    @Requires(Permission.LAB_VIEW)
    public Card card(UUID orderId) {
        return cards(Set.of(orderId)).stream().findFirst().orElseThrow(() -> new NotFound("order"));
    }

    /** Where this caller may take a job, whether or not they may see the board. */
    @Requires(Permission.ORDERS_VIEW)
    public List<MoveTo> moves(UUID orderId) {
        OpenJob job = jobs.byId(Set.of(orderId)).stream().findFirst().orElseThrow(() -> new NotFound("order"));
        return allowed(job).map(MoveTo::to).toList();
    }

    private static Column column(BoardColumn column, int count, List<Card> cards) {
        return new Column(column.slug(), column.name(), column.stage().category().id(), column.stage().id(), column.limit(), count, column.limit() != null && count > column.limit(), cards);
    }

    private List<Card> cards(Collection<OpenJob> found, BoardColumns columns) {
        LocalDate today = today();
        Map<UUID, String> names = branches.all().stream().collect(Collectors.toMap(Branch::id, Branch::name));
        AtRisk risk = risks.now();
        return found.stream().map(job -> card(job, columns, names, today, risk)).toList();
    }

    private static Card card(OpenJob job, BoardColumns columns, Map<UUID, String> branches, LocalDate today, AtRisk risk) {
        Stage stage = job.stage();
        return new Card(job.id(), job.number(), job.version(), job.initials(), stage.id(), stage.title(), stage.category().id(), columns.standing(stage, job.column()).map(BoardColumn::slug).orElse(null),
            job.branchId(), job.branchId() == null ? null : branches.get(job.branchId()), job.supplier(), job.tray(), job.frame() == null ? OrderView.OWN_FRAME : job.frame(), job.lens(),
            job.promisedOn(), Due.inWords(job.promisedOn(), today), job.late(today), risk.of(job).atRisk(), job.rush(), job.remakeNo() > 0, job.stageEnteredAt(), moves(job, columns));
    }

    private static List<MoveTo> moves(OpenJob job, BoardColumns columns) {
        List<MoveTo> moves = new ArrayList<>(beside(job, columns));
        allowed(job).filter(stage -> !ON_ITS_OWN_PAGE.contains(stage)).forEach(stage -> {
            List<BoardColumn> there = columns.of(stage);
            if (there.isEmpty()) {
                moves.add(MoveTo.to(stage));
            } else {
                there.forEach(column -> moves.add(MoveTo.to(column)));
            }
        });
        return moves;
    }

    /** The other columns of its stage. */
    private static List<MoveTo> beside(OpenJob job, BoardColumns columns) {
        BoardColumn here = columns.standing(job.stage(), job.column()).orElse(null);
        return here == null || !CurrentCaller.get().may(Permission.LAB_MOVE) ? List.of()
            : columns.of(job.stage()).stream().filter(column -> !column.equals(here)).map(column -> new MoveTo(column.stage().id(), column.slug(), column.name(), null)).toList();
    }

    private static Stream<Stage> allowed(OpenJob job) {
        Caller caller = CurrentCaller.get();
        return job.allowed().stream().filter(to -> caller.may(MoveRights.needed(job.stage(), job.heldFromStage(), to)));
    }

    private static JobFilter wanted(Filter filter) {
        LocalDate today = today();
        String due = given("due", filter.due());
        LocalDate from = null;
        LocalDate until = null;
        if (due != null) {
            switch (due) {
                case "late" -> until = today.minusDays(1);
                case "today" -> {
                    from = today;
                    until = today;
                }
                case "week" -> {
                    from = today;
                    until = today.plusDays(DAYS_OF_A_WEEK - 1);
                }
                default -> throw new InvalidInput("due_unknown", "due", "Ask for jobs that are late, or due today or this week: late, today, week.");
            }
        }
        return new JobFilter(filter.branch(), from, until, due != null, given("supplier", filter.supplier()), stages(given("stage", filter.stage())), given("tray", filter.tray()), given("q", filter.q()));
    }

    private static List<String> stages(String name) {
        if (name == null) {
            return List.of();
        }
        List<Stage> meant = Stage.of(name).map(List::of).or(() -> Category.of(name).map(Category::stages))
            .orElseThrow(() -> new InvalidInput("stage_unknown", "stage", "“" + name + "” is no stage and no category of jobs."));
        return meant.stream().map(Stage::id).toList();
    }

    private static String given(String field, String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.length() > LONGEST_FILTER) {
            throw new InvalidInput("too_long", field, "This is longer than " + LONGEST_FILTER + " characters.");
        }
        return text.strip();
    }

    private static LocalDate today() {
        return LocalDate.now(CurrentCaller.get().practice().timeZone());
    }
}
