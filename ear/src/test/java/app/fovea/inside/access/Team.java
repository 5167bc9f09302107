package app.fovea.inside.access;

import app.fovea.access.boundary.Assignment;
import app.fovea.access.boundary.Grants;
import app.fovea.access.boundary.RoleDraft;
import app.fovea.access.boundary.RoleView;
import app.fovea.access.boundary.Roles;
import app.fovea.access.boundary.SignIn;
import app.fovea.access.entity.Caller;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Permission;
import app.fovea.journey.entity.Ids;
import app.fovea.tenancy.provisioning.CurrentTenant;
import app.fovea.tenancy.provisioning.NewBranch;
import app.fovea.tenancy.provisioning.NewTenant;
import app.fovea.tenancy.provisioning.NewUser;
import app.fovea.tenancy.provisioning.TenantProvisioning;
import app.fovea.tenancy.provisioning.Transaction;
import app.fovea.world.Sql;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Practices with people in them, inside the server: everybody asks the real boundaries, as the request of their own that they are. */
@ApplicationScoped
public class Team {
    @Inject
    private Roles roles;
    @Inject
    private Grants grants;
    @Inject
    private SignIn signIn;
    @Resource
    private ManagedThreadFactory threads;
    @Resource(lookup = "java:jboss/datasources/FoveaProvisioning")
    private DataSource provisioner;
    @Resource(lookup = "java:jboss/datasources/Fovea")
    private DataSource application;

    /** A new practice and the one person in it, who owns it. */
    public record Practice(UUID tenant, UUID owner) {
    }

    /** What came of an attempt: it was done, or refused in these words. */
    public record Outcome(Object done, Throwable refusal) {
        public boolean refused() {
            return refusal != null;
        }
    }

    public Practice open() throws SQLException {
        UUID owner = Ids.next();
        String slug = "guards-" + UUID.randomUUID().toString().substring(0, 13);
        UUID tenant = TenantProvisioning.provision(provisioner, new NewTenant(slug, "Practice of guards", "GB", "GBP", "Europe/London", 50),
            List.of(new NewBranch(Ids.next(), "MAIN", "High Street", null, null, true)), new NewUser(owner, null, "owner@guards.example", "Olga Owner", "nobody signs in with this", null)).id();
        return new Practice(tenant, owner);
    }

    /** Somebody new, who can sign in and holds nothing. */
    public UUID hire(Practice practice, String name) throws SQLException {
        UUID id = Ids.next();
        behindTheScenes(practice, "insert into users (id, email, name, password_hash) values (?, ?, ?, 'nobody signs in with this')", id, id + "@guards.example", name);
        return id;
    }

    /** Somebody new who holds one role of their own, made by the owner. */
    public UUID hire(Practice practice, String name, Permission... rights) throws SQLException {
        UUID id = hire(practice, name);
        give(practice, id, role(practice, name + "’s role", rights));
        return id;
    }

    public UUID role(Practice practice, String name, Permission... rights) {
        return as(practice, practice.owner(), () -> roles.create(draft(name, rights), "for the test", null)).id();
    }

    public RoleView role(Practice practice, UUID id) {
        return as(practice, practice.owner(), () -> roles.get(id));
    }

    /** The role that this practice began with. */
    public UUID began(Practice practice, String template) throws SQLException {
        return UUID.fromString(behind(practice, "select id from dynamic_roles where template = ? and tenant_id = current_tenant()", template).get(0));
    }

    public static RoleDraft draft(String name, Permission... rights) {
        return new RoleDraft(name, "", Arrays.stream(rights).map(Permission::id).toList());
    }

    /** In addition to what they hold, by the owner. */
    public void give(Practice practice, UUID person, UUID... more) throws SQLException {
        List<UUID> all = Stream.concat(held(practice, person).stream(), Arrays.stream(more)).distinct().toList();
        as(practice, practice.owner(), () -> grants.assign(person, new Assignment(all, null, null, "for the test")));
    }

    public List<UUID> held(Practice practice, UUID person) throws SQLException {
        return behind(practice, "select role_id from user_dynamic_roles where user_id = ? and tenant_id = current_tenant() order by role_id", person).stream().map(UUID::fromString).toList();
    }

    /** As a request of this person, who is who they are at this moment. */
    public <T> T as(Practice practice, UUID person, Callable<T> work) {
        return as(caller(practice, person), work);
    }

    public Caller caller(Practice practice, UUID person) {
        return signIn.again(practice.tenant(), person).orElseThrow();
    }

    /** As a request that began a while ago. */
    public <T> T as(Caller caller, Callable<T> work) {
        try {
            return CurrentCaller.as(caller, work);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** All of these at the same moment, each on a thread of its own. */
    public List<Outcome> atOnce(List<Callable<?>> attempts) {
        ExecutorService executor = Executors.newFixedThreadPool(attempts.size(), threads);
        CountDownLatch ready = new CountDownLatch(attempts.size());
        try {
            return attempts.stream().map(attempt -> CompletableFuture.supplyAsync(() -> {
                try {
                    ready.countDown();
                    ready.await();
                    return new Outcome(attempt.call(), null);
                } catch (Exception e) {
                    return new Outcome(null, e);
                }
            }, executor)).toList().stream().map(CompletableFuture::join).toList();
        } finally {
            executor.shutdownNow();
        }
    }

    /** A change that passes the program by, with the entry that the database demands. */
    public void behindTheScenes(Practice practice, String sql, Object... values) throws SQLException {
        Transaction.on(provisioner, connection -> {
            CurrentTenant.set(connection, practice.tenant());
            Sql.run(connection, sql, values);
            Sql.run(connection, "insert into role_change_audit (id, actor_name, action) values (?, 'a test', 'user.created')", UUID.randomUUID());
            return null;
        });
    }

    public List<String> behind(Practice practice, String sql, Object... values) throws SQLException {
        return Transaction.on(provisioner, connection -> {
            CurrentTenant.set(connection, practice.tenant());
            return Sql.texts(connection, sql, values);
        });
    }

    /** With the rights of the application and past everything that it says, even with an entry in the trail. */
    public void pastTheProgram(Practice practice, String sql, Object... values) throws SQLException {
        Transaction.on(application, connection -> {
            CurrentTenant.set(connection, practice.tenant());
            Sql.run(connection, "insert into role_change_audit (id, actor_name, action) values (?, 'a test', 'user.changed')", UUID.randomUUID());
            Sql.run(connection, sql, values);
            return null;
        });
    }
}
