package app.fovea.bench;

import app.fovea.server.BrokerProcess;
import app.fovea.server.FoveaServer;
import app.fovea.world.Practice;
import app.fovea.world.RunningFovea;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code bin/bench journey}: the whole system on a database of its own, and beside each figure the one it is measured against, taken in turn on the same machine in the same run. Nothing is
 * asserted: a figure says little without its machine, and on a busy one only the ratios say anything at all.
 */
public final class JourneyBenchmark {
    private static final int PATIENTS = 10;
    private static final int TILLS = 4;
    private static final int BOARDS = 20;
    private static final int A_MINUTE = 200;
    /** The launcher starts with the quick one alone, for people who look at a demonstration; a server that works all day has both. */
    private static final String BOTH_COMPILERS = "-XX:TieredStopAtLevel=4";

    private final Plan plan;
    private final FoveaServer server;
    private final Practice practice;
    private final Sales here;
    private final Throughput throughput;
    private final Chains chains;
    private final PayToCard payToCard;

    private JourneyBenchmark(Plan plan, FoveaServer server, SlowMail mail) {
        this.plan = plan;
        this.server = server;
        practice = Practice.of(server, RunningFovea.NORTHGATE);
        here = new Sales(practice, PATIENTS);
        throughput = new Throughput(server, List.of(here, new Sales(Practice.of(server, RunningFovea.HARBOUR), PATIENTS)));
        chains = new Chains(here, mail);
        payToCard = new PayToCard(practice, here);
    }

    /** @param arguments {@code --quick} for a look whether it runs */
    public static void main(String[] arguments) {
        Plan plan = Plan.of(arguments);
        Path scratch = Path.of(System.getProperty("fovea.scratch"));
        Table table = new Table();
        try {
            inTheServer(plan, scratch, table);
            withoutBroker(plan, scratch.resolve("brokers-" + ProcessHandle.current().pid()).toAbsolutePath(), table);
        } finally {
            say("");
            table.lines().forEach(JourneyBenchmark::say); // What there is, also when the rest fails.
        }
        System.exit(0); // The HTTP client keeps threads of its own.
    }

    private static void inTheServer(Plan plan, Path scratch, Table table) {
        Path ear = BenchmarkEar.write(Path.of(System.getProperty("fovea.ear")), scratch.resolve("bench.ear"));
        try (SlowMail mail = SlowMail.open();
             FoveaServer server = RunningFovea.ownOne("bench", builder -> builder.ear(ear).jvmArguments(BOTH_COMPILERS)
                .setting("FOVEA_SMTP_HOST", "127.0.0.1").setting("FOVEA_SMTP_PORT", Integer.toString(mail.port())))) {
            server.start();
            new JourneyBenchmark(plan, server, mail).run(table);
        }
    }

    private static void withoutBroker(Plan plan, Path brokers, Table table) {
        BrokerProcess broker = BrokerProcess.liveAndBackup(brokers, Path.of(System.getProperty("fovea.home"))).get(0);
        Thread end = new Thread(broker::kill, "end-broker");
        Runtime.getRuntime().addShutdownHook(end);
        broker.start().awaitOpen();
        String[] jvm = Stream.concat(BrokerProcess.trusted(brokers).stream(), Stream.of(BOTH_COMPILERS)).toArray(String[]::new);
        try (FoveaServer server = RunningFovea.ownOne("bench-outside", builder -> builder.jvmArguments(jvm)
                .setting("FOVEA_BROKER_URL", broker.url()).setting("FOVEA_BROKER_USER", BrokerProcess.USER).setting("FOVEA_BROKER_PASSWORD", BrokerProcess.PASSWORD))) {
            server.start();
            Sales sales = new Sales(Practice.of(server, RunningFovea.NORTHGATE), PATIENTS);
            Throughput throughput = new Throughput(server, List.of(sales));
            say("Warming the server whose broker will stop.");
            throughput.warm(TILLS, plan);
            say("Checkout without the broker. Load average: " + load());
            WithoutBroker without = new WithoutBroker(broker, throughput, sales);
            WithoutBroker.Measured measured = without.measure(plan.rounds(), Math.max(5, plan.sales() / 5));
            table.row("checkout without the broker, 1 till, 200 a minute, median (99th)", milliseconds(measured.stopped()), "with the broker: " + milliseconds(measured.running()),
                measured.stopped().median() / measured.running().median(), "≤ 1.2");
            Throughput.Measured alone = without.busy(TILLS, plan.span(), plan.rounds());
            table.row("checkouts a second, %d tills, while the listeners' work waits".formatted(TILLS), "%.0f".formatted(alone.product().perSecond()),
                "bare SQL: %.0f".formatted(alone.bare().perSecond()), alone.ratio(), "≥ 0.5");
        } finally {
            broker.kill();
        }
    }

    private void run(Table table) {
        say("Warming both sides.");
        throughput.warm(TILLS, plan);
        chains.measure(Math.max(1, plan.sales() / 20));
        sales(table);
        theSameInTheRequest(table);
        payToCard(table);
        Times flush = Disk.flush(server.data().root(), 200);
        say("A commit's flush: %.0f µs at the median, %.0f µs at the 99th percentile.".formatted(flush.median() * 1000, flush.percentile(99) * 1000));
    }

    private void sales(Table table) {
        say("Checkout beside bare SQL. Load average: " + load());
        for (int tills : new int[] {1, TILLS}) {
            Throughput.Measured measured = throughput.measure(tills, plan.span(), plan.rounds());
            String who = tills == 1 ? "1 till" : tills + " tills";
            table.row("checkouts a second, " + who, "%.0f".formatted(measured.product().perSecond()), "bare SQL: %.0f".formatted(measured.bare().perSecond()),
                measured.ratio(), tills == TILLS ? "≥ 0.5" : "");
            table.row("checkout, " + who + ", median (99th)", milliseconds(measured.product()), "bare SQL: " + milliseconds(measured.bare()),
                measured.product().median() / measured.bare().median(), tills == 1 ? "≤ 2.5" : "");
            table.row("whole chains a second, " + who, "%.0f".formatted(measured.chains()), "bare SQL: %.0f".formatted(measured.bare().perSecond()), measured.chains() / measured.bare().perSecond(), "");
        }
    }

    private void theSameInTheRequest(Table table) {
        say("Checkout beside the whole chain in the request. Load average: " + load());
        Chains.Measured measured = chains.measure(plan.sales() / 2);
        measured.synchronous().forEach((off, times) -> table.row("checkout, 1 till, 50 a minute, median (99th)", milliseconds(measured.events()),
            "in the request, mail server %d ms off: %s".formatted(off.toMillis(), milliseconds(times)), times.median() / measured.events().median(), "≥ 10"));
    }

    private void payToCard(Table table) {
        say("Pay → card. Load average: " + load());
        PayToCard.Measured alone = payToCard.measure(1, 60, Math.max(5, plan.sales() / 10));
        PayToCard.Measured busy = payToCard.measure(BOARDS, A_MINUTE, plan.sales());
        table.row("pay → card, %d a minute, %d boards, median (99th)".formatted(A_MINUTE, BOARDS), milliseconds(busy.whole()),
            "its parts, one sale at a time, 1 board: relay and broker %.1f + order %.1f + commit, relay and board %.1f = %.1f ms"
                .formatted(alone.relay().median(), alone.order().median(), alone.board().median(), alone.sumOfParts()), busy.whole().median() / alone.sumOfParts(), "≤ 3");
        table.row("the slowest of %d cards".formatted(busy.whole().count()), "%.1f ms".formatted(busy.whole().most()), "a second", busy.whole().most() / 1000, "≤ 1");
        table.row("cards that a board never got", Integer.toString(busy.missing()), "", Double.NaN, "0");
    }

    private static String milliseconds(Times times) {
        return "%.1f (%.1f) ms".formatted(times.median(), times.percentile(99));
    }

    private static String load() {
        try {
            return Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
        } catch (IOException notLinux) {
            return "not known";
        }
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
