package app.fovea.bench;

import static app.fovea.access.entity.DefaultRole.LAB_MANAGER;

import app.fovea.server.FoveaServer;
import app.fovea.world.Practice;
import app.fovea.world.Rest;
import app.fovea.world.RunningFovea;
import app.fovea.world.Visit;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * {@code bin/bench board}: how long a move takes to whoever listens, with one client and with five hundred and fifty boards besides, twenty moves a second; and the board's page with two thousand
 * jobs beside the same over REST.
 */
public final class BoardBenchmark {
    private static final int A_SECOND = 20;
    private static final int STREAMS = 500;
    private static final int BOARDS = 50;
    private static final int JOBS = 2000;
    private static final int MOVED = 40;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String BOTH_COMPILERS = "-XX:TieredStopAtLevel=4";

    private final Practice practice;
    private final Rest lab;
    private final String token;
    private final List<UUID> jobs;

    /** @param missing cards that some client never got */
    private record Heard(Times times, long missing) {
    }

    private BoardBenchmark(FoveaServer server, int moved) {
        practice = Practice.of(server, RunningFovea.NORTHGATE);
        lab = practice.as(LAB_MANAGER);
        token = practice.signIn(practice.user(LAB_MANAGER).email(), practice.password()).expect(200).text("/accessToken");
        jobs = IntStream.range(0, moved).mapToObj(i -> Visit.to(practice).ordered().orders().get(0)).toList();
    }

    /** @param arguments {@code --quick} for a look whether it runs */
    public static void main(String[] arguments) {
        boolean quick = arguments.length > 0 && arguments[0].equals("--quick");
        try (FoveaServer server = RunningFovea.ownOne("bench-board", builder -> builder.jvmArguments(BOTH_COMPILERS))) {
            server.start();
            new BoardBenchmark(server, quick ? 4 : MOVED).measure(quick).lines().forEach(System.out::println);
        }
        System.exit(0); // The HTTP client keeps threads of its own.
    }

    private Table measure(boolean quick) {
        Table table = new Table();
        Duration span = Duration.ofSeconds(quick ? 2 : 20);
        heard(quick ? 5 : 50, quick ? 2 : 5, span);
        Heard alone = heard(1, 0, span);
        Heard all = heard(quick ? 10 : STREAMS, quick ? 2 : BOARDS, span);
        table.row("move → client, %d moves a second, %d streams and %d boards, median (99th)".formatted(A_SECOND, quick ? 10 : STREAMS, quick ? 2 : BOARDS), milliseconds(all.times()),
            "1 stream: " + milliseconds(alone.times()), all.times().median() / alone.times().median(), "≤ 3");
        table.row("the slowest of %d cards".formatted(all.times().count()), "%.0f ms".formatted(all.times().most()), "a second", all.times().most() / 1000, "≤ 1");
        table.row("cards that a client never got", Long.toString(all.missing()), "", Double.NaN, "0");
        firstPaint(table, quick ? 2 : 20);
        return table;
    }

    /** From the answer to the move to the card at each client. */
    private Heard heard(int streams, int boards, Duration span) {
        Map<String, Long> versions = jobs.stream().collect(Collectors.toMap(UUID::toString, job -> practice.database().count("select version from orders where id = ?", job)));
        Map<String, Long> answered = new ConcurrentHashMap<>();
        Map<String, Queue<Long>> came = new ConcurrentHashMap<>();
        AtomicInteger cards = new AtomicInteger();
        Supplier<Hearing> hearing = () -> new Hearing(versions, (move, at) -> {
            came.computeIfAbsent(move, key -> new ConcurrentLinkedQueue<>()).add(at);
            cards.incrementAndGet();
        });
        try (Wallboards open = new Wallboards(practice, token, streams, hearing); Boards watched = new Boards(practice, LAB_MANAGER, boards, hearing)) {
            Awaitility.await("every client is greeted").atMost(PATIENCE).until(() -> open.connected() == streams);
            move(span, versions, answered);
            long expected = (long) answered.size() * (streams + boards);
            try {
                Awaitility.await("every card at every client").atMost(PATIENCE).until(() -> cards.get() >= expected);
            } catch (ConditionTimeoutException told) {
                // Counted below.
            }
            Times.Clock clock = new Times.Clock();
            came.forEach((move, times) -> times.forEach(at -> clock.took(at - answered.get(move))));
            Times times = clock.within(span);
            return new Heard(times, expected - times.count());
        }
    }

    /** At a fixed rate, each job there and back. */
    private void move(Duration span, Map<String, Long> before, Map<String, Long> answered) {
        ScheduledExecutorService people = Executors.newScheduledThreadPool(8);
        int count = (int) (span.toSeconds() * A_SECOND);
        Queue<Throwable> failed = new ConcurrentLinkedQueue<>();
        Map<String, Long> versions = new ConcurrentHashMap<>(before);
        for (int i = 0; i < count; i++) {
            UUID job = jobs.get(i % jobs.size());
            people.schedule(() -> {
                synchronized (job) {
                    try {
                        long version = versions.get(job.toString());
                        String to = version % 2 == 1 ? "awaiting_lens" : "pending";
                        long now = lab.post("/api/orders/" + job + "/transitions", "{\"to\":\"%s\",\"version\":%d}".formatted(to, version)).expect(200).number("/version");
                        answered.put(job + "/" + now, System.nanoTime());
                        versions.put(job.toString(), now);
                    } catch (RuntimeException | AssertionError e) {
                        failed.add(e); // Told of below: thrown on here, nobody would hear it.
                    }
                }
            }, i * 1000L / A_SECOND, TimeUnit.MILLISECONDS);
        }
        people.shutdown();
        Awaitility.await("every move is answered").atMost(span.plus(PATIENCE)).until(people::isTerminated);
        if (!failed.isEmpty()) {
            throw new IllegalStateException(failed.size() + " of " + count + " moves failed", failed.peek());
        }
    }

    private void firstPaint(Table table, int rounds) {
        long open = practice.database().count("select count(*) from orders where tenant_id = ? and category not in ('completed', 'cancelled')", practice.id());
        practice.database().execute("""
            insert into orders (tenant_id, id, number, patient_id, dispense_id, pair_no, invoice_id, branch_id, correlation_id, stage, category, stage_entered_at, promised_on, snapshot, snapshot_hash, created_at)
            select o.tenant_id, gen_random_uuid(), 'BENCH-' || n, o.patient_id, o.dispense_id, 1000 + n, o.invoice_id, o.branch_id, o.correlation_id,
              s.stage, s.category, now(), current_date + n % 14, o.snapshot, o.snapshot_hash, now()
            from orders o, generate_series(1, ?) n, lateral (select * from (values (0, 'pending', 'pending'), (1, 'surfacing', 'in_production'), (2, 'glazing', 'in_production'), (3, 'ready', 'quality_check')) v (k, stage, category) where k = n % 4) s
            where o.id = ?""", (int) (JOBS - open), jobs.get(0));
        Tab tab = new Tab(practice.server().url()).signIn(practice.slug(), practice.user(LAB_MANAGER).email(), practice.password());
        Times.Clock page = new Times.Clock();
        Times.Clock rest = new Times.Clock();
        for (int i = 0; i < rounds * 2; i++) {
            long begun = System.nanoTime();
            lab.get("/api/lab/board").expect(200);
            long read = System.nanoTime();
            tab.waited();
            tab.open("/lab");
            long painted = tab.waited();
            if (i >= rounds) { // The first half warms.
                rest.took(read - begun);
                page.took(painted);
            }
        }
        Times shown = page.within(Duration.ZERO);
        Times told = rest.within(Duration.ZERO);
        table.row("the board's page with %d jobs, median (99th)".formatted(JOBS), milliseconds(shown), "over REST: " + milliseconds(told), shown.median() / told.median(), "≤ 5");
    }

    private static String milliseconds(Times times) {
        return "%.1f (%.1f) ms".formatted(times.median(), times.percentile(99));
    }
}
