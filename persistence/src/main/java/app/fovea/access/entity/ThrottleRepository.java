package app.fovea.access.entity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.persistence.config.QueryHints;

/** Wrong passwords, counted under a hash. Belongs to no tenant: the practice that was typed need not exist. */
@ApplicationScoped
public class ThrottleRepository {
    @PersistenceContext(unitName = "fovea")
    private EntityManager beforeSignIn;

    public Optional<Instant> blockedUntil(String key) {
        List<?> rows = select("select blocked_until from sign_in_throttle where key = ?", key);
        return rows.isEmpty() ? Optional.empty() : Optional.ofNullable((Timestamp) rows.get(0)).map(Timestamp::toInstant);
    }

    /** @return how many in a row, this one included; a last failure before {@code forgetBefore} does not count */
    public int countFailure(String key, Instant now, Instant forgetBefore) {
        Query query = beforeSignIn.createNativeQuery("""
            insert into sign_in_throttle as t (key, failures, last_failure) values (?, 1, ?)
            on conflict (key) do update set failures = case when t.last_failure < ? then 1 else t.failures + 1 end, last_failure = excluded.last_failure
            returning failures""");
        query.setHint(QueryHints.ALLOW_NATIVE_SQL_QUERY, true);
        query.setParameter(1, key).setParameter(2, Timestamp.from(now)).setParameter(3, Timestamp.from(forgetBefore));
        return ((Number) query.getSingleResult()).intValue();
    }

    public void block(String key, Instant until) {
        beforeSignIn.createNativeQuery("update sign_in_throttle set blocked_until = ? where key = ?")
            .setParameter(1, Timestamp.from(until)).setParameter(2, key).executeUpdate();
    }

    public void forget(String key) {
        beforeSignIn.createNativeQuery("delete from sign_in_throttle where key = ?").setParameter(1, key).executeUpdate();
    }

    private List<?> select(String sql, String key) {
        Query query = beforeSignIn.createNativeQuery(sql);
        query.setHint(QueryHints.ALLOW_NATIVE_SQL_QUERY, true);
        return query.setParameter(1, key).getResultList();
    }
}
