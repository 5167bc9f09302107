package app.fovea.bench;

import app.fovea.access.entity.DefaultRole;
import app.fovea.bench.SaleStep.Maker;
import app.fovea.server.FoveaServer;
import app.fovea.world.Practice;
import app.fovea.world.Rest;
import app.fovea.world.RunningFovea;
import app.fovea.world.Visit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * {@code bin/bench wizard}: twenty dispensers sell by the pages of the wizard, then twenty programs sell the same over REST, in turn, on one server. For each step: how long the server was
 * waited for until what comes next was there.
 */
public final class WizardBenchmark {
    private static final int DISPENSERS = 20;
    private static final int SALES_A_ROUND = 4;
    private static final int WARMING_ROUNDS = 3;
    private static final Duration LOOKS = Duration.ofSeconds(1);
    private static final String BOTH_COMPILERS = "-XX:TieredStopAtLevel=4";

    private final Practice practice;
    private final List<Desk> desks;
    private final Map<SaleStep, Times.Clock> pages = clocks();
    private final Map<SaleStep, Times.Clock> rest = clocks();

    /** One dispenser: signed in at the pages, and with a token. */
    private record Desk(Tab tab, Rest seller) {
    }

    private WizardBenchmark(FoveaServer server) {
        practice = Practice.of(server, RunningFovea.NORTHGATE);
        desks = IntStream.range(0, DISPENSERS).mapToObj(i -> practice.hire(DefaultRole.DISPENSING_OPTICIAN, "01-12345"))
            .map(email -> new Desk(new Tab(server.url()).signIn(practice.slug(), email, practice.password()), practice.as(email, practice.password()))).toList();
    }

    /** @param arguments {@code --quick} for a look whether it runs */
    public static void main(String[] arguments) {
        boolean quick = arguments.length > 0 && arguments[0].equals("--quick");
        try (FoveaServer server = RunningFovea.ownOne("bench-wizard", builder -> builder.jvmArguments(BOTH_COMPILERS))) {
            server.start();
            new WizardBenchmark(server).measure(quick ? 1 : Plan.WHOLE.rounds(), quick ? 1 : SALES_A_ROUND, quick ? 1 : WARMING_ROUNDS).lines().forEach(System.out::println);
        }
        System.exit(0); // The HTTP client keeps threads of its own.
    }

    private Table measure(int rounds, int sales, int warming) {
        System.out.println("Warming both sides.");
        for (int i = 0; i < warming; i++) {
            round(sales, Duration.ZERO, this::atTheDesk, clocks());
            round(sales, Duration.ZERO, this::overRest, clocks());
        }
        System.out.println("Selling. Load average: " + load());
        for (int i = 0; i < rounds; i++) {
            round(sales, LOOKS, this::atTheDesk, pages);
            round(sales, LOOKS, this::overRest, rest);
        }
        System.out.println("Sold. Load average: " + load() + "\n");
        Table table = new Table();
        for (SaleStep step : SaleStep.values()) {
            Times shown = pages.get(step).within(Duration.ZERO);
            Times read = rest.get(step).within(Duration.ZERO);
            table.row(step.title(), milliseconds(shown), "over REST: " + milliseconds(read), shown.median() / read.median(), "≤ 5");
        }
        return table;
    }

    private Maker atTheDesk(Desk desk, Visit visit) {
        return new SaleAtTheDesk(desk.tab(), visit);
    }

    private Maker overRest(Desk desk, Visit visit) {
        return new SaleOverRest(desk.seller(), visit);
    }

    /** Everybody makes so many sales, each to a patient whom nobody else serves. */
    private void round(int sales, Duration looks, BiFunction<Desk, Visit, Maker> how, Map<SaleStep, Times.Clock> clocks) {
        Queue<Visit> patients = patients(sales * desks.size());
        ExecutorService people = Executors.newFixedThreadPool(desks.size());
        try {
            List<CompletableFuture<Void>> selling = desks.stream().map(desk -> CompletableFuture.runAsync(() -> {
                for (int i = 0; i < sales; i++) {
                    Maker sale = how.apply(desk, patients.remove());
                    for (SaleStep step : SaleStep.values()) {
                        Pace.then(looks, () -> clocks.get(step).took(sale.take(step)));
                    }
                }
            }, people)).toList();
            selling.forEach(CompletableFuture::join);
        } finally {
            people.shutdownNow();
        }
    }

    private Queue<Visit> patients(int count) {
        Queue<Visit> waiting = new ConcurrentLinkedQueue<>();
        List<CompletableFuture<Void>> examined = new ArrayList<>();
        ExecutorService optometrists = Executors.newFixedThreadPool(4);
        try {
            for (int i = 0; i < count; i++) {
                examined.add(CompletableFuture.runAsync(() -> waiting.add(Visit.to(practice).examined()), optometrists));
            }
            examined.forEach(CompletableFuture::join);
        } finally {
            optometrists.shutdownNow();
        }
        return waiting;
    }

    private static Map<SaleStep, Times.Clock> clocks() {
        Map<SaleStep, Times.Clock> clocks = new EnumMap<>(SaleStep.class);
        for (SaleStep step : SaleStep.values()) {
            clocks.put(step, new Times.Clock());
        }
        return clocks;
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
}
