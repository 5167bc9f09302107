package app.fovea.journey.control;

import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.access.boundary.Work;
import app.fovea.access.entity.Caller;
import app.fovea.access.entity.CurrentCaller;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class ReplayRunnerTest {
    private static final UUID NORTH = UUID.randomUUID();
    private static final UUID SOUTH = UUID.randomUUID();

    private final List<String> sent = new ArrayList<>();
    private final List<Synchronization> afterwards = new ArrayList<>();
    private boolean threadsLeft = true;

    private final ReplayRunner runner = new ReplayRunner(
        fake(ManagedExecutorService.class, argument -> {
            if (!threadsLeft) {
                throw new RejectedExecutionException("no thread is left");
            }
            ((Runnable) argument).run();
        }),
        fake(TransactionSynchronizationRegistry.class, argument -> afterwards.add((Synchronization) argument)),
        new ReplayPage() {
            @Override
            public boolean send(UUID id) {
                sent.add(CurrentCaller.get().tenantId() + " " + id);
                return false;
            }
        });

    @Test
    void a_replay_for_which_no_thread_was_left_goes_on_when_somebody_looks_at_it_later() {
        UUID replay = UUID.randomUUID();
        threadsLeft = false;
        askedFor(NORTH, replay, Status.STATUS_COMMITTED);
        assertThat(sent).isEmpty();

        threadsLeft = true;
        askedFor(NORTH, replay, Status.STATUS_COMMITTED);

        assertThat(sent).containsExactly(NORTH + " " + replay);
    }

    @Test
    void each_is_sent_for_the_practice_that_asked_and_none_whose_request_came_to_nothing() {
        UUID mine = UUID.randomUUID();
        UUID theirs = UUID.randomUUID();

        askedFor(NORTH, mine, Status.STATUS_COMMITTED);
        askedFor(SOUTH, theirs, Status.STATUS_COMMITTED);
        askedFor(SOUTH, UUID.randomUUID(), Status.STATUS_ROLLEDBACK);

        assertThat(sent).containsExactly(NORTH + " " + mine, SOUTH + " " + theirs);
    }

    private void askedFor(UUID tenant, UUID replay, int end) {
        Work.as(Caller.listener(tenant, "somebody"), () -> {
            runner.runAfterCommit(replay);
            return null;
        });
        afterwards.remove(0).afterCompletion(end);
    }

    private interface Call {
        void with(Object argument);
    }

    @SuppressWarnings("unchecked")
    private static <T> T fake(Class<T> type, Call call) {
        return (T) Proxy.newProxyInstance(ReplayRunnerTest.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            call.with(arguments[0]);
            return null;
        });
    }
}
