package app.fovea.inside.tenancy;

import app.fovea.audit.entity.AuditEntry;
import app.fovea.patient.entity.Patient;
import app.fovea.tenancy.entity.TenantEntityManager;
import app.fovea.world.Sql;
import app.fovea.world.WholePractice;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** Many threads at work for several practices at random, on one pool, each of them looking for what is not theirs. */
@ApplicationScoped
public class Crowd {
    @Inject
    private Practices practices;
    @Inject
    private TenantEntityManager tenants;
    @Resource
    private ManagedExecutorService executor;
    @Resource
    private ManagedThreadFactory threads;
    @Resource(lookup = "java:jboss/datasources/Fovea")
    private DataSource pool;
    @Resource(lookup = "java:jboss/TransactionManager")
    private TransactionManager transactions;

    /** @param holes what somebody saw that they must not; empty is good */
    public record Seen(long operations, List<String> holes) {
    }

    <T> List<T> onOtherThreads(int times, IntFunction<T> work) throws Exception {
        List<Future<T>> all = IntStream.range(0, times).mapToObj(i -> executor.submit(() -> work.apply(i))).toList();
        List<T> answers = new ArrayList<>();
        for (Future<T> each : all) {
            answers.add(each.get());
        }
        return answers;
    }

    /** Another crowd each time; what goes wrong names the seed of its thread. */
    Seen mingle(List<WholePractice> everybody, int people, int operationsEach) throws Exception {
        Queue<String> holes = new ConcurrentLinkedQueue<>();
        AtomicLong operations = new AtomicLong();
        ExecutorService crowd = Executors.newFixedThreadPool(people, threads);
        try {
            List<Callable<Void>> all = IntStream.range(0, people).<Callable<Void>>mapToObj(person -> () -> {
                long seed = new Random().nextLong();
                Random chance = new Random(seed);
                for (int i = 0; i < operationsEach && holes.size() < 20; i++) {
                    try {
                        one(chance, everybody);
                        operations.incrementAndGet();
                    } catch (Exception | AssertionError e) {
                        holes.add("seed " + seed + ", operation " + i + ": " + root(e));
                    }
                }
                return null;
            }).toList();
            for (Future<Void> each : crowd.invokeAll(all)) {
                each.get();
            }
        } finally {
            crowd.shutdownNow();
        }
        return new Seen(operations.get(), List.copyOf(holes));
    }

    private void one(Random chance, List<WholePractice> everybody) throws Exception {
        WholePractice mine = everybody.get(chance.nextInt(everybody.size()));
        WholePractice theirs = everybody.get((everybody.indexOf(mine) + 1 + chance.nextInt(everybody.size() - 1)) % everybody.size());
        switch (chance.nextInt(8)) {
            case 0 -> practices.at(mine, em -> finds(em, mine, theirs));
            case 1 -> practices.at(mine, em -> queries(em, mine));
            case 2 -> practices.at(mine, em -> readsNatively(em, mine));
            case 3 -> practices.committed(mine, em -> writes(em, mine));
            case 4 -> practices.at(mine, em -> changesEverything(em, mine));
            case 5 -> asNobody(mine);
            case 6 -> pastTheProgram();
            default -> insideAnother(mine, theirs);
        }
    }

    private static Void finds(EntityManager em, WholePractice mine, WholePractice theirs) {
        expect(em.find(Patient.class, mine.id("patient")) != null, "my patient is gone");
        expect(em.find(Patient.class, theirs.id("patient")) == null, "a patient of another practice was found");
        return null;
    }

    private static Void queries(EntityManager em, WholePractice mine) {
        Set<UUID> found = em.createQuery("select p from Patient p", Patient.class).getResultStream().map(Patient::id).collect(Collectors.toSet());
        expect(found.equals(Set.of(mine.id("patient"), mine.id("restricted patient"))), "a query found the patients " + found);
        return null;
    }

    private static Void readsNatively(EntityManager em, WholePractice mine) {
        List<?> seen = Practices.rows(em, "select distinct cast(tenant_id as text) from (select tenant_id from patients union all select tenant_id from orders union all select tenant_id from audit_entries) t");
        expect(seen.equals(List.of(mine.tenantId().toString())), "rows of " + seen + " instead of " + mine.tenantId());
        return null;
    }

    private static Void writes(EntityManager em, WholePractice mine) {
        AuditEntry entry = new AuditEntry(Instant.now(), null, "crowd", "crowd.passed", "patient", mine.id("patient"), null, null);
        em.persist(entry);
        em.flush();
        expect(Practices.rows(em, "select cast(tenant_id as text) from audit_entries where id = ?", entry.id()).equals(List.of(mine.tenantId().toString())), "what I wrote belongs to somebody else");
        return null;
    }

    private static Void changesEverything(EntityManager em, WholePractice mine) {
        int changed = em.createNativeQuery("update dead_letters set error = 'crowd'").executeUpdate();
        expect(changed == 1, "an update changed " + changed + " rows");
        return readsNatively(em, mine);
    }

    private void asNobody(WholePractice mine) {
        refused("a query without a tenant", () -> practices.withoutTenant(em -> em.find(Patient.class, mine.id("patient"))));
        refused("an entity manager for nobody", () -> practices.asNobody(em -> em));
    }

    /** A connection straight from the pool, as its last user left it. */
    private void pastTheProgram() throws Exception {
        try (Connection left = pool.getConnection()) {
            expect(Sql.text(left, "select coalesce(current_setting('fovea.tenant', true), '')").isEmpty(), "a connection came back with a tenant on it");
            expect(Sql.number(left, "select count(*) from patients") == 0, "a connection came back with somebody's rows on it");
        }
    }

    /** One practice's transaction waits while another's runs on the same thread. */
    private void insideAnother(WholePractice mine, WholePractice theirs) {
        practices.at(mine, em -> {
            finds(em, mine, theirs);
            Transaction waiting = transactions.suspend();
            try {
                practices.at(theirs, other -> readsNatively(other, theirs));
                practices.committed(theirs, other -> writes(other, theirs));
            } finally {
                transactions.resume(waiting);
            }
            finds(tenants.get(), mine, theirs);
            return readsNatively(em, mine);
        });
    }

    private static void refused(String what, Callable<?> attempt) {
        try {
            attempt.call();
        } catch (Exception refused) {
            return;
        }
        throw new AssertionError(what + " was not refused");
    }

    private static void expect(boolean truth, String otherwise) {
        if (!truth) {
            throw new AssertionError(otherwise);
        }
    }

    private static Throwable root(Throwable e) {
        return e.getCause() == null ? e : root(e.getCause());
    }
}
