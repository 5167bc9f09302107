package app.fovea.access.entity;

import app.fovea.tenancy.entity.TenantEntityManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** People, the roles they hold, and the tokens of their programs. */
@ApplicationScoped
public class UserRepository {
    @Inject
    private TenantEntityManager tenant;

    public Optional<User> find(UUID id) {
        return Optional.ofNullable(tenant.get().find(User.class, id));
    }

    public Optional<User> findByEmail(String email) {
        return tenant.get().createQuery("select u from User u where u.email = :email", User.class)
            .setParameter("email", email.strip().toLowerCase(Locale.ROOT))
            .getResultStream().findFirst();
    }

    public List<User> all() {
        return tenant.get().createQuery("select u from User u order by u.name", User.class).getResultList();
    }

    public void add(User user) {
        tenant.get().persist(user);
    }

    public void add(RoleGrant grant) {
        tenant.get().persist(grant);
    }

    /** The roles somebody holds, with what each lets them do, the primary one first. */
    public Map<RoleGrant, Role> rolesOf(UUID userId) {
        return tenant.get().createQuery("select g, r from RoleGrant g, Role r where g.userId = :user and r.id = g.roleId", Object[].class)
            .setParameter("user", userId)
            .getResultStream()
            .sorted((a, b) -> Boolean.compare(((RoleGrant) b[0]).primary(), ((RoleGrant) a[0]).primary()))
            .collect(Collectors.toMap(row -> (RoleGrant) row[0], row -> (Role) row[1], (a, b) -> a, java.util.LinkedHashMap::new));
    }

    public List<RoleGrant> grants() {
        return tenant.get().createQuery("select g from RoleGrant g", RoleGrant.class).getResultList();
    }

    public List<Role> roles() {
        return tenant.get().createQuery("select r from Role r order by r.name", Role.class).getResultList();
    }

    public Optional<Role> findRole(UUID id) {
        return Optional.ofNullable(tenant.get().find(Role.class, id));
    }

    /** One page of changes of roles, newest first; every filter may be null. */
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

    public void add(AccessToken token) {
        tenant.get().persist(token);
    }

    public Optional<AccessToken> findToken(UUID id) {
        return Optional.ofNullable(tenant.get().find(AccessToken.class, id));
    }
}
