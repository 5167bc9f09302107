package app.fovea.notification.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LanesTest {
    private static final UUID DEAD = UUID.randomUUID();
    private static final UUID WELL = UUID.randomUUID();

    private final ExecutorService threads = new ThreadPoolExecutor(4, 4, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(10));
    private final Lanes lanes = new Lanes(threads, 5);
    private final CountDownLatch never = new CountDownLatch(1);

    @AfterEach
    void release() {
        never.countDown();
        threads.shutdownNow();
    }

    @Test
    void an_endpoint_that_hangs_holds_only_its_own_place_and_the_others_go_on() throws InterruptedException {
        for (int i = 0; i < 6; i++) {
            assertThat(lanes.offer(DEAD, 1, this::hang)).isTrue();
        }
        CountDownLatch delivered = new CountDownLatch(3);

        for (int i = 0; i < 3; i++) {
            assertThat(lanes.offer(WELL, 3, delivered::countDown)).isTrue();
        }

        assertThat(delivered.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_practice_whose_endpoints_all_hang_holds_its_part_of_the_threads_and_leaves_the_rest_to_another() throws InterruptedException {
        Lanes theirs = new Lanes(lanes.lane(UUID.randomUUID(), 2), 5);
        Lanes ours = new Lanes(lanes.lane(UUID.randomUUID(), 2), 5);
        for (int endpoint = 0; endpoint < 6; endpoint++) {
            assertThat(theirs.offer(UUID.randomUUID(), 1, this::hang)).isTrue();
        }
        CountDownLatch delivered = new CountDownLatch(3);

        for (int i = 0; i < 3; i++) {
            assertThat(ours.offer(WELL, 1, delivered::countDown)).isTrue();
        }

        assertThat(delivered.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(theirs.offer(UUID.randomUUID(), 1, this::hang)).as("when as much waits for the practice as may").isTrue();
        assertThat(theirs.offer(UUID.randomUUID(), 1, this::hang)).isFalse();
    }

    @Test
    void more_than_may_wait_is_refused() {
        for (int i = 0; i < 6; i++) {
            lanes.offer(DEAD, 1, this::hang);
        }

        assertThat(lanes.offer(DEAD, 1, this::hang)).isFalse();
    }

    @Test
    void never_more_is_under_way_than_the_lane_is_wide_and_everything_comes_to_pass() throws InterruptedException {
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(7);

        for (int i = 0; i < 7; i++) {
            assertThat(lanes.offer(WELL, 2, () -> {
                most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
                Thread.onSpinWait();
                underWay.decrementAndGet();
                done.countDown();
            })).isTrue();
        }

        assertThat(done.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(most.get()).isBetween(1, 2);
    }

    @Test
    void work_that_breaks_off_leaves_its_place_to_the_next() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        lanes.offer(WELL, 1, () -> {
            throw new NoClassDefFoundError("on purpose");
        });
        lanes.offer(WELL, 1, () -> {
            throw new IllegalStateException("on purpose");
        });

        assertThat(lanes.offer(WELL, 1, done::countDown)).isTrue();

        assertThat(done.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void where_the_threads_take_nothing_more_that_is_told_and_the_place_is_free_again() throws InterruptedException {
        ThreadPoolExecutor one = new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(1));
        Lanes narrow = new Lanes(one, 5);
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        narrow.offer(UUID.randomUUID(), 1, () -> await(go));
        narrow.offer(UUID.randomUUID(), 1, () -> await(go));

        assertThat(narrow.offer(WELL, 1, done::countDown)).isFalse();
        go.countDown();
        one.shutdown();
        assertThat(one.awaitTermination(5, TimeUnit.SECONDS)).isTrue();
        assertThat(done.getCount()).isEqualTo(1);
    }

    /** A lane grows wider when its endpoint is well again, just as the threads are all taken. */
    @Test
    void a_place_that_the_threads_refuse_takes_nothing_from_what_waits_and_is_free_again() {
        Queue<Runnable> taken = new ArrayDeque<>();
        Lanes full = new Lanes(work -> {
            if (!taken.isEmpty()) {
                throw new RejectedExecutionException("on purpose");
            }
            taken.add(work);
        }, 5);
        List<String> done = new ArrayList<>();
        full.offer(WELL, 1, () -> done.add("under way"));
        full.offer(WELL, 1, () -> done.add("waits"));

        assertThat(full.offer(WELL, 4, () -> done.add("refused"))).isFalse();
        taken.remove().run();
        assertThat(full.offer(WELL, 1, () -> done.add("later"))).isTrue();
        taken.remove().run();

        assertThat(done).containsExactly("under way", "waits", "later");
    }

    private void hang() {
        await(never);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
