package app.fovea.bench;

import static app.fovea.access.entity.DefaultRole.DISPENSING_OPTICIAN;

import app.fovea.bench.Sales.Sale;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Several tills at once, each of which begins the next sale as soon as the last is paid. */
final class Tills {
    private Tills() {
    }

    /** @param once one sale from beginning to end; called by several threads */
    static Times busy(int tills, Duration span, Supplier<Runnable> once) {
        Times.Clock clock = new Times.Clock();
        ExecutorService threads = Executors.newFixedThreadPool(tills);
        long begun = System.nanoTime();
        long end = begun + span.toNanos();
        List<Future<?>> running = IntStream.range(0, tills).<Future<?>>mapToObj(till -> threads.submit(() -> {
            Runnable sell = once.get();
            while (System.nanoTime() < end) {
                long at = System.nanoTime();
                sell.run();
                clock.took(System.nanoTime() - at);
            }
        })).toList();
        try {
            for (Future<?> till : running) {
                till.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a till failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            threads.shutdownNow();
        }
        return clock.within(Duration.ofNanos(System.nanoTime() - begun));
    }

    /** As the seller does it, over HTTP. */
    static void checkOut(Sale sale) {
        checkOut("/api/dispenses/", sale);
    }

    /** The same with the whole chain in the request. */
    static void checkOutSynchronously(Sale sale) {
        checkOut("/api/bench/dispenses/", sale);
    }

    private static void checkOut(String where, Sale sale) {
        sale.practice().as(DISPENSING_OPTICIAN).with("Idempotency-Key", UUID.randomUUID().toString()).post(where + sale.id() + "/checkout", sale.body()).expect(201);
    }
}
