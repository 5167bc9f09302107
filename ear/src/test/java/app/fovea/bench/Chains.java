package app.fovea.bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** One till: a sale as the product does it, then the same with the whole chain in the request, with mail servers at some distances; then again from the front. */
final class Chains {
    static final List<Duration> MAIL_IS_OFF = List.of(Duration.ZERO, Duration.ofMillis(20), Duration.ofMillis(100));
    /** 200 a minute: what one sale leaves to the listeners is done before the next begins. */
    private static final Duration PACE = Duration.ofMillis(300);

    private final Sales sales;
    private final SlowMail mail;

    /** @param events the product @param synchronous by how far off the mail server is */
    record Measured(Times events, Map<Duration, Times> synchronous) {
    }

    Chains(Sales sales, SlowMail mail) {
        this.sales = sales;
        this.mail = mail;
    }

    Measured measure(int times) {
        sales.prepare(times * (1 + MAIL_IS_OFF.size()));
        Times.Clock events = new Times.Clock();
        Map<Duration, Times.Clock> synchronous = new LinkedHashMap<>();
        MAIL_IS_OFF.forEach(each -> synchronous.put(each, new Times.Clock()));
        for (int i = 0; i < times; i++) {
            events.took(timed(Tills::checkOut));
            synchronous.forEach((off, clock) -> {
                mail.isOff(off);
                clock.took(timed(Tills::checkOutSynchronously));
            });
        }
        mail.isOff(Duration.ZERO);
        Map<Duration, Times> measured = new LinkedHashMap<>();
        synchronous.forEach((off, clock) -> measured.put(off, clock.within(Duration.ZERO)));
        return new Measured(events.within(Duration.ZERO), measured);
    }

    private long timed(Consumer<Sales.Sale> way) {
        Sales.Sale sale = sales.next();
        return Pace.then(PACE, () -> way.accept(sale));
    }
}
