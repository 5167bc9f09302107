package app.fovea.access.entity;

import app.fovea.tenancy.entity.TenantEntityManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
