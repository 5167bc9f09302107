package app.fovea.bench;

import app.fovea.access.entity.DefaultRole;
import app.fovea.server.FoveaServer;
import app.fovea.world.Database;
import app.fovea.world.Practice;
import app.fovea.world.Rest;
import app.fovea.world.RunningFovea;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * {@code bin/bench patient}: everything about a patient in one call, beside one SQL statement that reads the same through pgbench, in turn; in a few practices first, then in as many as one wants.
 * Whom is asked for is drawn by lot from practices that are drawn by lot, so that little is in anybody's memory.
 */
public final class PatientBenchmark {
    private static final int FEW = 10;
    private static final int ASKED = 20;
    private static final int AT_ONCE = 4;
    private static final String BOTH_COMPILERS = "-XX:TieredStopAtLevel=4";

    private final Plan plan;
    private final FoveaServer server;
    private final Database database;
    private final ManyPractices many;
    private final PgBench pgbench;
    private final Random lot = new Random(360);

    /** What both sides did with one crowd of practices. */
    private record Measured(Times alone, Times together, Times bareAlone, Times bareTogether) {
    }

    private record Wanted(Rest reader, UUID patient) {
    }

    private PatientBenchmark(Plan plan, FoveaServer server) {
        this.plan = plan;
        this.server = server;
        database = new Database(server);
        many = new ManyPractices(server, Practice.of(server, RunningFovea.NORTHGATE).id());
        pgbench = new PgBench(server, Path.of(System.getProperty("fovea.scratch")).resolve("pgbench"));
    }

    /** @param arguments {@code --quick} for a look whether it runs; else how many practices (1000) and how many times the demonstration's 300 patients in each (7) */
    public static void main(String[] arguments) throws IOException {
        boolean quick = Arrays.asList(arguments).contains("--quick");
        int practices = quick ? 2 * FEW : number(arguments, 0, 1000);
        int times = quick ? 1 : number(arguments, 1, 7);
        try (FoveaServer server = RunningFovea.ownOne("bench-patient", builder -> builder.jvmArguments(BOTH_COMPILERS))) {
            server.start();
            Table table = new Table();
            new PatientBenchmark(Plan.of(arguments), server).run(practices, times, table);
            table.lines().forEach(System.out::println);
        }
        System.exit(0); // The HTTP client keeps threads of its own.
    }

    private static int number(String[] arguments, int index, int usual) {
        return arguments.length > index ? Integer.parseInt(arguments[index]) : usual;
    }

    private void run(int practices, int times, Table table) throws IOException {
        say("Making patients.");
        many.patients(times);
        Measured few = measure(FEW);
        row(table, FEW, few);
        Measured all = measure(practices);
        row(table, practices, all);
        table.row("the median at %d practices beside that at %d".formatted(practices, FEW), "%.2f ms".formatted(all.alone().median()), "%.2f ms".formatted(few.alone().median()),
            all.alone().median() / few.alone().median(), "≤ 1.6");
        table.row("the same for bare SQL", "%.2f ms".formatted(all.bareAlone().median()), "%.2f ms".formatted(few.bareAlone().median()), all.bareAlone().median() / few.bareAlone().median(), "");
    }

    private void row(Table table, int practices, Measured measured) {
        table.row("all of a patient, one at a time, %d practices, median (99th)".formatted(practices), milliseconds(measured.alone()), "pgbench: " + milliseconds(measured.bareAlone()),
            measured.alone().median() / measured.bareAlone().median(), "");
        table.row("patients a second, %d at once, %d practices".formatted(AT_ONCE, practices), "%.0f".formatted(measured.together().perSecond()), "pgbench: %.0f".formatted(measured.bareTogether().perSecond()),
            measured.together().perSecond() / measured.bareTogether().perSecond(), "≥ 0.25");
    }

    private Measured measure(int practices) throws IOException {
        List<String> slugs = new ArrayList<>(many.practices(practices));
        database.execute("vacuum analyze");
        say("%d practices, %,d rows, %s. Load average: %s".formatted(practices, many.rows(), database.text("select pg_size_pretty(pg_database_size(current_database()))"), load()));
        Collections.shuffle(slugs, lot);
        List<Wanted> wanted = wanted(slugs.subList(0, Math.min(ASKED, slugs.size())));
        Path script = script();
        List<String> variables = List.of("patients=" + wanted.size());
        List<Times> alone = new ArrayList<>();
        List<Times> together = new ArrayList<>();
        List<Times> bareAlone = new ArrayList<>();
        List<Times> bareTogether = new ArrayList<>();
        warm(wanted);
        for (int i = 0; i < plan.rounds(); i++) {
            alone.add(Tills.busy(1, plan.span(), () -> () -> ask(wanted)));
            bareAlone.add(pgbench.run(script, 1, plan.span(), variables));
            together.add(Tills.busy(AT_ONCE, plan.span(), () -> () -> ask(wanted)));
            bareTogether.add(pgbench.run(script, AT_ONCE, plan.span(), variables));
        }
        return new Measured(all(alone), all(together), all(bareAlone), all(bareTogether));
    }

    /** Until the product is hardly quicker than it was a turn ago. */
    private void warm(List<Wanted> wanted) {
        long end = System.nanoTime() + plan.patience().toNanos();
        double before;
        double now = 0;
        do {
            before = now;
            now = Tills.busy(AT_ONCE, plan.warm(), () -> () -> ask(wanted)).perSecond();
        } while (now > before * Throughput.HARDLY_QUICKER && System.nanoTime() < end);
    }

    private static Times all(List<Times> rounds) {
        return Times.together(rounds.toArray(Times[]::new));
    }

    private void ask(List<Wanted> wanted) {
        Wanted one = wanted.get(ThreadLocalRandom.current().nextInt(wanted.size()));
        one.reader().get("/api/patients/" + one.patient() + "/summary").expect(200);
    }

    /** All patients of these practices, for both sides. */
    private List<Wanted> wanted(List<String> slugs) {
        database.execute("drop table if exists bench_patients");
        database.execute("create table bench_patients as select row_number() over ()::int as n, p.tenant_id, p.id as patient_id from patients p join tenants t on t.id = p.tenant_id where t.slug = any (string_to_array(?, ' '))",
            String.join(" ", slugs));
        database.execute("create unique index on bench_patients (n)");
        database.execute("grant select on bench_patients to fovea_app");
        Practice original = Practice.of(server, RunningFovea.NORTHGATE);
        List<Wanted> wanted = new ArrayList<>();
        for (String slug : slugs) {
            String token = Practice.signIn(original.nobody(), slug, original.user(DefaultRole.OWNER).email(), original.password()).expect(200).text("/accessToken");
            Rest reader = original.nobody().bearer(token);
            database.texts("select b.patient_id::text from bench_patients b join tenants t on t.id = b.tenant_id where t.slug = ?", slug).forEach(id -> wanted.add(new Wanted(reader, UUID.fromString(id))));
        }
        return wanted;
    }

    private static Path script() throws IOException {
        Path script = Path.of(System.getProperty("fovea.scratch")).resolve("patient-360.sql");
        Files.createDirectories(script.getParent());
        Files.writeString(script, new String(PatientBenchmark.class.getResourceAsStream("/bench/patient-360.sql").readAllBytes(), StandardCharsets.UTF_8));
        return script;
    }

    private static String milliseconds(Times times) {
        return "%.2f (%.1f) ms".formatted(times.median(), times.percentile(99));
    }

    private static String load() throws IOException {
        Path load = Path.of("/proc/loadavg");
        return Files.exists(load) ? Files.readString(load).split(" ")[0] : "not known";
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
