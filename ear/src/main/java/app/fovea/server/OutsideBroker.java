package app.fovea.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Brokers that somebody runs outside this server, in place of the one inside it: laid over the configuration at boot, so that there is one
 * configuration and one list of queues, in {@code configure.cli}. The application notices nothing.
 *
 * @param addresses at least one; more than one are a live broker and its backups
 * @param signsIn   whether {@code FOVEA_BROKER_USER} and {@code FOVEA_BROKER_PASSWORD} say as whom
 */
record OutsideBroker(List<Address> addresses, boolean signsIn) {
    static final String ADDRESS = "(?:tcp|tls)://(?:[A-Za-z0-9][A-Za-z0-9.-]*|\\[[0-9A-Fa-f:]+]):\\d{1,5}";

    /** @param encrypted checked against the JVM's trusted authorities */
    record Address(boolean encrypted, String host, int port) {
        static Address of(String url) {
            int colon = url.lastIndexOf(':');
            return new Address(url.startsWith("tls"), url.substring("tcp://".length(), colon).replaceAll("[\\[\\]]", ""), Integer.parseInt(url.substring(colon + 1)));
        }
    }

    /** @param environment of the server; empty when it asks for none, which means the broker inside */
    static Optional<OutsideBroker> askedForIn(Map<String, String> environment) {
        return Optional.ofNullable(environment.get(Settings.FOVEA_BROKER_URL.name())).map(urls -> new OutsideBroker(
                Arrays.stream(urls.split(",")).map(url -> Address.of(url.strip())).toList(), environment.containsKey(Settings.FOVEA_BROKER_USER.name())));
    }

    /** @param configuration the server's, which says what queues and topics there are */
    String laidOver(Path configuration) {
        StringBuilder yaml = new StringBuilder("wildfly-configuration:\n  socket-binding-group:\n    standard-sockets:\n      remote-destination-outbound-socket-binding:\n");
        for (int i = 0; i < addresses.size(); i++) {
            yaml.append("        %s:\n          host: \"%s\"\n          port: %d\n".formatted(name(i), addresses.get(i).host(), addresses.get(i).port()));
        }
        yaml.append("  subsystem:\n    messaging-activemq:\n      server:\n        default: !remove\n      remote-connector:\n");
        for (int i = 0; i < addresses.size(); i++) {
            yaml.append("        %s:\n          socket-binding: %1$s\n".formatted(name(i)));
            if (addresses.get(i).encrypted()) {
                yaml.append("          params:\n            sslEnabled: \"true\"\n            useDefaultSslContext: \"true\"\n            verifyHost: \"true\"\n");
            }
        }
        yaml.append("      pooled-connection-factory:\n");
        // The listeners' wait for the broker however long that takes, at the start of the server too.
        yaml.append(factory("activemq-ra", "java:/JmsXA", "java:jboss/DefaultJMSConnectionFactory"))
                .append("          reconnect-attempts: -1\n          setup-attempts: -1\n          setup-interval: 1000\n          rebalance-connections: true\n");
        // The relay's fail at once: it keeps what it could not send, and asks again by itself.
        yaml.append(factory("outbound", "java:/ConnectionFactory"))
                .append("          reconnect-attempts: 0\n          allow-local-transactions: true\n");
        Document server = read(configuration);
        yaml.append(destinations(server, "jms-queue", "external-jms-queue")).append(destinations(server, "jms-topic", "external-jms-topic"));
        return yaml.toString();
    }

    /** Never in a transaction with the database (docs/adr/0003), so that there is nothing to recover either. */
    private String factory(String name, String... entries) {
        String connectors = IntStream.range(0, addresses.size()).mapToObj(OutsideBroker::name).collect(Collectors.joining(", "));
        return """
                        %s:
                          connectors: [%s]
                          entries: ["%s"]
                          transaction: none
                          use-auto-recovery: false
                          ha: %s
                          enable-amq1-prefix: false
                          initial-connect-attempts: 1
                          retry-interval: 500
                          retry-interval-multiplier: 1.5
                          max-retry-interval: 5000
                          call-timeout: 10000
                          client-failure-check-period: 5000
                          connection-ttl: 30000
                """.formatted(name, connectors, String.join("\", \"", entries), addresses.size() > 1)
                // The password stays in the environment.
                + (signsIn ? "          user: ${env.FOVEA_BROKER_USER}\n          password: ${env.FOVEA_BROKER_PASSWORD}\n" : "");
    }

    private static String destinations(Document server, String inside, String outside) {
        StringBuilder yaml = new StringBuilder("      ").append(outside).append(":\n");
        for (Element destination : elements(server, inside)) {
            yaml.append("        %s:\n          entries: [\"%s\"]\n          enable-amq1-prefix: false\n"
                    .formatted(destination.getAttribute("name"), destination.getAttribute("entries")));
        }
        return yaml.toString();
    }

    private static List<Element> elements(Document document, String name) {
        NodeList found = document.getElementsByTagNameNS("*", name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    private static Document read(Path configuration) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            return factory.newDocumentBuilder().parse(configuration.toFile());
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalStateException(configuration + " cannot be read", e);
        }
    }

    private static String name(int index) {
        return "broker-" + (index + 1);
    }
}
