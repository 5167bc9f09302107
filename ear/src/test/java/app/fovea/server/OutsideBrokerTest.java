package app.fovea.server;

import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.server.OutsideBroker.Address;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutsideBrokerTest {
    @TempDir
    private Path directory;

    @Test
    void without_its_setting_the_broker_is_inside() {
        assertThat(OutsideBroker.askedForIn(Map.of("FOVEA_BROKER_USER", "fovea"))).isEmpty();
    }

    @Test
    void several_addresses_may_be_named_and_the_scheme_says_which_are_encrypted() {
        assertThat(asked("tcp://one:61616, tls://two.example:61617,tls://[::1]:5")).isEqualTo(new OutsideBroker(
            List.of(new Address(false, "one", 61616), new Address(true, "two.example", 61617), new Address(true, "::1", 5)), false));
    }

    @Test
    void every_queue_and_topic_of_the_broker_inside_is_found_outside_under_its_plain_name() throws IOException {
        String yaml = asked("tcp://one:61616").laidOver(configuration());

        assertThat(yaml).contains("default: !remove")
            .contains("external-jms-queue:\n        OrderCreation:\n          entries: [\"java:/jms/queue/OrderCreation\"]\n          enable-amq1-prefix: false")
            .contains("external-jms-topic:\n        Wake:\n          entries: [\"java:/jms/topic/Wake\"]")
            .contains("ha: false").doesNotContain("sslEnabled").doesNotContain("user:");
    }

    @Test
    void a_second_broker_takes_over_and_a_password_stays_in_the_environment() throws IOException {
        OutsideBroker broker = OutsideBroker.askedForIn(Map.of("FOVEA_BROKER_URL", "tls://one:61616,tls://two:61616", "FOVEA_BROKER_USER", "fovea", "FOVEA_BROKER_PASSWORD", "hunter2")).orElseThrow();

        assertThat(broker.laidOver(configuration())).contains("connectors: [broker-1, broker-2]").contains("ha: true").contains("useDefaultSslContext: \"true\"")
            .contains("password: ${env.FOVEA_BROKER_PASSWORD}").doesNotContain("hunter2");
    }

    private static OutsideBroker asked(String url) {
        return OutsideBroker.askedForIn(Map.of("FOVEA_BROKER_URL", url)).orElseThrow();
    }

    private Path configuration() throws IOException {
        return Files.writeString(directory.resolve("server.xml"), """
            <server xmlns="urn:jboss:domain:20.0"><profile><subsystem xmlns="urn:jboss:domain:messaging-activemq:17.0"><server name="default">
              <jms-queue name="OrderCreation" entries="java:/jms/queue/OrderCreation"/><jms-topic name="Wake" entries="java:/jms/topic/Wake"/>
            </server></subsystem></profile></server>""");
    }
}
