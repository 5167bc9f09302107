package app.fovea.lab.entity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The order of making (D1); each test says what a job does. */
class OrderMovesTest {
    @ParameterizedTest(name = "{0}, stock lens {1}: {2}")
    @CsvSource({
        "pending,        false, awaiting_frame awaiting_lens surfacing on_hold cancelled",
        "pending,        true,  awaiting_frame awaiting_lens glazing on_hold cancelled",
        "awaiting_frame, false, pending surfacing on_hold cancelled",
        "awaiting_lens,  true,  pending glazing on_hold cancelled",
        "surfacing,      false, coating glazing on_hold cancelled",
        "coating,        false, glazing on_hold cancelled",
        "glazing,        true,  quality_check on_hold cancelled",
        "quality_check,  false, glazing ready on_hold cancelled remade",
        "ready,          false, shipped unclaimed on_hold cancelled",
        "shipped,        false, unclaimed dispensed",
        "unclaimed,      false, dispensed cancelled",
        "dispensed,      false, returned",
        "returned,       false, remade",
        "remade,         false, ",
        "cancelled,      false, "})
    void movesFromStageToStage(String from, boolean stockLens, String allowed) {
        assertThat(OrderMoves.allowed(stage(from), null, stockLens)).extracting(Stage::id).isEqualTo(allowed == null ? List.of() : List.of(allowed.split(" ")));
    }

    @Test
    void onHoldReturnsOnlyToWhereItWas() {
        assertThat(OrderMoves.allowed(Stage.ON_HOLD, Stage.COATING, false)).containsExactly(Stage.COATING, Stage.CANCELLED);
        assertThat(OrderMoves.allowed(Stage.ON_HOLD, null, false)).containsExactly(Stage.CANCELLED);
        assertThat(OrderMoves.resolve("in_production", Stage.ON_HOLD, Stage.COATING, false)).contains(Stage.COATING);
        assertThat(OrderMoves.resolve("quality_check", Stage.ON_HOLD, Stage.COATING, false)).isEmpty();
        assertThat(OrderMoves.resolve("shipped", Stage.ON_HOLD, Stage.READY, false)).isEmpty();
    }

    @ParameterizedTest(name = "{0} to {1}, stock lens {2}: {3}")
    @CsvSource({
        "pending,        in_production, false, surfacing",
        "pending,        in_production, true,  glazing",
        "awaiting_frame, in_production, true,  glazing",
        "awaiting_lens,  pending,       false, pending",
        "surfacing,      quality_check, false, quality_check",
        "coating,        quality_check, false, quality_check",
        "glazing,        quality_check, true,  quality_check",
        "quality_check,  shipped,       false, shipped",
        "ready,          shipped,       false, shipped",
        "quality_check,  in_production, false, glazing",
        "shipped,        completed,     false, dispensed",
        "surfacing,      on_hold,       false, on_hold",
        "surfacing,      cancelled,     false, cancelled",
        "pending,        quality_check, false, ",
        "pending,        shipped,       false, ",
        "surfacing,      shipped,       false, ",
        "ready,          in_production, false, ",
        "ready,          quality_check, false, ",
        "ready,          completed,     false, ",
        "surfacing,      in_production, false, ",
        "pending,        pending,       false, ",
        "shipped,        cancelled,     false, ",
        "unclaimed,      completed,     false, dispensed",
        "unclaimed,      cancelled,     false, cancelled",
        "unclaimed,      shipped,       false, ",
        "dispensed,      completed,     false, ",
        "dispensed,      cancelled,     false, ",
        "returned,       cancelled,     false, ",
        "returned,       completed,     false, ",
        "dispensed,      shipped,       false, "})
    void takesACategorysNameForTheFirstStageWithinReach(String from, String to, boolean stockLens, String resolved) {
        assertThat(OrderMoves.resolve(to, stage(from), null, stockLens).map(Stage::id).orElse(null)).isEqualTo(resolved);
    }

    @Test
    void passesTheStagesInBetween() {
        assertThat(OrderMoves.route("shipped", Stage.QUALITY_CHECK, null, false)).containsExactly(Stage.READY, Stage.SHIPPED);
        assertThat(OrderMoves.route("quality_check", Stage.SURFACING, null, false)).containsExactly(Stage.GLAZING, Stage.QUALITY_CHECK);
        assertThat(OrderMoves.route("ready", Stage.QUALITY_CHECK, null, false)).containsExactly(Stage.READY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "SURFACING", "nowhere", "ready "})
    void knowsNoOtherNames(String name) {
        assertThat(OrderMoves.resolve(name, Stage.PENDING, null, false)).isEmpty();
        assertThat(OrderMoves.resolve(null, Stage.PENDING, null, false)).isEmpty();
    }

    @Test
    void tellsWhatItWouldHaveTaken() {
        assertThat(OrderMoves.acceptable(Stage.QUALITY_CHECK, null, false)).containsExactly("glazing", "ready", "shipped", "on_hold", "cancelled", "remade", "in_production");
        assertThat(OrderMoves.acceptable(Stage.CANCELLED, null, false)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void reachesEveryStageThatItsLensGoesThrough(boolean stockLens) {
        Set<Stage> reached = EnumSet.of(Stage.PENDING);
        Deque<Stage> next = new ArrayDeque<>(reached);
        while (!next.isEmpty()) {
            OrderMoves.allowed(next.remove(), null, stockLens).stream().filter(reached::add).forEach(next::add);
        }

        assertThat(reached).isEqualTo(stockLens ? EnumSet.complementOf(EnumSet.of(Stage.SURFACING, Stage.COATING)) : EnumSet.allOf(Stage.class));
    }

    @Test
    void isInOneColumnAtEveryStageAndEveryColumnHasStages() throws Exception {
        assertThat(Category.values()).allSatisfy(category -> assertThat(category.stages()).isNotEmpty());
        assertThat(Stage.READY.category()).isEqualTo(Category.QUALITY_CHECK);
        assertThat(Stage.DISPENSED.title()).isEqualTo("Handed over");
        assertThat(new ObjectMapper().writeValueAsString(List.of(Stage.AWAITING_LENS, Category.IN_PRODUCTION))).isEqualTo("[\"awaiting_lens\",\"in_production\"]");
    }

    @Property
    void everyNameThatResolvesIsAWayOfLegalMoves(@ForAll Stage from, @ForAll Stage heldFrom, @ForAll boolean stockLens, @ForAll Stage stage, @ForAll Category category) {
        Stage held = from == Stage.ON_HOLD ? heldFrom : null;
        for (String name : List.of(stage.id(), category.id())) {
            List<Stage> route = OrderMoves.route(name, from, held, stockLens);
            Stage here = from;
            for (Stage next : route) {
                assertThat(OrderMoves.allowed(here, held, stockLens)).contains(next);
                here = next;
            }
            assertThat(OrderMoves.resolve(name, from, held, stockLens).isPresent()).isEqualTo(!route.isEmpty());
            assertThat(OrderMoves.acceptable(from, held, stockLens).contains(name)).isEqualTo(!route.isEmpty());
        }
    }

    @Property
    void everyAllowedStageResolvesByItsName(@ForAll Stage from, @ForAll boolean stockLens) {
        Stage held = from == Stage.ON_HOLD ? Stage.GLAZING : null;
        assertThat(OrderMoves.allowed(from, held, stockLens)).allSatisfy(stage -> assertThat(OrderMoves.resolve(stage.id(), from, held, stockLens)).contains(stage));
    }

    private static Stage stage(String id) {
        return Stage.of(id).orElseThrow();
    }
}
