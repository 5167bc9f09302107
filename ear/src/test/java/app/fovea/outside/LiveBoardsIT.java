package app.fovea.outside;

import static app.fovea.access.entity.DefaultRole.LAB_MANAGER;
import static app.fovea.access.entity.DefaultRole.LAB_TECHNICIAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.fovea.world.BoardStream;
import app.fovea.world.Practice;
import app.fovea.world.Rest;
import app.fovea.world.Visit;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whoever listens hears of every move of their practice within a second, in the order in which they were made, and of nobody else's. */
class LiveBoardsIT {
    private static final int MOVES = 200;

    private final Practice northgate = Practice.northgate();
    private final Practice harbour = Practice.harbour();

    @Test
    void two_hundred_moves_reach_both_boards_of_the_practice_within_a_second_each_and_never_the_other_practice() {
        UUID order = Visit.to(northgate).ordered().orders().get(0);
        String branch = northgate.database().text("select branch_id from orders where id = ?", order);
        try (BoardStream one = BoardStream.open(northgate.as(LAB_TECHNICIAN)); BoardStream other = BoardStream.open(northgate.as(LAB_MANAGER)); BoardStream elsewhere = BoardStream.open(harbour.as(LAB_MANAGER));
             BoardStream here = BoardStream.ofBranch(northgate.as(LAB_TECHNICIAN), branch); BoardStream there = BoardStream.ofBranch(northgate.as(LAB_TECHNICIAN), UUID.randomUUID().toString())) {
            Rest lab = northgate.as(LAB_MANAGER);
            long version = northgate.database().count("select version from orders where id = ?", order);
            for (int i = 0; i < MOVES; i++) {
                String to = i % 2 == 0 ? "awaiting_lens" : "pending";
                version = lab.post("/api/orders/" + order + "/transitions", "{\"to\":\"%s\",\"version\":%d}".formatted(to, version)).expect(200).number("/version");
                long moved = version;
                for (BoardStream board : List.of(one, other, here)) {
                    await("move " + i).atMost(Duration.ofSeconds(1)).pollInterval(Duration.ofMillis(5)).until(() -> board.of(order).stream().anyMatch(event -> event.card().get("version").asLong() >= moved));
                }
            }
            UUID theirs = Visit.to(harbour).ordered().orders().get(0);
            elsewhere.await(theirs, 1);

            assertThat(elsewhere.of(order)).isEmpty();
            assertThat(there.all()).as("a stream of another branch").isEmpty();
            for (BoardStream board : List.of(one, other, here)) {
                assertThat(board.of(theirs)).isEmpty();
                assertThat(board.of(order)).extracting(BoardStream.Event::id).doesNotHaveDuplicates().hasSize(MOVES);
                assertThat(board.of(order)).extracting(event -> event.card().get("version").asLong()).isSorted();
            }
            assertThat(one.of(order).get(0).card().get("moves")).as("each is told by its own rights where it may go").isNotEqualTo(other.of(order).get(0).card().get("moves"));
        }
    }
}
