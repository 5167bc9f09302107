package app.fovea.lab.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** What comes while a round is under way goes along with the next one, in its order, and nothing that was added is left lying. */
class RoundsTest {
    private static final int MOST = 3;

    private final Deque<Runnable> begun = new ArrayDeque<>();
    private final List<List<Integer>> told = new ArrayList<>();

    @Test
    void what_comes_alone_is_told_alone() {
        Rounds<Integer> rounds = new Rounds<>(begun::add, MOST, told::add);
        rounds.add(1);
        begun.remove().run();
        rounds.add(2);
        begun.remove().run();

        assertThat(told).containsExactly(List.of(1), List.of(2));
    }

    @Test
    void what_comes_together_is_told_together_by_one_thread_and_never_more_than_the_most_at_once() {
        Rounds<Integer> rounds = new Rounds<>(begun::add, MOST, told::add);
        for (int i = 1; i <= 5; i++) {
            rounds.add(i);
        }
        assertThat(begun).hasSize(1);
        begun.remove().run();

        assertThat(told).containsExactly(List.of(1, 2, 3), List.of(4, 5));
    }

    @Test
    void what_comes_during_a_round_waits_for_the_next() {
        List<Rounds<Integer>> itself = new ArrayList<>();
        Rounds<Integer> rounds = new Rounds<>(begun::add, MOST, round -> {
            if (told.isEmpty()) {
                itself.get(0).add(2);
                itself.get(0).add(3);
            }
            told.add(round);
        });
        itself.add(rounds);
        rounds.add(1);
        begun.remove().run();

        assertThat(told).containsExactly(List.of(1), List.of(2, 3));
        assertThat(begun).as("threads that were asked for besides").isEmpty();
    }

    @Test
    void a_round_that_fails_does_not_keep_the_next_from_being_told() {
        Rounds<Integer> rounds = new Rounds<>(begun::add, MOST, round -> {
            told.add(round);
            if (told.size() == 1) {
                throw new IllegalStateException("the first one fails");
            }
        });
        for (int i = 1; i <= 4; i++) {
            rounds.add(i);
        }
        assertThatThrownBy(begun.remove()::run).hasMessage("the first one fails");
        rounds.add(5);
        begun.remove().run();

        assertThat(told).containsExactly(List.of(1, 2, 3), List.of(4, 5));
    }

    @Test
    void what_finds_no_thread_goes_along_with_the_next_that_does() {
        List<RejectedExecutionException> refusals = new ArrayList<>(List.of(new RejectedExecutionException("no thread")));
        Rounds<Integer> rounds = new Rounds<>(round -> {
            if (!refusals.isEmpty()) {
                throw refusals.remove(0);
            }
            begun.add(round);
        }, MOST, told::add);
        assertThatThrownBy(() -> rounds.add(1)).hasMessage("no thread");
        rounds.add(2);
        begun.remove().run();

        assertThat(told).containsExactly(List.of(1, 2));
    }
}
