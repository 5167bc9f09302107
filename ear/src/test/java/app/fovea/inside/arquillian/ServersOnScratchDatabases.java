package app.fovea.inside.arquillian;

import app.fovea.world.ScratchDatabases;
import app.fovea.world.ScratchDatabases.Walls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.spi.Container;
import org.jboss.arquillian.container.spi.ContainerRegistry;
import org.jboss.arquillian.container.spi.client.deployment.Deployment;
import org.jboss.arquillian.container.spi.client.deployment.DeploymentScenario;
import org.jboss.arquillian.container.spi.event.DeployDeployment;
import org.jboss.arquillian.container.spi.event.StartContainer;
import org.jboss.arquillian.core.api.Event;
import org.jboss.arquillian.core.api.Instance;
import org.jboss.arquillian.core.api.annotation.Inject;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.api.event.ManagerStarted;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.arquillian.test.spi.event.suite.BeforeClass;

/** Before Arquillian reads arquillian.xml: makes the databases and says what its placeholders stand for. */
public class ServersOnScratchDatabases implements LoadableExtension {
    private static final Map<String, Walls> CONTAINERS = Map.of("all-walls", Walls.ALL, "program-alone", Walls.PROGRAM_ALONE);

    @Override
    public void register(ExtensionBuilder builder) {
        builder.observer(Placeholders.class).observer(ManualContainers.class);
    }

    /** Arquillian makes it. */
    public static class Placeholders {
        private static final int OFFSET_FROM = 12_000;
        private static final int OFFSET_TO = 20_000;
        private static final int[] PORTS_OF_WILDFLY = {8080, 8443, 8009, 9990, 9993, 3528, 3529, 4712, 4713};
        private static final int MANAGEMENT = 9990;

        public void fill(@Observes(precedence = 100) ManagerStarted event) {
            CONTAINERS.forEach((container, walls) -> {
                int offset = freeOffset();
                String prefix = "fovea.inside." + container;
                Path scratch = ScratchDatabases.shared().directory();
                System.setProperty(prefix + ".base", scratch.resolve(container).toString());
                System.setProperty(prefix + ".management", Integer.toString(MANAGEMENT + offset));
                System.setProperty(prefix + ".jvm", "-Xms128m -Xmx768m -Djava.net.preferIPv4Stack=true -Djboss.tx.node.id=" + container
                    + " -Djboss.server.log.dir=" + scratch.resolve("log").resolve(container) + " -Djboss.socket.binding.port-offset=" + offset + " " + settings(ScratchDatabases.shared().with(walls)));
            });
        }

        /** WildFly looks for the property env.X where X is not in its environment. */
        private static String settings(ScratchDatabases.Database database) {
            Map<String, String> settings = new TreeMap<>(database.settings());
            settings.put("FOVEA_SMTP_PORT", "1"); // Nobody listens: these tests send no mail.
            return settings.entrySet().stream().map(setting -> "-Denv." + setting.getKey() + "=" + setting.getValue()).collect(Collectors.joining(" "));
        }

        private static int freeOffset() {
            return IntStream.generate(() -> ThreadLocalRandom.current().nextInt(OFFSET_FROM, OFFSET_TO)).limit(1_000)
                .filter(offset -> IntStream.of(PORTS_OF_WILDFLY).allMatch(port -> free(port + offset))).findFirst().orElseThrow();
        }

        private static boolean free(int port) {
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.isBound();
            } catch (IOException taken) {
                return false;
            }
        }
    }

    /** Does for a container of mode "manual" what Arquillian does for the others: it runs, with the class's deployment, when the class begins. Arquillian ends both. */
    public static class ManualContainers {
        @Inject
        private Instance<ContainerRegistry> containers;
        @Inject
        private Instance<DeploymentScenario> scenario;
        @Inject
        private Event<StartContainer> start;
        @Inject
        private Event<DeployDeployment> deploy;

        public void begin(@Observes(precedence = -100) BeforeClass event) {
            for (Deployment deployment : scenario.get().deployments()) {
                Container<?> container = containers.get().getContainer(deployment.getDescription().getTarget());
                if ("manual".equals(container.getContainerConfiguration().getMode())) {
                    start.fire(new StartContainer(container));
                    deploy.fire(new DeployDeployment(container, deployment));
                }
            }
        }
    }
}
