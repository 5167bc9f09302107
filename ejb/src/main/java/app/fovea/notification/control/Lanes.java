package app.fovea.notification.control;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Lets many wait for one pool of threads without one of them holding the others up: each has a lane of its own, and only so much of a lane is under
 * way at a time.
 */
final class Lanes {
    private static final Logger LOG = System.getLogger(Lanes.class.getName());

    private final Executor threads;
    private final int longest;
    private final Map<UUID, Lane> lanes = new HashMap<>();

    private static final class Lane {
        private int underWay;
        private final Queue<Runnable> waiting = new ArrayDeque<>();
    }

    /** @param longest how much may wait in one lane */
    Lanes(Executor threads, int longest) {
        this.threads = threads;
        this.longest = longest;
    }

    /**
     * @param width how much of this lane may be under way at a time
     * @return false when the lane is full, or the threads take nothing more: the work is not done
     */
    boolean offer(UUID id, int width, Runnable work) {
        synchronized (this) {
            Lane lane = lanes.computeIfAbsent(id, each -> new Lane());
            if (lane.underWay >= width) {
                return lane.waiting.size() < longest && lane.waiting.add(work);
            }
            lane.underWay++;
        }
        try {
            threads.execute(() -> drive(id, work));
            return true;
        } catch (RejectedExecutionException e) {
            leave(id);
            return false;
        }
    }

    /** All that is given to it takes this one lane: lanes within a lane. */
    Executor lane(UUID id, int width) {
        return work -> {
            if (!offer(id, width, work)) {
                throw new RejectedExecutionException("the lane " + id + " is full");
            }
        };
    }

    private void drive(UUID id, Runnable first) {
        for (Runnable work = first; work != null; work = next(id)) {
            try {
                work.run();
            } catch (RuntimeException | Error e) {
                // The lane goes on: one that ended here would be as narrow as if this were under way for ever.
                LOG.log(Level.ERROR, "Work in the lane " + id + " broke off", e);
            }
        }
    }

    /** Gives a place back that nobody took, and leaves what waits to those who are under way; with nobody left, that is not done either. */
    private synchronized void leave(UUID id) {
        if (--lanes.get(id).underWay == 0) {
            lanes.remove(id);
        }
    }

    /** What is next in the lane; null when nothing is, and a place in it is free again. */
    private synchronized Runnable next(UUID id) {
        Lane lane = lanes.get(id);
        Runnable next = lane.waiting.poll();
        if (next == null && --lane.underWay == 0) {
            lanes.remove(id);
        }
        return next;
    }
}
