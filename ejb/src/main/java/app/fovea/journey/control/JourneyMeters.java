package app.fovea.journey.control;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/**
 * What the journey counts for whoever runs the server, at {@code /metrics} of the management interface; docs/operations.md says what each
 * figure means. Labels name listeners and outcomes, never a practice, a person or an event. Every figure is there from the start with 0,
 * since an alert cannot tell “never” from “not measured”.
 */
@ApplicationScoped
public class JourneyMeters {
    private static final String LISTENER = "listener";

    @Inject
    private MeterRegistry registry;

    private final Map<Route, Timer> lags = new EnumMap<>(Route.class);
    private final Map<Route, Timer> work = new EnumMap<>(Route.class);
    private final Map<Route, Counter> waits = new EnumMap<>(Route.class);
    private final Map<Route, Counter> failures = new EnumMap<>(Route.class);
    private final Map<Route, Counter> deadLetters = new EnumMap<>(Route.class);
    private Counter relayed;
    private Counter relayStops;

    /** By the registry's own methods and not by builders: the server wraps the registry, and what a builder makes does not reach /metrics (measured, WildFly 39). */
    @PostConstruct
    void present() {
        for (Route route : Route.values()) {
            lags.put(route, registry.timer("fovea.listener.lag", LISTENER, route.queue()));
            work.put(route, registry.timer("fovea.listener.work", LISTENER, route.queue()));
            waits.put(route, registry.counter("fovea.listener.waits", LISTENER, route.queue()));
            failures.put(route, registry.counter("fovea.listener.failures", LISTENER, route.queue()));
            deadLetters.put(route, registry.counter("fovea.dead.letters", LISTENER, route.queue()));
        }
        relayed = registry.counter("fovea.relay.events");
        relayStops = registry.counter("fovea.relay.stops");
    }

    void delivered(@Observes Delivered message) {
        switch (message.outcome()) {
            case HANDLED -> handled(message);
            case FAILED, SET_ASIDE -> failures.get(message.route()).increment();
            case DIED -> {
                failures.get(message.route()).increment();
                deadLetters.get(message.route()).increment();
            }
            case WAITS -> waits.get(message.route()).increment();
        }
    }

    private void handled(Delivered message) {
        work.get(message.route()).record(message.took());
        if (message.lagsSince() != null) {
            Duration lag = Duration.between(message.lagsSince(), Instant.now());
            lags.get(message.route()).record(lag.isNegative() ? Duration.ZERO : lag);
        }
    }

    /** The relay handed so many events over to the broker. */
    public void relayed(int events) {
        relayed.increment(events);
    }

    /** The relay could not go on: the broker or the database was away. */
    public void relayStopped() {
        relayStops.increment();
    }
}
