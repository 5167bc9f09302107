package app.fovea.bench;

import app.fovea.server.FoveaServer;
import app.fovea.world.Database;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;

/** As many sales as several tills manage, by the product and by bare SQL in turn, in the same two practices. Neither side begins before all listeners are done. */
final class Throughput {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    static final double HARDLY_QUICKER = 1.05;

    private final FoveaServer server;
    private final List<Sales> sales;
    private final AtomicLong turn = new AtomicLong();
    private String quiet = "-infinity";

    /** @param chains a second, from the first sale until every listener had done its part */
    record Measured(Times product, Times bare, double chains) {
        double ratio() {
            return product.perSecond() / bare.perSecond();
        }
    }

    Throughput(FoveaServer server, List<Sales> sales) {
        this.server = server;
        this.sales = sales;
    }

    Measured measure(int tills, Duration span, int rounds) {
        List<Times> product = new ArrayList<>();
        List<Times> bare = new ArrayList<>();
        List<Double> chains = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            long begun = System.nanoTime();
            product.add(product(tills, span));
            awaitQuiet();
            chains.add(product.get(i).count() / ((System.nanoTime() - begun) / 1e9));
            bare.add(bare(tills, span));
        }
        return new Measured(Times.together(product.toArray(Times[]::new)), Times.together(bare.toArray(Times[]::new)), chains.stream().sorted().skip(rounds / 2).findFirst().orElseThrow());
    }

    /** The same without waiting for the listeners, for a broker that is away. */
    Measured checkoutsAlone(int tills, Duration span, int rounds) {
        List<Times> product = new ArrayList<>();
        List<Times> bare = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            product.add(product(tills, span));
            bare.add(bare(tills, span));
        }
        return new Measured(Times.together(product.toArray(Times[]::new)), Times.together(bare.toArray(Times[]::new)), Double.NaN);
    }

    /** Until the product is hardly quicker than it was a turn ago: the optimising compiler has seen some thousand sales by then. Bare SQL needs a second. */
    void warm(int tills, Plan plan) {
        long end = System.nanoTime() + plan.patience().toNanos();
        double before;
        double now = 0;
        do {
            before = now;
            now = product(tills, plan.warm()).perSecond();
            awaitQuiet();
        } while (now > before * HARDLY_QUICKER && System.nanoTime() < end);
        bare(tills, plan.span());
    }

    Times product(int tills, Duration span) {
        prepare(span, 1_000);
        return Tills.busy(tills, span, () -> () -> Tills.checkOut(next()));
    }

    Times bare(int tills, Duration span) {
        prepare(span, 5_000);
        return Tills.busy(tills, span, () -> {
            try {
                BareCheckout till = new BareCheckout(server.app().getConnection()); // Ends with the benchmark.
                return () -> till.sell(next());
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** Asks of what happened since it was quiet last: the whole log took half a minute a time after some ten thousand sales. */
    void awaitQuiet() {
        Database database = new Database(server);
        String now = database.text("select clock_timestamp()");
        Awaitility.await("the listeners are done").atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(() -> database.count("""
            select count(*) from journey_events e where e.occurred_at > cast(? as timestamptz) and e.actor_name <> 'bare SQL'
              and (e.published_at is null or exists (select from unnest(e.published_to) listener
                where not exists (select from event_inbox i where i.tenant_id = e.tenant_id and i.event_id = e.id and i.listener = listener)))""", quiet) == 0);
        quiet = now;
    }

    private void prepare(Duration span, int mostASecond) {
        sales.forEach(each -> each.prepare((int) (span.toSeconds() + 1) * mostASecond / sales.size()));
    }

    private Sales.Sale next() {
        return sales.get((int) (turn.getAndIncrement() % sales.size())).next();
    }
}
