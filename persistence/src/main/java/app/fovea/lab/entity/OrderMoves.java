package app.fovea.lab.entity;

import static app.fovea.lab.entity.Stage.AWAITING_FRAME;
import static app.fovea.lab.entity.Stage.AWAITING_LENS;
import static app.fovea.lab.entity.Stage.CANCELLED;
import static app.fovea.lab.entity.Stage.COATING;
import static app.fovea.lab.entity.Stage.DISPENSED;
import static app.fovea.lab.entity.Stage.GLAZING;
import static app.fovea.lab.entity.Stage.ON_HOLD;
import static app.fovea.lab.entity.Stage.PENDING;
import static app.fovea.lab.entity.Stage.QUALITY_CHECK;
import static app.fovea.lab.entity.Stage.READY;
import static app.fovea.lab.entity.Stage.REMADE;
import static app.fovea.lab.entity.Stage.RETURNED;
import static app.fovea.lab.entity.Stage.SHIPPED;
import static app.fovea.lab.entity.Stage.SURFACING;
import static app.fovea.lab.entity.Stage.UNCLAIMED;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where a job may go from where it is. A lens that is surfaced to order starts at surfacing, a stock lens at glazing; what is
 * on hold goes back where it came from; what is handed over may come back; what fails the quality check or came back may be made again, as another job, which
 * closes this one.
 */
public final class OrderMoves {
    private static final Set<Stage> ASIDE = EnumSet.of(UNCLAIMED, RETURNED, REMADE);

    private OrderMoves() {
    }

    /**
     * The stages one move away, in the order of making.
     *
     * @param heldFrom  where it was when it was put on hold; null unless it is
     * @param stockLens true for a finished lens that is only glazed
     */
    public static Set<Stage> allowed(Stage from, Stage heldFrom, boolean stockLens) {
        Stage firstWork = stockLens ? GLAZING : SURFACING;
        return switch (from) {
            case PENDING -> EnumSet.of(AWAITING_FRAME, AWAITING_LENS, firstWork, ON_HOLD, CANCELLED);
            case AWAITING_FRAME, AWAITING_LENS -> EnumSet.of(PENDING, firstWork, ON_HOLD, CANCELLED);
            case SURFACING -> EnumSet.of(COATING, GLAZING, ON_HOLD, CANCELLED);
            case COATING -> EnumSet.of(GLAZING, ON_HOLD, CANCELLED);
            case GLAZING -> EnumSet.of(QUALITY_CHECK, ON_HOLD, CANCELLED);
            case QUALITY_CHECK -> EnumSet.of(GLAZING, READY, ON_HOLD, CANCELLED, REMADE);
            case READY -> EnumSet.of(SHIPPED, UNCLAIMED, ON_HOLD, CANCELLED);
            case SHIPPED -> EnumSet.of(UNCLAIMED, DISPENSED);
            case UNCLAIMED -> EnumSet.of(DISPENSED, CANCELLED);
            case DISPENSED -> EnumSet.of(RETURNED);
            case RETURNED -> EnumSet.of(REMADE);
            case ON_HOLD -> heldFrom == null ? EnumSet.of(CANCELLED) : EnumSet.of(heldFrom, CANCELLED);
            case CANCELLED, REMADE -> EnumSet.noneOf(Stage.class);
        };
    }

    /**
     * The stage that a name stands for, if the job may go there; empty otherwise, or if nothing has that name.
     *
     * @param to a stage's id, which must be one move away; or a category's, which stands for the first of its stages that can
     *           be reached without leaving the two categories. A name that both have is the category's. It never stands for, nor leads through, what goes wrong:
     *           that nobody came, that it came back, that it is made again. Who means that says so.
     */
    public static Optional<Stage> resolve(String to, Stage from, Stage heldFrom, boolean stockLens) {
        List<Stage> route = route(to, from, heldFrom, stockLens);
        return route.isEmpty() ? Optional.empty() : Optional.of(route.get(route.size() - 1));
    }

    /** Every stage the job passes on its way to {@link #resolve}, that one last; empty if it may not go there. */
    public static List<Stage> route(String to, Stage from, Stage heldFrom, boolean stockLens) {
        Optional<Category> category = Category.of(to);
        if (category.isPresent()) {
            return shortest(from, heldFrom, stockLens, category.get());
        }
        return Stage.of(to).filter(allowed(from, heldFrom, stockLens)::contains).map(List::of).orElse(List.of());
    }

    /** Every name that {@link #resolve} would take: what to tell somebody whose move was refused. */
    public static List<String> acceptable(Stage from, Stage heldFrom, boolean stockLens) {
        return Stream.concat(Arrays.stream(Stage.values()).map(Stage::id), Arrays.stream(Category.values()).map(Category::id))
            .distinct()
            .filter(name -> resolve(name, from, heldFrom, stockLens).isPresent())
            .toList();
    }

    /** Breadth first through the stages of the current category until one of the wanted category is met. */
    private static List<Stage> shortest(Stage from, Stage heldFrom, boolean stockLens, Category wanted) {
        if (wanted == from.category()) {
            Stage first = wanted.stages().get(0);
            return allowed(from, heldFrom, stockLens).contains(first) ? List.of(first) : List.of();
        }
        Map<Stage, Stage> cameFrom = new EnumMap<>(Stage.class);
        Deque<Stage> next = new ArrayDeque<>(List.of(from));
        while (!next.isEmpty()) {
            Stage here = next.remove();
            for (Stage there : allowed(here, heldFrom, stockLens)) {
                if (there != from && !ASIDE.contains(there) && cameFrom.putIfAbsent(there, here) == null) {
                    if (there.category() == wanted) {
                        return trace(cameFrom, from, there);
                    }
                    if (there.category() == from.category()) {
                        next.add(there);
                    }
                }
            }
        }
        return List.of();
    }

    private static List<Stage> trace(Map<Stage, Stage> cameFrom, Stage from, Stage to) {
        LinkedList<Stage> route = new LinkedList<>();
        for (Stage at = to; at != from; at = cameFrom.get(at)) {
            route.addFirst(at);
        }
        return Collections.unmodifiableList(route);
    }
}
