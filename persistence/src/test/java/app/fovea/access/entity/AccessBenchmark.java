package app.fovea.access.entity;

import app.fovea.access.entity.AccessMemory.TokenStanding;
import app.fovea.access.entity.Caller.HeldRole;
import app.fovea.access.entity.Caller.Practice;
import app.fovea.access.entity.Standing.Given;
import app.fovea.access.entity.Standing.Person;
import app.fovea.law.entity.Jurisdiction;
import java.lang.reflect.Method;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Who may do what, on a node that remembers 1,000 practices of 20 people. The database is not in it: it is asked once a request for one number. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
public class AccessBenchmark {
    private static final int PRACTICES = 1_000;
    private static final int PEOPLE = 20;
    private static final long VERSION = 7;
    private static final Permission[] PERMISSIONS = Permission.values();

    private final AccessMemory memory = new AccessMemory();
    private final Random random = new Random(20261122);
    private final Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private final List<Caller> callers = new ArrayList<>();
    private final List<BearerToken> tokens = new ArrayList<>();
    private List<Given> fiveRoles;
    private int at;
    private Method boundary;
    private long version = VERSION;

    @Setup
    public void everybodyIsRemembered() throws NoSuchMethodException {
        boundary = AccessBenchmark.class.getMethod("useCase");
        List<Permission> grantable = new ArrayList<>(Permission.grantable());
        fiveRoles = IntStream.range(0, 5).mapToObj(i -> given(i, Permission.grantable())).toList();
        for (int practice = 0; practice < PRACTICES; practice++) {
            Practice here = practice(practice);
            for (int i = 0; i < PEOPLE; i++) {
                UUID userId = UUID.randomUUID();
                Collections.shuffle(grantable, random);
                Standing standing = Standing.of(here, person(userId), List.of(given(0, EnumSet.copyOf(grantable.subList(0, grantable.size() / 2)))), now);
                BearerToken token = new BearerToken(here.tenantId(), UUID.randomUUID(), BearerToken.newSecret());
                KnownToken known = new KnownToken(userId, BearerToken.hash(token.secret()), now.plusSeconds(60));
                memory.holder(token, VERSION, now, () -> Optional.of(new TokenStanding(known, standing))).orElseThrow();
                callers.add(standing.caller());
                tokens.add(token);
            }
        }
        Collections.shuffle(callers, random);
        Collections.shuffle(tokens, random);
    }

    /** One check: what stands before every use case and behind every button of a page. */
    @Benchmark
    public boolean check() {
        return somebody().may(PERMISSIONS[at % PERMISSIONS.length]);
    }

    /** The same as a boundary does it: the right is read from the annotation of the method that is called. */
    @Benchmark
    public boolean checkOfABoundary() {
        return somebody().may(boundary.getAnnotation(Requires.class).value());
    }

    @Requires(Permission.POS_ACCESS)
    public void useCase() {
        // Stands for any.
    }

    /** Finding somebody of a session among all who are remembered, and one check: once a request. */
    @Benchmark
    public boolean recallAndCheck() {
        Caller somebody = somebody();
        return memory.person(somebody.tenantId(), somebody.userId(), VERSION, now, Optional::empty).orElseThrow().may(PERMISSIONS[at % PERMISSIONS.length]);
    }

    /** The same by a token as it came in the header: decoded, and its secret hashed with SHA-256. */
    @Benchmark
    public boolean recallByTokenAndCheck(Texts texts) {
        at = (at + 1) % tokens.size();
        return memory.holder(BearerToken.parse(texts.of[at % texts.of.length]).orElseThrow(), VERSION, now, Optional::empty).orElseThrow().may(PERMISSIONS[at % PERMISSIONS.length]);
    }

    /** All that somebody may do, worked out from five roles with every right there is. */
    @Benchmark
    public Standing fromFiveRoles() {
        return Standing.of(callers.get(0).practice(), person(callers.get(0).userId()), fiveRoles, now);
    }

    /** Forgetting who was remembered under another number, and keeping them under this one. */
    @Benchmark
    public Optional<Caller> remember() {
        Caller somebody = somebody();
        Optional<Standing> loaded = Optional.of(new Standing(somebody, now.plusSeconds(60)));
        return memory.person(somebody.tenantId(), somebody.userId(), ++version, now, () -> loaded);
    }

    /** What 1,000 of the tokens look like in a header. */
    @State(Scope.Benchmark)
    public static class Texts {
        private String[] of;

        @Setup
        public void write(AccessBenchmark all) {
            of = all.tokens.stream().limit(1_000).map(BearerToken::text).toArray(String[]::new);
        }
    }

    private Caller somebody() {
        at = (at + 1) % callers.size();
        return callers.get(at);
    }

    private static Practice practice(int number) {
        return new Practice(new UUID(1, number), "practice-" + number, "Practice " + number, Jurisdiction.of("GB"), "GBP", ZoneId.of("Europe/London"));
    }

    private static Person person(UUID userId) {
        return new Person(userId, "somebody@northgate.example", "Some Body", "01-12345", null, null, 1);
    }

    private static Given given(int number, Set<Permission> permissions) {
        return new Given(new HeldRole(new UUID(2, number), "Role " + number, number == 0), null, permissions);
    }
}
