package app.fovea.outside;

import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.journey.entity.Envelope;
import app.fovea.journey.entity.Ids;
import app.fovea.journey.entity.Outbox;
import app.fovea.journey.entity.Outbox.Refused;
import app.fovea.journey.entity.Outbox.Sent;
import app.fovea.journey.entity.Outbox.Taken;
import app.fovea.world.ScratchDatabases;
import app.fovea.world.Sql;
import app.fovea.world.WholePractice;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The outbox under several relays at once, in random worlds: the broker goes away, refuses some events, takes a batch and the relay dies before it marks it, the
 * clocks of the nodes differ, and people go on working. Whatever happens, each event comes to the wire, and those of one aggregate in their order.
 */
class NothingIsLostOnTheWayToTheBrokerIT {
    private static final ScratchDatabases.Database DATABASE = ScratchDatabases.shared().own("outbox");
    private static final List<String> LISTENERS = List.of("One", "Another");
    private static final int RELAYS = 3;
    private static Connection superuser;

    /** What the relay's node says when somebody pulls its plug. */
    private static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** A broker with moods. What it takes stays taken, whatever becomes of the relay. */
    private static final class Wire implements Outbox.Sender {
        private final List<Envelope> taken = Collections.synchronizedList(new ArrayList<>());
        private final Random mood;

        Wire(long seed) {
            mood = new Random(seed);
        }

        @Override
        public Sent send(List<Envelope> batch) {
            int today = mood.nextInt(10);
            if (today == 0) {
                throw new IllegalStateException("away");
            }
            Sent sent = today <= 2 ? withRefusals(batch) : new Sent(batch.stream().map(event -> new Taken(event, LISTENERS)).toList(), List.of());
            sent.taken().forEach(each -> taken.add(each.event()));
            if (today == 3) {
                throw new Crash();
            }
            return sent;
        }

        private Sent withRefusals(List<Envelope> batch) {
            Sent sent = new Sent(new ArrayList<>(), new ArrayList<>());
            Set<String> held = new HashSet<>();
            for (Envelope event : batch) {
                if (held.contains(event.subject())) {
                    continue;
                }
                if (mood.nextInt(4) == 0) {
                    held.add(event.subject());
                    sent.refused().add(new Refused(event, "not today"));
                } else {
                    sent.taken().add(new Taken(event, LISTENERS));
                }
            }
            return sent;
        }
    }

    @BeforeAll
    static void connect() throws SQLException {
        superuser = DATABASE.superuser();
    }

    @AfterAll
    static void disconnect() throws SQLException {
        superuser.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void everyEventComesToTheWireAndThoseOfOneAggregateInTheirOrder(long seed) throws Exception {
        Random chance = new Random(seed);
        Wire wire = new Wire(seed);
        Map<UUID, Integer> aggregates = new LinkedHashMap<>();
        Map<UUID, Instant> stamps = new HashMap<>();
        Outbox outbox = new Outbox(DATABASE.relays());
        ExecutorService nodes = Executors.newFixedThreadPool(RELAYS);
        for (int round = 0; round < 12 || unpublished(aggregates.keySet()) > 0; round++) {
            assertThat(round).as("rounds").isLessThan(500);
            if (round < 12) {
                happen(aggregates, stamps, chance);
            }
            superuser.createStatement().execute("update journey_events set next_attempt_at = now() where published_at is null");
            int most = 1 + chance.nextInt(20);
            CompletableFuture.allOf(IntStream.range(0, RELAYS).mapToObj(node -> CompletableFuture.runAsync(() -> relay(outbox, most, wire), nodes)).toArray(CompletableFuture[]::new)).join();
        }
        nodes.shutdown();

        aggregates.forEach((aggregate, events) -> {
            List<Long> came = wire.taken.stream().filter(event -> event.aggregateId().equals(aggregate)).map(Envelope::place).toList();
            assertThat(new ArrayList<>(new LinkedHashSet<>(came))).as("what came for the first time").isEqualTo(LongStream.rangeClosed(1, events).boxed().toList());
        });
        assertThat(Sql.texts(superuser, "select distinct published_to::text from journey_events where attempts > 0")).containsExactly("{One,Another}");
        assertThat(Sql.number(superuser, "select count(*) from journey_events where published_at is null")).isZero();
    }

    private static void relay(Outbox outbox, int most, Wire wire) {
        try {
            outbox.relay(most, wire);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IllegalStateException awayOrDead) {
            // It waits in the outbox.
        }
    }

    /** Two practices and more go on with what they do. */
    private static void happen(Map<UUID, Integer> aggregates, Map<UUID, Instant> stamps, Random chance) throws SQLException {
        for (int i = chance.nextInt(12); i > 0; i--) {
            UUID aggregate = aggregates.isEmpty() || chance.nextInt(3) == 0 ? Ids.next() : new ArrayList<>(aggregates.keySet()).get(chance.nextInt(aggregates.size()));
            WholePractice practice = ScratchDatabases.shared().practices().get((int) (aggregate.getLeastSignificantBits() & 1));
            int place = aggregates.merge(aggregate, 1, Integer::sum);
            // By the clock of some node; the log sees to it that it goes forward within an aggregate.
            Instant at = latest(stamps.get(aggregate), Instant.now().plus(Duration.ofMillis(chance.nextInt(60_000) - 30_000)));
            stamps.put(aggregate, at);
            try (PreparedStatement insert = superuser.prepareStatement("""
                    insert into journey_events (tenant_id, id, type, schema_version, aggregate_type, aggregate_id, aggregate_seq, correlation_id, actor_name, occurred_at, payload)
                    values (?, ?, 'order.status_changed', 1, 'order', ?, ?, ?, 'somebody', ?, '{}')""")) {
                insert.setObject(1, practice.tenantId());
                insert.setObject(2, Ids.next());
                insert.setObject(3, aggregate);
                insert.setInt(4, place);
                insert.setObject(5, aggregate);
                insert.setTimestamp(6, Timestamp.from(at));
                insert.executeUpdate();
            }
        }
    }

    private static Instant latest(Instant before, Instant now) {
        return before == null || now.isAfter(before) ? now : before.plusNanos(1_000);
    }

    private static long unpublished(Set<UUID> aggregates) throws SQLException {
        return aggregates.isEmpty() ? 1 : Sql.number(superuser, "select count(*) from journey_events where published_at is null");
    }
}
