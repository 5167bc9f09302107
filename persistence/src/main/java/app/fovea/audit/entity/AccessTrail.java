package app.fovea.audit.entity;

import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.RoleChange;
import app.fovea.journey.entity.JsonColumn;
import app.fovea.tenancy.entity.TenantEntityManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.persistence.config.QueryHints;

/** The trail of access: who changed what somebody may do. Written here and nowhere else, in the transaction of what it records. */
@ApplicationScoped
public class AccessTrail {
    private static final String CHAIN = "access";

    @Inject
    private TenantEntityManager tenant;

    /**
     * The caller did this just now, from where they work.
     *
     * @param roleId the role that it is about, or null; still there, for its name: record a deletion and flush before it is deleted
     * @param userId the person that it is about, or null
     * @param before what {@link AccessAction} names, as a record or a map; null where there was nothing
     * @param after  likewise
     * @param reason in the caller's words, or null
     */
    public void record(AccessAction action, UUID roleId, UUID userId, Object before, Object after, String reason) {
        tenant.get().persist(new RoleChange(CurrentCaller.get(), CurrentCaller.origin().orElse(null), action.id(), roleId, userId, json(before), json(after),
            reason == null || reason.isBlank() ? null : reason.strip()));
    }

    /** For the rest of this transaction: the chain belongs to one writer at a time, and a long transaction may hold it. */
    public void waitNoLongerThan(Duration longest) {
        Query query = tenant.get().createNativeQuery("select set_config('lock_timeout', ?, true)").setHint(QueryHints.ALLOW_NATIVE_SQL_QUERY, true);
        query.setParameter(1, longest.toMillis() + "ms").getSingleResult();
    }

    /** Writes now, which is when one waits for the chain. */
    public void flush() {
        tenant.get().flush();
    }

    private static String json(Object state) {
        return state == null ? null : JsonColumn.write(state);
    }

    public Optional<RoleChange> find(UUID id) {
        return Optional.ofNullable(tenant.get().find(RoleChange.class, id));
    }

    /** Newest first. @param beforeSeq only what stands before this place; null from the end */
    public List<RoleChange> latest(TrailFilter filter, Long beforeSeq, int limit) {
        return found(filter, beforeSeq == null ? "" : " and c.seq < :seq", beforeSeq, "desc", limit);
    }

    /** Oldest first, with all that is hashed: what stands behind this place, and is not kept in memory. */
    public List<SealedEntry> sealedAfter(TrailFilter filter, long seq, int limit) {
        List<SealedEntry> entries = found(filter, " and c.seq > :seq", seq, "asc", limit).stream().map(AccessTrail::sealed).toList();
        tenant.get().clear();
        return entries;
    }

    /** Written while somebody had switched the seals off. */
    public List<SealedEntry> unsealed(int limit) {
        return tenant.get().createQuery("select c from RoleChange c where c.seq is null order by c.at", RoleChange.class).setMaxResults(limit).getResultStream().map(AccessTrail::sealed).toList();
    }

    /** Where the chain ends, with all that this transaction wrote. */
    public Chain.Head head() {
        tenant.get().flush();
        Query query = tenant.get().createNativeQuery("select seq, hash from audit_chain where tenant_id = ? and chain = ?").setHint(QueryHints.ALLOW_NATIVE_SQL_QUERY, true);
        List<Object[]> heads = query.setParameter(1, CurrentCaller.get().tenantId()).setParameter(2, CHAIN).getResultList();
        return heads.stream().map(head -> new Chain.Head((Long) head[0], (String) head[1])).findFirst().orElse(Chain.Head.NONE);
    }

    private List<RoleChange> found(TrailFilter filter, String place, Long seq, String order, int limit) {
        StringBuilder jpql = new StringBuilder("select c from RoleChange c where c.seq is not null").append(place);
        Map<String, Object> values = new HashMap<>();
        if (seq != null) {
            values.put("seq", seq);
        }
        if (filter.roleId() != null) {
            jpql.append(" and c.roleId = :role");
            values.put("role", filter.roleId());
        }
        if (filter.userId() != null) {
            jpql.append(" and c.userId = :user");
            values.put("user", filter.userId());
        }
        if (filter.actorId() != null) {
            jpql.append(" and c.actorId = :actor");
            values.put("actor", filter.actorId());
        }
        if (filter.words() != null) {
            jpql.append(" and (lower(c.actorName) like :words escape '\\' or lower(c.userName) like :words escape '\\' or lower(c.roleName) like :words escape '\\')");
            values.put("words", "%" + filter.words().strip().toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1") + "%");
        }
        if (filter.action() != null) {
            jpql.append(" and c.action = :action");
            values.put("action", filter.action().id());
        }
        if (filter.from() != null) {
            jpql.append(" and c.at >= :since");
            values.put("since", filter.from());
        }
        if (filter.before() != null) {
            jpql.append(" and c.at < :until");
            values.put("until", filter.before());
        }
        TypedQuery<RoleChange> query = tenant.get().createQuery(jpql + " order by c.seq " + order, RoleChange.class);
        values.forEach(query::setParameter);
        return query.setMaxResults(limit).getResultList();
    }

    private static SealedEntry sealed(RoleChange entry) {
        return new SealedEntry(CurrentCaller.get().tenantId(), entry.seq() == null ? 0 : entry.seq(), entry.id(), entry.at(), entry.actorId(), entry.actorName(), entry.origin(), entry.action(),
            entry.roleId(), entry.roleName(), entry.userId(), entry.userName(), entry.before(), entry.after(), entry.reason(), entry.previousHash(), entry.hash());
    }
}
