package app.fovea.journey.control;

import app.fovea.access.boundary.Work;
import app.fovea.access.entity.Caller;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.journey.entity.Replay;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;

/**
 * Gets replays on, page by page, after the request that asked for them is answered. What a node had in hand when it ended goes on as soon as
 * somebody looks at it: each page is a transaction that takes the row, so that two who take it up take turns and send nothing twice.
 */
@ApplicationScoped
public class ReplayRunner {
    private static final Logger LOG = System.getLogger(ReplayRunner.class.getName());
    /** A page takes a second or two; one that has not got on for this long has nobody who works on it. */
    private static final Duration STANDS_STILL = Duration.ofSeconds(30);

    @Resource
    private ManagedExecutorService executor;
    @Resource(lookup = "java:jboss/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transaction;
    @Inject
    private ReplayPage page;

    private final Set<UUID> inHand = ConcurrentHashMap.newKeySet();

    /** For the server, which fills it. */
    public ReplayRunner() {
    }

    ReplayRunner(ManagedExecutorService executor, TransactionSynchronizationRegistry transaction, ReplayPage page) {
        this.executor = executor;
        this.transaction = transaction;
        this.page = page;
    }

    /** Once this transaction is committed. */
    public void runAfterCommit(UUID replay) {
        UUID tenant = CurrentCaller.get().tenantId();
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // Nothing goes out that may yet be undone.
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    run(tenant, replay);
                }
            }
        });
    }

    /** If nobody works on it. */
    public void takeUpAfterCommit(Replay replay) {
        if (replay.running() && replay.movedAt().isBefore(Instant.now().minus(STANDS_STILL))) {
            runAfterCommit(replay.id());
        }
    }

    private void run(UUID tenant, UUID replay) {
        if (inHand.add(replay)) {
            try {
                executor.execute(() -> inHand(tenant, replay));
            } catch (RejectedExecutionException e) {
                inHand.remove(replay);
                LOG.log(Level.WARNING, "The replay " + replay + " could not start; whoever looks at it later takes it up", e);
            }
        }
    }

    private void inHand(UUID tenant, UUID replay) {
        try {
            Work.as(Caller.listener(tenant, "replay"), () -> {
                allPages(replay);
                return null;
            });
        } finally {
            inHand.remove(replay);
        }
    }

    private void allPages(UUID replay) {
        try {
            boolean more;
            do {
                more = page.send(replay);
            } while (more);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The replay " + replay + " stopped", e);
            page.fail(replay, "It stopped: " + e.getMessage());
        }
    }
}
