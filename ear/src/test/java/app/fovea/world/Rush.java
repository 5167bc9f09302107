package app.fovea.world;

import static app.fovea.access.entity.DefaultRole.DISPENSING_OPTICIAN;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * Sales that only have to be paid, and tills that check them out as people and programs are told to: with one key for each sale, and again with the same key for as long as there
 * is no answer, or the answer is to ask again.
 *
 * <p>The sales are there before the rush: one of ten made as people make it, the others {@linkplain SaleCopies copied} from it, which saves nine of ten patients and exams and
 * changes nothing for the tills.
 */
public final class Rush {
    private static final int SALES_FROM_ONE_EXAM = 10;
    private static final int PREPARING_AT_ONCE = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final List<Sale> sales;
    private final List<Try> tries = new CopyOnWriteArrayList<>();
    private final List<CompletableFuture<Void>> tills = new ArrayList<>();
    private Duration pause = Duration.ZERO;
    private volatile boolean over;

    /** One of one pair. @param key of the checkout, the same at every try */
    public record Sale(Practice practice, UUID patientId, UUID dispenseId, String key, String body) {
    }

    /** One question at a till. @param answer null when none came @param began by the nanosecond clock */
    public record Try(Sale sale, Answer answer, long began, Duration took) {
        public boolean paid() {
            return answer != null && answer.status() == 201;
        }
    }

    private Rush(List<Sale> sales) {
        this.sales = sales;
    }

    /** @param count of sales, dealt to the practices in turn */
    public static Rush of(int count, List<Practice> practices) {
        ExecutorService people = Executors.newFixedThreadPool(PREPARING_AT_ONCE);
        try {
            List<CompletableFuture<List<Sale>>> prepared = IntStream.range(0, (count + SALES_FROM_ONE_EXAM - 1) / SALES_FROM_ONE_EXAM).mapToObj(exam ->
                CompletableFuture.supplyAsync(() -> fromOneExam(practices.get(exam % practices.size()), Math.min(SALES_FROM_ONE_EXAM, count - exam * SALES_FROM_ONE_EXAM)), people)).toList();
            return new Rush(prepared.stream().flatMap(each -> each.join().stream()).toList());
        } finally {
            people.shutdownNow();
        }
    }

    private static List<Sale> fromOneExam(Practice practice, int count) {
        Visit first = Visit.to(practice).readyToPay();
        String body = first.checkoutBody(Visit.card(first.total()));
        return Stream.concat(Stream.of(first.dispenseId()), SaleCopies.of(practice, first.dispenseId(), count - 1).stream())
            .map(dispense -> new Sale(practice, first.patientId(), dispense, UUID.randomUUID().toString(), body)).toList();
    }

    /** How long each till waits for its next customer; without it none does. */
    public Rush pausing(Duration between) {
        pause = between;
        return this;
    }

    /** The tills open; each asks one node for one sale at a time. */
    public Rush begin(int count, URI... nodes) {
        Queue<Sale> waiting = new ConcurrentLinkedQueue<>(sales);
        ExecutorService people = Executors.newFixedThreadPool(count);
        for (int i = 0; i < count; i++) {
            URI node = nodes[i % nodes.length];
            tills.add(CompletableFuture.runAsync(() -> serve(waiting, node), people));
        }
        people.shutdown();
        return this;
    }

    private void serve(Queue<Sale> waiting, URI node) {
        for (Sale sale = waiting.poll(); sale != null && !over; sale = waiting.poll()) {
            Sale next = sale;
            Awaitility.await("paid: " + next.dispenseId()).atMost(PATIENCE).pollDelay(pause).pollInterval(Duration.ofMillis(100)).until(() -> over || ask(next, node).paid());
        }
    }

    private Try ask(Sale sale, URI node) {
        Rest till = sale.practice().as(DISPENSING_OPTICIAN, node).with("Idempotency-Key", sale.key()).with("Content-Type", "application/json");
        long began = System.nanoTime();
        Answer answer = answered(() -> till.attempt("POST", "/api/dispenses/" + sale.dispenseId() + "/checkout", sale.body().getBytes(StandardCharsets.UTF_8)));
        Try done = new Try(sale, answer, began, Duration.ofNanos(System.nanoTime() - began));
        tries.add(done);
        return done;
    }

    private interface Question {
        Answer ask() throws IOException;
    }

    private static Answer answered(Question question) {
        try {
            return question.ask();
        } catch (IOException nobodyAnswered) {
            return null;
        }
    }

    /** How many sales are paid so far. */
    public int paid() {
        return (int) tries.stream().filter(Try::paid).count();
    }

    /** Waits until every sale is paid. Fails with what a till failed with. */
    public Rush end() {
        tills.forEach(CompletableFuture::join);
        return this;
    }

    /** The tills close after the sale they are at. @return those that were paid */
    public List<Sale> close() {
        over = true;
        end();
        return tries.stream().filter(Try::paid).map(Try::sale).toList();
    }

    public List<Sale> sales() {
        return sales;
    }

    /** Everything that was asked so far, in the order of the answers. */
    public List<Try> tries() {
        return List.copyOf(tries);
    }
}
