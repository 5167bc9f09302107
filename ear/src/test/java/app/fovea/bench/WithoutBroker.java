package app.fovea.bench;

import app.fovea.server.BrokerProcess;
import java.time.Duration;

/** Sales while the broker runs and while it does not, in turn. The broker stands outside the server, so that it alone can be killed. */
final class WithoutBroker {
    /** 200 a minute, as with the boards. */
    private static final Duration PACE = Duration.ofMillis(300);

    private final BrokerProcess broker;
    private final Throughput throughput;
    private final Sales sales;

    record Measured(Times running, Times stopped) {
    }

    WithoutBroker(BrokerProcess broker, Throughput throughput, Sales sales) {
        this.broker = broker;
        this.throughput = throughput;
        this.sales = sales;
    }

    Measured measure(int rounds, int times) {
        sales.prepare(2 * rounds * times);
        Times.Clock running = new Times.Clock();
        Times.Clock stopped = new Times.Clock();
        for (int i = 0; i < rounds; i++) {
            sell(times, running);
            throughput.awaitQuiet();
            broker.kill();
            sell(times, stopped);
            broker.start().awaitOpen();
            throughput.awaitQuiet(); // Whatever was sold without the broker has its order now.
        }
        return new Measured(running.within(Duration.ZERO), stopped.within(Duration.ZERO));
    }

    /** As many sales as several tills manage beside bare SQL, which has no listeners either; whatever was sold gets its order when the broker is back. */
    Throughput.Measured busy(int tills, Duration span, int rounds) {
        broker.kill();
        Throughput.Measured measured = throughput.checkoutsAlone(tills, span, rounds);
        broker.start().awaitOpen();
        throughput.awaitQuiet();
        return measured;
    }

    private void sell(int times, Times.Clock clock) {
        for (int i = 0; i < times; i++) {
            clock.took(Pace.then(PACE, () -> Tills.checkOut(sales.next())));
        }
    }
}
