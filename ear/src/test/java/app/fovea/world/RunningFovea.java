package app.fovea.world;

import app.fovea.access.entity.DefaultRole;
import app.fovea.server.Demo;
import app.fovea.server.FoveaServer;
import app.fovea.server.MailCatcher;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;

/**
 * The Fovea that all tests of one JVM share: real database, real broker, real mail, the demonstration's two practices. It starts
 * when the first test asks for it, on fresh data, and ends with the JVM. A test that pulls a plug takes {@link #ownOne} instead.
 *
 * <p>Tests share the data as people do: each makes the patients it needs and looks at nobody else's.
 */
public final class RunningFovea {
    /** Three branches and a laboratory; orders go to the lab at 50 % paid. */
    public static final String NORTHGATE = "northgate";
    /** One branch; orders go to the lab at 25 % paid. */
    public static final String HARBOUR = "harbour";

    private static RunningFovea shared;

    private final FoveaServer server;

    private RunningFovea(FoveaServer server) {
        this.server = server;
    }

    public static synchronized RunningFovea shared() {
        if (shared == null) {
            // The tests' receivers of webhooks are in this very house.
            FoveaServer server = ownOne("shared", builder -> builder.setting("FOVEA_WEBHOOKS_MAY_REACH", "127.0.0.1"));
            server.start();
            shared = new RunningFovea(server);
        }
        return shared;
    }

    /**
     * One that nobody else uses, not started yet. Its data goes when the JVM does; its logs stay.
     *
     * @param name what its directory under {@code fovea.scratch} is called
     */
    public static FoveaServer ownOne(String name) {
        return ownOne(name, builder -> { });
    }

    /** @param differently how it differs from the one that bin/run starts */
    public static FoveaServer ownOne(String name, Consumer<FoveaServer.Builder> differently) {
        // Two Mavens may run in one checkout at the same time.
        Path data = Path.of(needed("fovea.scratch"), name + "-" + ProcessHandle.current().pid()).toAbsolutePath();
        FoveaServer.Builder builder = FoveaServer.in(data).home(Path.of(needed("fovea.home"))).ear(Path.of(needed("fovea.ear")));
        differently.accept(builder);
        FoveaServer server = builder.build();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.stop();
            Scratch.keepOnlyLogs(data);
        }, "end-" + name));
        return server;
    }

    public URI url() {
        return server.url();
    }

    /** Where metrics and health are. */
    public URI management() {
        return server.management();
    }

    /** What was sent to anybody; ask it for one address, others send as well. */
    public MailCatcher mail() {
        return server.mail();
    }

    /** Bound by no policy, for a look behind the scenes. The caller closes it. */
    public Connection superuser() throws SQLException {
        return server.superuser();
    }

    public Demo demo() {
        return server.demo();
    }

    /** @param tenant {@link #NORTHGATE} or {@link #HARBOUR} */
    public Demo.Tenant tenant(String tenant) {
        return Practice.of(server, tenant).tenant();
    }

    /** The first of the practice's people in that role. */
    public Demo.User user(String tenant, DefaultRole role) {
        return Practice.of(server, tenant).user(role);
    }

    /** The machinery underneath: logs, the database as each of its roles. */
    public FoveaServer server() {
        return server;
    }

    private static String needed(String property) {
        String value = System.getProperty(property);
        if (value == null) {
            throw new IllegalStateException("Set -D" + property + ", as ear/pom.xml does for failsafe.");
        }
        return value;
    }
}
