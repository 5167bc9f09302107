package app.fovea.inside.tenancy;

import app.fovea.access.entity.Caller;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.journey.entity.Envelope;
import app.fovea.journey.entity.JsonColumn;
import app.fovea.lab.boundary.BoardChanged;
import app.fovea.world.WholePractice;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Sends a message to a listener of the house and looks, on the listener's thread, who is bound there. */
@ApplicationScoped
public class Listening {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Resource(lookup = "java:/ConnectionFactory")
    private ConnectionFactory connections;

    @Resource(lookup = "java:/jms/topic/JourneyWake")
    private Topic wake;

    private final BlockingQueue<Optional<Caller>> atWork = new LinkedBlockingQueue<>();

    void hear(WholePractice practice) {
        Envelope event = new Envelope("1.0", UUID.randomUUID(), "urn:fovea:journey", "order.created", "order/" + practice.id("order"), Instant.now(), "urn:fovea:events:order.created:v1",
            "application/json", practice.tenantId(), null, "test", UUID.randomUUID(), null, "%019d".formatted(1), JsonNodeFactory.instance.objectNode().put("orderId", practice.id("order").toString()).put("patientId", practice.id("patient").toString()));
        try (JMSContext context = connections.createContext()) {
            context.createProducer().send(wake, JsonColumn.write(event));
        }
    }

    /** On the thread of the message-driven bean. */
    void changed(@Observes BoardChanged change) {
        atWork.add(CurrentCaller.find());
    }

    Optional<Caller> whoWasAtWork() throws InterruptedException {
        Optional<Caller> caller = atWork.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (caller == null) {
            throw new AssertionError("the listener heard nothing");
        }
        return caller;
    }
}
