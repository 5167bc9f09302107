package app.fovea.outside;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Several people who press the button at the same moment. */
final class AtOnce {
    private AtOnce() {
    }

    /** @param work what each of them does, given which one it is @return what each of them got */
    static <T> List<T> call(int people, IntFunction<T> work) {
        ExecutorService executor = Executors.newFixedThreadPool(people);
        CountDownLatch ready = new CountDownLatch(people);
        try {
            List<CompletableFuture<T>> results = IntStream.range(0, people).mapToObj(person -> CompletableFuture.supplyAsync(() -> {
                ready.countDown();
                waitFor(ready);
                return work.apply(person);
            }, executor)).toList();
            return results.stream().map(CompletableFuture::join).toList();
        } finally {
            executor.shutdownNow();
        }
    }

    private static void waitFor(CountDownLatch everybody) {
        try {
            everybody.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
