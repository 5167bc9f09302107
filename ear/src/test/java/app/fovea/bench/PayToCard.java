package app.fovea.bench;

import static app.fovea.access.entity.DefaultRole.LAB_MANAGER;

import app.fovea.bench.Sales.Sale;
import app.fovea.world.BoardStream;
import app.fovea.world.Practice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * From the moment the till has its answer to the card of the new order on the open boards of the practice, and where the time goes. The stages meet in what the program itself writes down: when
 * the order's listener began, and when it put its own event into the log.
 */
final class PayToCard {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Practice practice;
    private final Sales sales;

    /**
     * @param whole   answered → card, at each of the boards
     * @param relay   answered → the listener has begun: the relay's transaction, and the broker
     * @param order   → its event is in the log: the listener's work
     * @param board   → card: its commit, the relay again, the wake-up, reading the card, pushing it
     * @param missing cards that some board never got
     */
    record Measured(Times whole, Times relay, Times order, Times board, int missing) {
        double sumOfParts() {
            return relay.median() + order.median() + board.median();
        }
    }

    PayToCard(Practice practice, Sales sales) {
        this.practice = practice;
        this.sales = sales;
    }

    Measured measure(int boards, int perMinute, int count) {
        sales.prepare(count);
        List<BoardStream> open = new ArrayList<>();
        try {
            for (int i = 0; i < boards; i++) {
                open.add(BoardStream.open(practice.as(LAB_MANAGER)));
            }
            return compare(sell(perMinute, count), open);
        } finally {
            open.forEach(BoardStream::close);
        }
    }

    /** At a fixed rate, however long each takes. @return when each was answered, by the nanosecond clock */
    private Map<UUID, Long> sell(int perMinute, int count) {
        Map<UUID, Long> answered = new ConcurrentHashMap<>();
        ScheduledExecutorService tills = Executors.newScheduledThreadPool(8);
        for (int i = 0; i < count; i++) {
            Sale sale = sales.next();
            tills.schedule(() -> {
                Tills.checkOut(sale);
                answered.put(sale.id(), System.nanoTime());
            }, Duration.ofMinutes(i).toNanos() / perMinute, TimeUnit.NANOSECONDS);
        }
        tills.shutdown();
        Awaitility.await("every sale is answered").atMost(Duration.ofMinutes(count).dividedBy(perMinute).plus(PATIENCE)).until(tills::isTerminated);
        if (answered.size() < count) {
            throw new IllegalStateException(count - answered.size() + " of " + count + " sales failed");
        }
        return answered;
    }

    private Measured compare(Map<UUID, Long> answered, List<BoardStream> boards) {
        long expected = (long) answered.size() * boards.size();
        try {
            Awaitility.await("every card at every board").atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> cards(boards).count() >= expected);
        } catch (ConditionTimeoutException told) {
            // Counted below.
        }
        Map<UUID, List<Long>> arrivals = new HashMap<>();
        cards(boards).forEach(card -> arrivals.computeIfAbsent(card.orderId(), id -> new ArrayList<>()).add(card.at()));
        long clock = System.nanoTime();
        Instant wall = Instant.now();
        Times.Clock whole = new Times.Clock();
        Times.Clock relay = new Times.Clock();
        Times.Clock order = new Times.Clock();
        Times.Clock board = new Times.Clock();
        int came = 0;
        for (String made : practice.database().texts("""
                select concat_ws(' ', o.dispense_id, o.id, (extract(epoch from i.handled_at) * 1000000)::bigint, (extract(epoch from e.occurred_at) * 1000000)::bigint)
                from orders o join journey_events e on e.tenant_id = o.tenant_id and e.aggregate_id = o.id and e.type = 'order.created'
                join event_inbox i on i.tenant_id = e.tenant_id and i.event_id = e.causation_id and i.listener = 'OrderCreation'
                where o.tenant_id = ? and o.created_at > now() - interval '1 hour'""", practice.id())) {
            String[] row = made.split(" ");
            Long paid = answered.get(UUID.fromString(row[0]));
            if (paid == null) {
                continue;
            }
            long begun = nanos(Long.parseLong(row[2]), wall, clock);
            long appended = nanos(Long.parseLong(row[3]), wall, clock);
            relay.took(begun - paid);
            order.took(appended - begun);
            for (long card : arrivals.getOrDefault(UUID.fromString(row[1]), List.of())) {
                whole.took(card - paid);
                board.took(card - appended);
                came++;
            }
        }
        return new Measured(whole.within(Duration.ZERO), relay.within(Duration.ZERO), order.within(Duration.ZERO), board.within(Duration.ZERO), (int) (expected - came));
    }

    private static Stream<BoardStream.Event> cards(List<BoardStream> boards) {
        return boards.stream().flatMap(board -> board.all().stream()).filter(event -> event.name().equals("order.created"));
    }

    /** An instant of the wall clock, in microseconds since 1970, by the nanosecond clock. */
    private static long nanos(long micros, Instant wall, long clock) {
        Instant at = Instant.EPOCH.plusNanos(micros * 1000);
        return clock - Duration.between(at, wall).toNanos();
    }
}
