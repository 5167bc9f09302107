package app.fovea.access.entity;

import app.fovea.tenancy.entity.TenantEntityManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** People, and the tokens of their programs. */
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

    public Map<UUID, User> withIds(Collection<UUID> ids) {
        return ids.isEmpty() ? Map.of() : tenant.get().createQuery("select u from User u where u.id in :ids", User.class)
            .setParameter("ids", ids).getResultStream().collect(Collectors.toMap(User::id, user -> user));
    }

    public Optional<User> findByGocNumber(String gocNumber) {
        return tenant.get().createQuery("select u from User u where u.gocNumber = :number", User.class).setParameter("number", gocNumber).getResultStream().findFirst();
    }

    /**
     * One page in the order of names.
     *
     * @param text  part of the name, e-mail or registration number, or null
     * @param state or null
     * @param role  who holds this role today, or null
     * @param today in the practice's zone
     * @param after the last person of the page before, or null
     */
    public List<User> page(String text, PersonState state, UUID role, LocalDate today, User after, int limit) {
        StringBuilder jpql = new StringBuilder("select u from User u where 1 = 1");
        if (text != null) {
            jpql.append(" and (lower(u.name) like :text or u.email like :text or lower(u.gocNumber) like :text)");
        }
        if (state != null) {
            jpql.append(switch (state) {
                case SUSPENDED -> " and u.active = false";
                case INVITED -> " and u.active = true and u.passwordHash is null";
                case ACTIVE -> " and u.active = true and u.passwordHash is not null";
            });
        }
        if (role != null) {
            jpql.append(" and u.id in (select g.userId from RoleGrant g where g.roleId = :role and (g.endsOn is null or g.endsOn >= :today))");
        }
        if (after != null) {
            jpql.append(" and (lower(u.name) > :name or (lower(u.name) = :name and u.id > :id))");
        }
        TypedQuery<User> query = tenant.get().createQuery(jpql + " order by lower(u.name), u.id", User.class);
        if (text != null) {
            query.setParameter("text", "%" + text.strip().toLowerCase(Locale.ROOT).replaceAll("[\\\\%_]", "\\\\$0") + "%");
        }
        if (role != null) {
            query.setParameter("role", role).setParameter("today", today);
        }
        if (after != null) {
            query.setParameter("name", after.name().toLowerCase(Locale.ROOT)).setParameter("id", after.id());
        }
        return query.setMaxResults(limit).getResultList();
    }

    /** One page of who holds one of these roles, ended grants included, in the order of names. @param roles not empty @param after as for {@link #page} */
    public List<User> holders(Collection<UUID> roles, User after, int limit) {
        String jpql = "select u from User u where u.id in (select g.userId from RoleGrant g where g.roleId in :roles)"
            + (after == null ? "" : " and (lower(u.name) > :name or (lower(u.name) = :name and u.id > :id))") + " order by lower(u.name), u.id";
        TypedQuery<User> query = tenant.get().createQuery(jpql, User.class).setParameter("roles", roles);
        if (after != null) {
            query.setParameter("name", after.name().toLowerCase(Locale.ROOT)).setParameter("id", after.id());
        }
        return query.setMaxResults(limit).getResultList();
    }

    /** Ends every token of somebody's programs. */
    public void revokeTokens(UUID userId, Instant now) {
        tenant.get().createQuery("select t from AccessToken t where t.userId = :user and t.revokedAt is null", AccessToken.class)
            .setParameter("user", userId).getResultStream().forEach(token -> token.revoke(now));
    }

    public void add(User user) {
        tenant.get().persist(user);
    }

    public void add(AccessToken token) {
        tenant.get().persist(token);
    }

    public Optional<AccessToken> findToken(UUID id) {
        return Optional.ofNullable(tenant.get().find(AccessToken.class, id));
    }
}
