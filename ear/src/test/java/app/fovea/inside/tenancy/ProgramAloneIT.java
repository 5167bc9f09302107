package app.fovea.inside.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.access.entity.Refusal;
import app.fovea.access.entity.Role;
import app.fovea.dispensing.entity.DispensePair;
import app.fovea.inside.arquillian.ShippedEar;
import app.fovea.inside.tenancy.TenantEntities.Entity;
import app.fovea.world.WholePractice;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.persistence.exceptions.QueryException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.TargetsContainer;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Wall 1 with the other two taken away: inside the server, in a database that has neither policies nor composite keys. Every entity
 * of the metamodel is asked in every way, for a row of one's own, for another practice's, and with no practice at all.
 */
@ExtendWith(ArquillianExtension.class)
class ProgramAloneIT {
    @Inject
    private Practices practices;
    @Inject
    private TenantEntities entities;

    private WholePractice mine;
    private WholePractice theirs;

    @Deployment
    @TargetsContainer("program-alone")
    static EnterpriseArchive ear() {
        return ShippedEar.with(ProgramAloneIT.class);
    }

    @BeforeEach
    void meet() {
        if (practices != null) { // Null outside the server, where this runs too.
            mine = practices.named("north");
            theirs = practices.named("south");
        }
    }

    @Test
    void neither_policies_nor_keys_help_here() {
        practices.withoutTenant(em -> {
            assertThat(Practices.rows(em, "select relname from pg_class where relrowsecurity")).isEmpty();
            assertThat(Practices.rows(em, "select conname from pg_constraint where contype = 'f' and array_length(conkey, 1) > 1")).isEmpty();
            assertThat(((Number) Practices.rows(em, "select count(distinct tenant_id) from patients").get(0)).intValue()).isGreaterThan(2);
            return null;
        });
    }

    @Test
    void find() {
        forEveryEntity((entity, ids) -> {
            assertThat(one(mine, em -> em.find(entity.type(), ids.mine()))).isNotNull();
            assertThat(one(mine, em -> em.find(entity.type(), ids.theirs()))).isNull();
            failsClosed(em -> em.find(entity.type(), ids.mine()));
        });
    }

    @Test
    void find_of_what_they_have_just_read() {
        forEveryEntity((entity, ids) -> {
            assertThat(one(theirs, em -> em.find(entity.type(), ids.theirs()))).isNotNull();
            assertThat(one(mine, em -> em.find(entity.type(), ids.theirs()))).isNull();
            assertThat(idsAt(mine, entity, em -> byReference(em, entity, ids.theirs()))).isEmpty();
        });
    }

    @Test
    void find_and_lock() {
        forEveryEntity((entity, ids) -> {
            assertThat(one(mine, em -> em.find(entity.type(), ids.mine(), LockModeType.PESSIMISTIC_WRITE))).isNotNull();
            assertThat(one(mine, em -> em.find(entity.type(), ids.theirs(), LockModeType.PESSIMISTIC_WRITE))).isNull();
            failsClosed(em -> em.find(entity.type(), ids.mine(), LockModeType.PESSIMISTIC_WRITE));
        });
    }

    @Test
    void jpql() {
        forEveryEntity((entity, ids) -> {
            assertThat(idsAt(mine, entity, em -> em.createQuery("select x from " + entity + " x", Object.class).getResultList())).containsExactlyInAnyOrderElementsOf(ids.allMine());
            assertThat(idsAt(mine, entity, em -> byReference(em, entity, ids.mine()))).containsExactly(ids.mine());
            assertThat(idsAt(mine, entity, em -> byReference(em, entity, ids.theirs()))).isEmpty();
            failsClosed(em -> em.createQuery("select x from " + entity + " x", Object.class).getResultList());
        });
    }

    @Test
    void criteria() {
        forEveryEntity((entity, ids) -> {
            assertThat(idsAt(mine, entity, em -> em.createQuery(everything(em, entity)).getResultList())).containsExactlyInAnyOrderElementsOf(ids.allMine());
            failsClosed(em -> em.createQuery(everything(em, entity)).getResultList());
        });
    }

    @Test
    void count() {
        forEveryEntity((entity, ids) -> {
            assertThat(number(mine, em -> counted(em, entity))).isEqualTo(ids.allMine().size());
            failsClosed(em -> counted(em, entity));
        });
    }

    /** A reference to a row that is not mine can be had, since nothing is read for it; there is nothing behind it. */
    @Test
    void refresh_of_a_reference() {
        forEveryEntity((entity, ids) -> {
            assertThat(one(mine, em -> refreshed(em, entity, ids.mine()))).isNotNull();
            refused(EntityNotFoundException.class, () -> one(mine, em -> refreshed(em, entity, ids.theirs())));
            failsClosed(em -> refreshed(em, entity, ids.mine()));
        });
    }

    @Test
    void lock_of_a_reference() {
        forEveryEntity((entity, ids) -> {
            one(mine, em -> {
                locked(em, entity, ids.theirs());
                return practices.behindTheScenes("select 1 from " + entity.table() + " where tenant_id = ? for update nowait", theirs.tenantId());
            });
            failsClosed(em -> locked(em, entity, ids.mine()));
        });
    }

    @Test
    void merge_of_their_row() {
        forEveryEntity((entity, ids) -> {
            Object detached = one(theirs, em -> em.find(entity.type(), ids.theirs()));
            theirsStays(em -> em.merge(detached));
        });
    }

    @Test
    void removal_of_a_reference() {
        forEveryEntity((entity, ids) -> {
            assertThat(number(mine, em -> {
                em.remove(em.getReference(entity.type(), ids.mine()));
                em.flush();
                return TenantEntities.rowsOf(em, entity, mine.tenantId());
            })).as("mine can be removed").isEqualTo(ids.allMine().size() - 1);
            theirsStays(em -> em.remove(em.getReference(entity.type(), ids.theirs())));
        });
    }

    @Test
    void bulk_delete() {
        forEveryEntity((entity, ids) -> {
            theirsStays(em -> assertThat(em.createQuery("delete from " + entity + " x").executeUpdate()).isEqualTo(ids.allMine().size()));
            failsClosed(em -> em.createQuery("delete from " + entity + " x").executeUpdate());
        });
    }

    @Test
    void bulk_update() {
        forEveryEntity((entity, ids) -> {
            if (entity.settable() != null) {
                String update = "update " + entity + " x set x." + entity.settable() + " = x." + entity.settable();
                theirsStays(em -> assertThat(em.createQuery(update).executeUpdate()).isEqualTo(ids.allMine().size()));
                failsClosed(em -> em.createQuery(update).executeUpdate());
            }
        });
    }

    /** Collection tables have no entity of their own: they are reached by their owner's key, of which the tenant is a part. */
    @Test
    void what_another_practice_hangs_on_my_row_is_not_mine() {
        UUID pair = mine.id("draft pair");
        UUID role = mine.id("role");
        one(mine, em -> {
            Practices.sql(em, "insert into dispense_pair_treatments (tenant_id, pair_id, treatment_id) values (?, ?, ?)", theirs.tenantId(), pair, theirs.id("treatment")).executeUpdate();
            Practices.sql(em, "insert into dynamic_role_permissions (tenant_id, role_id, permission) values (?, ?, 'tenants:operate')", theirs.tenantId(), role).executeUpdate();

            assertThat(em.find(DispensePair.class, pair).treatmentIds()).containsExactly(mine.id("treatment"));
            assertThat(em.find(Role.class, role).permissions()).hasSize(1);
            assertThat(em.createQuery("select t from DispensePair p join p.treatmentIds t where p.id = :pair", UUID.class).setParameter("pair", pair).getResultList()).containsExactly(mine.id("treatment"));
            return null;
        });
    }

    /** EclipseLink does not filter the far side of an outer join by path: the key must keep it at home. */
    @Test
    void a_relation_that_points_into_another_practice_leads_nowhere() {
        one(mine, em -> {
            Practices.sql(em, "update dispense_pairs set dispense_id = ? where tenant_id = ? and id = ?", theirs.id("sale"), mine.tenantId(), mine.id("pair")).executeUpdate();

            assertThat(em.createQuery("select d.id from DispensePair p left join p.dispense d where p.id = :pair", UUID.class).setParameter("pair", mine.id("pair")).getResultList()).containsOnlyNulls();
            assertThat(em.createQuery("select p.id from DispensePair p where p.dispense.id = :sale and p.dispense.state = 'checked_out'", UUID.class).setParameter("sale", theirs.id("sale")).getResultList()).isEmpty();
            return null;
        });
        one(theirs, em -> {
            Practices.sql(em, "update dispense_pairs set dispense_id = ? where tenant_id = ? and id = ?", theirs.id("sale"), mine.tenantId(), mine.id("pair")).executeUpdate();

            assertThat(em.createQuery("select p.id from Dispense d join d.pairs p where d.id = :sale", UUID.class).setParameter("sale", theirs.id("sale")).getResultList()).containsExactly(theirs.id("pair"));
            return null;
        });
    }

    private record Ids(List<Object> allMine, Object theirs) {
        Object mine() {
            return allMine.get(0);
        }
    }

    private void forEveryEntity(BiConsumer<Entity, Ids> claim) {
        List<Entity> all = entities.all();
        assertThat(all).hasSizeGreaterThan(20);
        List<String> holes = new ArrayList<>();
        for (Entity entity : all) {
            try {
                claim.accept(entity, new Ids(entities.idsOf(entity, mine), entities.idsOf(entity, theirs).get(0)));
            } catch (RuntimeException | AssertionError e) {
                holes.add(entity + ": " + e);
            }
        }
        assertThat(holes).isEmpty();
    }

    private Object one(WholePractice practice, Practices.Work<?> work) {
        return practices.at(practice, work);
    }

    private long number(WholePractice practice, Practices.Work<Long> work) {
        return practices.at(practice, work);
    }

    private List<Object> idsAt(WholePractice practice, Entity entity, Practices.Work<List<?>> work) {
        return practices.at(practice, em -> work.with(em).stream().map(entity::idOf).toList());
    }

    /** Whatever an attempt does, it does nothing to them; being refused is as good. */
    private void theirsStays(Consumer<EntityManager> attempt) {
        String before = practices.withoutTenant(em -> everythingOf(em, theirs));
        assertThat(one(mine, em -> {
            try {
                attempt.accept(em);
                em.flush();
            } catch (PersistenceException refused) {
                return before;
            }
            return everythingOf(em, theirs);
        })).isEqualTo(before);
    }

    private static String everythingOf(EntityManager em, WholePractice practice) {
        return Practices.rows(em, "select cast(table_name as text) from information_schema.columns join information_schema.tables using (table_schema, table_name)"
                + " where table_schema = 'public' and column_name = 'tenant_id' and table_type = 'BASE TABLE' order by 1").stream()
            .map(table -> table + " " + Practices.rows(em, "select count(*) || ' ' || sum(hashtextextended(cast(to_jsonb(t) as text), 0)) from " + table + " t where tenant_id = ?", practice.tenantId()))
            .collect(Collectors.joining("\n"));
    }

    private static List<?> byReference(EntityManager em, Entity entity, Object id) {
        return em.createQuery("select x from " + entity + " x where x = :it", Object.class).setParameter("it", em.getReference(entity.type(), id)).getResultList();
    }

    private static CriteriaQuery<Object> everything(EntityManager em, Entity entity) {
        CriteriaBuilder build = em.getCriteriaBuilder();
        CriteriaQuery<Object> query = build.createQuery(Object.class);
        return query.select(query.from(entity.type()));
    }

    private static long counted(EntityManager em, Entity entity) {
        return em.createQuery("select count(x) from " + entity + " x", Long.class).getSingleResult();
    }

    private static Object refreshed(EntityManager em, Entity entity, Object id) {
        Object reference = em.getReference(entity.type(), id);
        em.refresh(reference);
        return reference;
    }

    private static Object locked(EntityManager em, Entity entity, Object id) {
        Object reference = em.getReference(entity.type(), id);
        em.lock(reference, LockModeType.PESSIMISTIC_WRITE);
        return reference;
    }

    /** Nobody signed in is refused by the program; and whoever goes past the program, by EclipseLink. */
    private void failsClosed(Practices.Work<Object> work) {
        refused(Refusal.NotSignedIn.class, () -> practices.asNobody(work));
        refused(QueryException.class, () -> practices.withoutTenant(work));
    }

    private static void refused(Class<? extends Exception> how, Runnable attempt) {
        try {
            attempt.run();
        } catch (RuntimeException e) {
            assertThat(Stream.iterate((Throwable) e, cause -> cause != null, Throwable::getCause)).as("%s", e).hasAtLeastOneElementOfType(how);
            return;
        }
        throw new AssertionError("it was let through");
    }
}
