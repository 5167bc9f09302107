package app.fovea.outside;

import static app.fovea.access.entity.DefaultRole.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.lab.entity.Category;
import app.fovea.lab.entity.OrderMoves;
import app.fovea.lab.entity.Stage;
import app.fovea.world.Answer;
import app.fovea.world.Practice;
import app.fovea.world.Visit;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * From every stage to every name that a move may give, over REST. What is legal stands in {@code OrderMovesTest}, move by move; here the server is held to it: a legal move is made, an illegal one
 * answers with the names of the legal ones and changes nothing, another practice's job is not even there, and of two people who saw the same job one moves it.
 */
class EveryMoveIT {
    private static final List<String> NAMES = Stream.concat(Stream.concat(Arrays.stream(Stage.values()).map(Stage::id), Arrays.stream(Category.values()).map(Category::id)), Stream.of("nowhere")).distinct().toList();
    private static final int JOBS_OF_A_SALE = 4;

    private final Practice northgate = Practice.northgate();
    private final Practice harbour = Practice.harbour();
    /** Jobs that wait, by whether theirs is a stock lens; sold by fours, which spares sales. */
    private final Map<Boolean, Deque<UUID>> waiting = Map.of(true, new ArrayDeque<>(), false, new ArrayDeque<>());

    @TestFactory
    Stream<DynamicTest> from_every_stage_to_every_name() {
        return Stream.of(true, false).flatMap(stock -> Arrays.stream(Stage.values()).filter(stage -> !(stock && (stage == Stage.SURFACING || stage == Stage.COATING)))
            .map(stage -> DynamicTest.dynamicTest(stage.id() + (stock ? ", stock lens" : ", surfaced lens"), () -> movesFrom(stage, stock))));
    }

    private void movesFrom(Stage stage, boolean stock) {
        Stage held = stage == Stage.ON_HOLD ? Stage.GLAZING : null;
        UUID stays = at(stage, stock);
        Answer seen = look(stays);
        assertThat(seen.texts("/allowed", "")).containsExactlyElementsOf(OrderMoves.acceptable(stage, held, stock));
        for (String name : NAMES) {
            Optional<Stage> legal = OrderMoves.resolve(name, stage, held, stock);
            if (legal.isEmpty()) {
                Answer refused = move(northgate, stays, name, seen.number("/version")).expect(409);
                assertThat(refused.texts("/allowed", "")).as("instead of " + name).containsExactlyElementsOf(OrderMoves.acceptable(stage, held, stock));
            } else {
                UUID goes = at(stage, stock);
                moveOnceOfTwo(goes, name, legal.get());
            }
        }
        assertThat(look(stays).json()).isEqualTo(seen.json());
    }

    /** Two people at once, and somebody of another practice. */
    private void moveOnceOfTwo(UUID order, String name, Stage to) {
        wait(order, to);
        long version = look(order).number("/version");
        move(harbour, order, name, version).expect(404);

        List<Answer> answers = AtOnce.call(2, each -> move(northgate, order, name, version));

        assertThat(answers).as("to %s: %s", name, answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
        Answer made = look(order);
        assertThat(made.text("/stage")).isEqualTo(to.id());
        assertThat(answers.stream().filter(answer -> answer.status() == 409).findFirst().orElseThrow().texts("/allowed", ""))
            .as("what one could do instead, as it stands now").containsExactlyElementsOf(made.texts("/allowed", ""));
    }

    /** A job that stands there: the shortest way from where jobs begin. */
    private UUID at(Stage stage, boolean stock) {
        UUID order = waiting(stock);
        if (stage == Stage.ON_HOLD) {
            way(Stage.GLAZING, stock).forEach(next -> go(order, next));
            go(order, Stage.ON_HOLD);
        } else {
            way(stage, stock).forEach(next -> go(order, next));
        }
        return order;
    }

    private void go(UUID order, Stage next) {
        wait(order, next);
        move(northgate, order, next.id(), look(order).number("/version")).expect(200);
    }

    /** Nobody came for it all summer. */
    private void wait(UUID order, Stage next) {
        if (next == Stage.UNCLAIMED) {
            northgate.database().execute("update orders set stage_entered_at = stage_entered_at - interval '100 days' where id = ?", order);
        }
    }

    private static List<Stage> way(Stage to, boolean stock) {
        Map<Stage, Stage> cameFrom = new EnumMap<>(Stage.class);
        Deque<Stage> next = new ArrayDeque<>(List.of(Stage.PENDING));
        while (to != Stage.PENDING && !cameFrom.containsKey(to)) {
            Stage here = next.remove();
            OrderMoves.allowed(here, null, stock).stream().filter(there -> there != Stage.ON_HOLD && there != Stage.PENDING && cameFrom.putIfAbsent(there, here) == null).forEach(next::add);
        }
        LinkedList<Stage> way = new LinkedList<>();
        for (Stage at = to; at != Stage.PENDING; at = cameFrom.get(at)) {
            way.addFirst(at);
        }
        return way;
    }

    private UUID waiting(boolean stock) {
        if (waiting.get(stock).isEmpty()) {
            Visit visit = Visit.to(northgate).buying(JOBS_OF_A_SALE).saleBegun();
            String frame = visit.seller().get("/api/catalogue/frames?limit=1").expect(200).text("/items/0/id");
            Answer lenses = visit.seller().get("/api/catalogue/lenses?examId=" + visit.examId() + "&frameId=" + frame).expect(200);
            for (int i = 0; i < lenses.at("/items").size(); i++) {
                if (lenses.at("/items/" + i + "/stock").asBoolean() == stock) {
                    visit.readyToPayFor("{\"frameId\":\"%s\",\"lensId\":\"%s\"}".formatted(frame, lenses.text("/items/" + i + "/id")));
                    break;
                }
            }
            waiting.get(stock).addAll(visit.paidInFull().awaitOrders(JOBS_OF_A_SALE));
        }
        return waiting.get(stock).remove();
    }

    private Answer look(UUID order) {
        return northgate.as(OWNER).get("/api/orders/" + order).expect(200);
    }

    /** With whatever the move asks for besides. */
    private static Answer move(Practice practice, UUID order, String to, long version) {
        String cause = to.equals("remade") ? ",\"cause\":\"scratch\"" : to.equals("returned") ? ",\"cause\":\"quality\"" : "";
        return practice.as(OWNER).post("/api/orders/" + order + "/transitions", "{\"to\":\"%s\",\"version\":%d,\"reason\":\"Because it is tried\"%s}".formatted(to, version, cause));
    }
}
