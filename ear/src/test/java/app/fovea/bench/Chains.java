package app.fovea.bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** One till: a sale as the product does it, then the same with the whole chain in the request, with mail servers that take their time; then again from the front. */
final class Chains {
    static final List<Duration> MAIL_TAKES = List.of(Duration.ZERO, Duration.ofMillis(20), Duration.ofMillis(100));
    /** 200 a minute: what one sale leaves to the listeners is done before the next begins. */
    private static final Duration PACE = Duration.ofMillis(300);

    private final Sales sales;
    private final SlowMail mail;

    /** @param events the product @param synchronous by how long the mail server takes */
    record Measured(Times events, Map<Duration, Times> synchronous) {
    }

    Chains(Sales sales, SlowMail mail) {
        this.sales = sales;
        this.mail = mail;
    }

    Measured measure(int times) {
        sales.prepare(times * (1 + MAIL_TAKES.size()));
        Times.Clock events = new Times.Clock();
        Map<Duration, Times.Clock> synchronous = new LinkedHashMap<>();
        MAIL_TAKES.forEach(each -> synchronous.put(each, new Times.Clock()));
        for (int i = 0; i < times; i++) {
            events.took(timed(Tills::checkOut));
            synchronous.forEach((takes, clock) -> {
                mail.takes(takes);
                clock.took(timed(Tills::checkOutSynchronously));
            });
        }
        mail.takes(Duration.ZERO);
        Map<Duration, Times> measured = new LinkedHashMap<>();
        synchronous.forEach((takes, clock) -> measured.put(takes, clock.within(Duration.ZERO)));
        return new Measured(events.within(Duration.ZERO), measured);
    }

    private long timed(Consumer<Sales.Sale> way) {
        Sales.Sale sale = sales.next();
        return Pace.then(PACE, () -> way.accept(sale));
    }
}
