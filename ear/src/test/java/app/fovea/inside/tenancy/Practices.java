package app.fovea.inside.tenancy;

import app.fovea.access.entity.Caller;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.tenancy.entity.TenantEntityManager;
import app.fovea.world.Sql;
import app.fovea.world.WholePractice;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.UserTransaction;
import java.lang.reflect.Field;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.eclipse.persistence.config.QueryHints;

/** Works in the server as one practice's people, as nobody, or behind the scenes. What is done in a transaction is undone after it. */
@ApplicationScoped
public class Practices {
    @Inject
    private TenantEntityManager tenants;

    /** As a class has it that may not use {@link TenantEntityManager}. */
    @PersistenceContext(unitName = "fovea")
    private EntityManager injected;

    /** Another injection of the same, for whoever wants to spoil it. */
    @PersistenceContext(unitName = "fovea")
    private EntityManager trap;

    @Resource
    private UserTransaction transaction;

    @Inject
    private BeanManager beans;

    @Resource(lookup = "java:jboss/datasources/FoveaProvisioning")
    private DataSource provisioner;

    /** Something done with an EntityManager. */
    @FunctionalInterface
    public interface Work<T> {
        T with(EntityManager em) throws Exception;
    }

    public WholePractice named(String slug) {
        return new WholePractice(UUID.fromString(behindTheScenes("select id from tenants where slug = ?", slug).get(0)), slug);
    }

    /** The first column, as the role that no policy binds, on a connection of its own. */
    public List<String> behindTheScenes(String sql, Object... values) {
        try (Connection connection = provisioner.getConnection()) {
            return Sql.texts(connection, sql, values);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As somebody of that practice, bound as the two doors bind people, in a transaction that is rolled back. */
    public <T> T at(WholePractice practice, Work<T> work) {
        return as(practice, () -> inTransaction(() -> work.with(tenants.get())));
    }

    /** The same, and it stays. */
    public <T> T committed(WholePractice practice, Work<T> work) {
        return as(practice, () -> {
            transaction.begin();
            boolean done = false;
            try {
                T result = work.with(tenants.get());
                done = true;
                return result;
            } finally {
                if (done) {
                    transaction.commit();
                } else {
                    transaction.rollback();
                }
            }
        });
    }

    /** With nobody bound, by an injected EntityManager that nobody gave a tenant. */
    public <T> T withoutTenant(Work<T> work) {
        return inTransaction(() -> work.with(injected));
    }

    /** With nobody bound, by the EntityManager that the program uses. */
    public <T> T asNobody(Work<T> work) {
        return inTransaction(() -> work.with(tenants.get()));
    }

    public static <T> T as(WholePractice practice, Callable<T> work) {
        try {
            return CurrentCaller.as(Caller.listener(practice.tenantId(), "somebody of " + practice.slug()), work);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public <T> T inTransaction(Callable<T> work) {
        try {
            transaction.begin();
            try {
                return work.call();
            } finally {
                transaction.rollback();
            }
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Native, which EclipseLink refuses unless it is told. */
    public static Query sql(EntityManager em, String sql, Object... values) {
        Query query = em.createNativeQuery(sql);
        query.setHint(QueryHints.ALLOW_NATIVE_SQL_QUERY, true);
        for (int i = 0; i < values.length; i++) {
            query.setParameter(i + 1, values[i]);
        }
        return query;
    }

    public static List<?> rows(EntityManager em, String sql, Object... values) {
        return sql(em, sql, values).getResultList();
    }

    public EntityManager trap() {
        return trap;
    }

    /** What WildFly injected into the one class that sets the tenant. */
    public EntityManager proxyInside(Class<TenantEntityManager> keeper) {
        Bean<?> bean = beans.resolve(beans.getBeans(keeper));
        try {
            Field proxy = keeper.getDeclaredField("proxy");
            proxy.setAccessible(true);
            return (EntityManager) proxy.get(beans.getContext(bean.getScope()).get(bean));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
