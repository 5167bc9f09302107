package app.fovea.access.entity;

import app.fovea.tenancy.entity.TenantEntityManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.TypedQuery;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.persistence.config.QueryHints;

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
        tenant.get().createNativeQuery("select version from access_versions where tenant_id = ? for update")
            .setHint(QueryHints.ALLOW_NATIVE_SQL_QUERY, true).setParameter(1, CurrentCaller.get().tenantId()).getResultList();
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

    /** One page in the order of names. @param text part of the name or description, or null @param after the last role of the page before, or null */
    public List<Role> page(String text, Role after, int limit) {
        String jpql = "select r from Role r where 1 = 1" + (text == null ? "" : " and (lower(r.name) like :text or lower(r.description) like :text)")
            + (after == null ? "" : " and (lower(r.name) > :name or (lower(r.name) = :name and r.id > :id))") + " order by lower(r.name), r.id";
        TypedQuery<Role> query = tenant.get().createQuery(jpql, Role.class);
        if (text != null) {
            query.setParameter("text", "%" + text.strip().toLowerCase(Locale.ROOT).replaceAll("[\\\\%_]", "\\\\$0") + "%");
        }
        if (after != null) {
            query.setParameter("name", after.name().toLowerCase(Locale.ROOT)).setParameter("id", after.id());
        }
        return query.setMaxResults(limit).getResultList();
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

    /** Who holds this role, also where it has ended. */
    public List<RoleGrant> grantsOf(UUID roleId) {
        return tenant.get().createQuery("select g from RoleGrant g where g.roleId = :role", RoleGrant.class).setParameter("role", roleId).getResultList();
    }

    /** What these people hold, the primary one first; also what has ended already. */
    public Map<UUID, Map<RoleGrant, Role>> heldByAll(Collection<UUID> userIds) {
        return userIds.isEmpty() ? Map.of() : byUser(tenant.get().createQuery("select g from RoleGrant g where g.userId in :users", RoleGrant.class).setParameter("users", userIds).getResultList());
    }

    /** What everybody who holds this role holds. */
    public Map<UUID, Map<RoleGrant, Role>> heldByHoldersOf(UUID roleId) {
        return byUser(tenant.get().createQuery("select g from RoleGrant g where g.userId in (select m.userId from RoleGrant m where m.roleId = :role)", RoleGrant.class)
            .setParameter("role", roleId).getResultList());
    }

    private Map<UUID, Map<RoleGrant, Role>> byUser(List<RoleGrant> grants) {
        Map<UUID, Role> roles = withIds(grants.stream().map(RoleGrant::roleId).collect(Collectors.toSet()));
        Map<UUID, Map<RoleGrant, Role>> held = new HashMap<>();
        grants.stream().sorted((a, b) -> Boolean.compare(b.primary(), a.primary()))
            .forEach(grant -> held.computeIfAbsent(grant.userId(), user -> new LinkedHashMap<>()).put(grant, roles.get(grant.roleId())));
        return held;
    }

    /** How many people who can sign in hold each of these roles on this day; a role that nobody holds is not there. */
    public Map<UUID, Long> members(Collection<UUID> roleIds, LocalDate today) {
        return counts("select g.roleId, count(g) from RoleGrant g, User u where u.id = g.userId and u.active = true and (g.endsOn is null or g.endsOn >= :today)"
            + " and g.roleId in :roles group by g.roleId", roleIds, Map.of("today", today));
    }

    /** Every role in which one of these rights is ticked. */
    public Set<UUID> ticking(Collection<String> permissionIds) {
        return tenant.get().createQuery("select distinct r.id from Role r join r.permissionIds p where p in :rights", UUID.class)
            .setParameter("rights", permissionIds).getResultStream().collect(Collectors.toSet());
    }

    /** How many rights are ticked in each of these roles. */
    public Map<UUID, Long> ticked(Collection<UUID> roleIds) {
        return counts("select r.id, count(p) from Role r join r.permissionIds p where r.id in :roles group by r.id", roleIds, Map.of());
    }

    private Map<UUID, Long> counts(String jpql, Collection<UUID> roleIds, Map<String, Object> parameters) {
        if (roleIds.isEmpty()) {
            return Map.of();
        }
        TypedQuery<Object[]> query = tenant.get().createQuery(jpql, Object[].class).setParameter("roles", roleIds);
        parameters.forEach(query::setParameter);
        return query.getResultStream().collect(Collectors.toMap(row -> (UUID) row[0], row -> (Long) row[1]));
    }

    /** Who can sign in and holds the owner's role for good. */
    public List<UUID> lastingOwners() {
        return tenant.get().createQuery("select g.userId from RoleGrant g, Role r, User u where r.id = g.roleId and r.system = true and u.id = g.userId"
            + " and u.active = true and u.passwordHash is not null and g.endsOn is null", UUID.class).getResultList();
    }

    public List<PairDecision> pairDecisions() {
        return tenant.get().createQuery("select d from PairDecision d", PairDecision.class).getResultList();
    }

    public void add(PairDecision decision) {
        tenant.get().persist(decision);
    }
}
