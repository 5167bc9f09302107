package app.fovea.world;

import app.fovea.access.entity.DefaultRole;
import app.fovea.access.entity.Permission;
import app.fovea.server.Demo;
import app.fovea.server.FoveaServer;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;

/** A practice of the demonstration, with its people as programs know them: by a token. */
public final class Practice {
    private static final Map<String, Practice> SHARED = new ConcurrentHashMap<>();

    private final FoveaServer server;
    private final String slug;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    private Practice(FoveaServer server, String slug) {
        this.server = server;
        this.slug = slug;
    }

    /** Northgate, on the Fovea that all tests share. */
    public static Practice northgate() {
        return shared(RunningFovea.NORTHGATE);
    }

    /** Harbour, on the Fovea that all tests share: the other tenant. */
    public static Practice harbour() {
        return shared(RunningFovea.HARBOUR);
    }

    public static Practice shared(String slug) {
        return SHARED.computeIfAbsent(slug, each -> of(RunningFovea.shared().server(), each));
    }

    /** @param server may be started, stopped and killed in between: tokens are kept in the database */
    public static Practice of(FoveaServer server, String slug) {
        return new Practice(server, slug);
    }

    /** The first of the practice's people in that role, signed in. */
    public Rest as(DefaultRole role) {
        Demo.User user = user(role);
        return as(user.email(), user.password());
    }

    /** The same, asking another node of the same practice. */
    public Rest as(DefaultRole role, URI node) {
        as(role);
        return Rest.at(node).bearer(tokens.get(user(role).email()));
    }

    public Rest as(String email, String password) {
        return nobody().bearer(tokens.computeIfAbsent(email, each -> signIn(email, password).expect(200).text("/accessToken")));
    }

    /** Waits until nothing that happened here is on its way any more: every listener has handled what was sent to it, or has given it up. */
    public void awaitListeners() {
        Rest owner = as(DefaultRole.OWNER);
        Awaitility.await("every listener of " + slug + " has handled everything").atMost(Duration.ofSeconds(60)).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(20)).until(() -> {
            Answer figures = owner.get("/api/journey/listeners").expect(200);
            return figures.number("/outbox") == 0 && StreamSupport.stream(figures.at("/items").spliterator(), false).allMatch(each -> each.get("waiting").asLong() == 0);
        });
    }

    /** Asks for a token; always a new one. */
    public Answer signIn(String email, String password) {
        return signIn(nobody(), slug, email, password);
    }

    public static Answer signIn(Rest by, String slug, String email, String password) {
        return by.post("/api/auth/token", "{\"tenant\":\"%s\",\"email\":\"%s\",\"password\":\"%s\"}".formatted(slug, email, password));
    }

    /** Not signed in. */
    public Rest nobody() {
        return Rest.at(server.url());
    }

    /**
     * Somebody new, whom no other test knows, with the practice's usual password.
     *
     * @param gocNumber null for who is not registered
     * @return the e-mail to sign in with
     */
    public String hire(DefaultRole role, String gocNumber) {
        UUID id = UUID.randomUUID();
        String email = role.name().toLowerCase().replace('_', '-') + "." + id + "@" + slug + ".example";
        String like = user(role).email();
        database().executeAudited(id(), """
            insert into users (tenant_id, id, branch_id, email, name, password_hash, goc_number)
            select tenant_id, ?, branch_id, ?, 'Newly Hired', password_hash, ? from users where tenant_id = ? and email = ?""", id, email, gocNumber, id(), like);
        database().executeAudited(id(), """
            insert into user_dynamic_roles (tenant_id, user_id, role_id, is_primary)
            select tenant_id, ?, id, true from dynamic_roles where tenant_id = ? and name = ?""", id, id(), role.title());
        return email;
    }

    /** Somebody new, registered, whose one role has exactly these rights; signed in. */
    public Rest holding(Set<Permission> rights) {
        UUID role = UUID.randomUUID();
        String name = "Made for a test " + role;
        String email = hire(DefaultRole.OPTOMETRIST, "01-12345");
        database().executeAudited(id(), "insert into dynamic_roles (tenant_id, id, name) values (?, ?, ?)", id(), role, name);
        database().executeAudited(id(), "insert into dynamic_role_permissions (tenant_id, role_id, permission) select ?, ?, right_id from unnest(string_to_array(?, ' ')) as right_id",
            id(), role, rights.stream().map(Permission::id).collect(Collectors.joining(" ")));
        database().executeAudited(id(), "update user_dynamic_roles set role_id = ? where tenant_id = ? and user_id = (select id from users where tenant_id = ? and email = ?)", role, id(), id(), email);
        return as(email, password());
    }

    public UUID role(DefaultRole role) {
        return UUID.fromString(database().text("select id from dynamic_roles where tenant_id = ? and name = ?", id(), role.title()));
    }

    public Demo.User user(DefaultRole role) {
        return tenant().users().stream().filter(user -> user.role().equals(role.title())).findFirst().orElseThrow();
    }

    public Demo.Tenant tenant() {
        return server.demo().tenants().stream().filter(tenant -> tenant.slug().equals(slug)).findFirst().orElseThrow();
    }

    /** Of everybody in this demonstration. */
    public String password() {
        return user(DefaultRole.OWNER).password();
    }

    public String slug() {
        return slug;
    }

    public UUID id() {
        return UUID.fromString(database().text("select id from tenants where slug = ?", slug));
    }

    public Database database() {
        return new Database(server);
    }

    public FoveaServer server() {
        return server;
    }
}
