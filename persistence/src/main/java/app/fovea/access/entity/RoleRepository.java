package app.fovea.access.entity;

import app.fovea.tenancy.entity.TenantEntityManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Roles, who holds them, and the trail of what changed in both. */
@ApplicationScoped
public class RoleRepository {
    @Inject
    private TenantEntityManager tenant;

    /**
     * Makes changes of access in one practice wait for each other until this transaction ends: whoever changes a role or who holds one decides on
     * what the one before left, so that two people cannot each take away what the other relied on.
     */
    public void lock() {
        tenant.get().createNativeQuery("select version from access_versions where tenant_id = ? for update").setParameter(1, CurrentCaller.get().tenantId()).getResultList();
    }

    public void add(Role role) {
        tenant.get().persist(role);
    }

    public void add(RoleGrant grant) {
        tenant.get().persist(grant);
    }

    public void remove(Role role) {
        tenant.get().remove(role);
    }

    public void remove(RoleGrant grant) {
        tenant.get().remove(grant);
    }

    public void add(RoleChange change) {
        tenant.get().persist(change);
    }

    /** Sends what is pending, so that the database's own refusals are met here and not after the boundary. */
    public void flush() {
        tenant.get().flush();
    }

    public Optional<Role> find(UUID id) {
        return Optional.ofNullable(tenant.get().find(Role.class, id));
    }

    public Optional<Role> named(String name) {
        return tenant.get().createQuery("select r from Role r where lower(r.name) = :name", Role.class)
            .setParameter("name", name.strip().toLowerCase(Locale.ROOT)).getResultStream().findFirst();
    }

    public List<Role> all() {
        return tenant.get().createQuery("select distinct r from Role r left join fetch r.permissionIds order by r.name", Role.class).getResultList();
    }

    /** Every role among these ids, with its rights, in one statement. */
    public Map<UUID, Role> withIds(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return tenant.get().createQuery("select distinct r from Role r left join fetch r.permissionIds where r.id in :ids", Role.class)
            .setParameter("ids", ids).getResultStream().collect(Collectors.toMap(Role::id, role -> role));
    }

    /** What somebody holds, with what each role lets them do, the primary one first; also what has ended already. */
    public Map<RoleGrant, Role> heldBy(UUID userId) {
        return tenant.get().createQuery("select g, r from RoleGrant g, Role r where g.userId = :user and r.id = g.roleId", Object[].class)
            .setParameter("user", userId)
            .getResultStream()
            .sorted((a, b) -> Boolean.compare(((RoleGrant) b[0]).primary(), ((RoleGrant) a[0]).primary()))
            .collect(Collectors.toMap(row -> (RoleGrant) row[0], row -> (Role) row[1], (a, b) -> a, LinkedHashMap::new));
    }

    public List<RoleGrant> grants() {
        return tenant.get().createQuery("select g from RoleGrant g", RoleGrant.class).getResultList();
    }

    /** Who holds this role, also where it has ended. */
    public List<RoleGrant> grantsOf(UUID roleId) {
        return tenant.get().createQuery("select g from RoleGrant g where g.roleId = :role", RoleGrant.class).setParameter("role", roleId).getResultList();
    }

    /** What these people hold, whoever else holds it. */
    public List<RoleGrant> grantsOfPeople(Collection<UUID> userIds) {
        return userIds.isEmpty() ? List.of()
            : tenant.get().createQuery("select g from RoleGrant g where g.userId in :users", RoleGrant.class).setParameter("users", userIds).getResultList();
    }

    /** How many hold each role, ended grants and suspended people included; a role that nobody holds is not there. */
    public Map<UUID, Long> memberCounts() {
        Map<UUID, Long> counts = new HashMap<>();
        tenant.get().createQuery("select g.roleId, count(g) from RoleGrant g group by g.roleId", Object[].class).getResultList()
            .forEach(row -> counts.put((UUID) row[0], (Long) row[1]));
        return counts;
    }

    /** One page of changes, newest first; every filter may be null. */
    public List<RoleChange> changes(UUID roleId, UUID userId, UUID before, int limit) {
        StringBuilder jpql = new StringBuilder("select c from RoleChange c where 1 = 1");
        if (roleId != null) {
            jpql.append(" and c.roleId = :role");
        }
        if (userId != null) {
            jpql.append(" and c.userId = :user");
        }
        if (before != null) {
            jpql.append(" and c.id < :before");
        }
        TypedQuery<RoleChange> query = tenant.get().createQuery(jpql + " order by c.id desc", RoleChange.class);
        if (roleId != null) {
            query.setParameter("role", roleId);
        }
        if (userId != null) {
            query.setParameter("user", userId);
        }
        if (before != null) {
            query.setParameter("before", before);
        }
        return query.setMaxResults(limit).getResultList();
    }
}
