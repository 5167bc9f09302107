package app.fovea.notification.control;

import app.fovea.notification.entity.MessageChannel;
import app.fovea.notification.entity.MessageState;
import app.fovea.notification.entity.Notification;
import app.fovea.notification.entity.WebhookEndpoint.DisabledReason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What left the house and what did not, counted for whoever runs the server; docs/operations.md says what each figure means. Labels name channels, outcomes and reasons, never a practice, a person or an address.
 * Every figure is there from the start with 0.
 */
@ApplicationScoped
public class OutwardMeters {
    private static final String CHANNEL = "channel";
    private static final String OUTCOME = "outcome";

    /** What the mail server did with an e-mail of any kind. */
    enum Mail {
        /** It is on its way. */
        TAKEN,
        /** It will never take it: the address is no good. */
        REFUSED,
        /** It is away, or puts it off. */
        AWAY;

        static Mail of(NotTaken notTaken) {
            return notTaken.isForGood() ? REFUSED : AWAY;
        }
    }

    @Inject
    private MeterRegistry registry;

    @PostConstruct
    void present() {
        for (MessageChannel channel : MessageChannel.values()) {
            List.of(MessageState.SENT, MessageState.FAILED).forEach(state -> told(channel.id(), state.id()));
        }
        told(Notification.NO_CHANNEL, MessageState.SKIPPED.id());
        Arrays.stream(Mail.values()).forEach(this::mails);
        Arrays.stream(Outcome.Answer.values()).forEach(this::tries);
        List.of(true, false).forEach(this::deliveries);
        List.of(DisabledReason.FAILING, DisabledReason.GONE).forEach(this::disabled);
    }

    void settled(@Observes(during = TransactionPhase.AFTER_SUCCESS) Outcome outcome) {
        counter(outcome).increment();
    }

    private Counter counter(Outcome outcome) {
        if (outcome instanceof Outcome.Told told) {
            return told(told.channel(), told.state());
        }
        if (outcome instanceof Outcome.Tried tried) {
            return tries(tried.answer());
        }
        return outcome instanceof Outcome.Delivered delivered ? deliveries(delivered.delivered()) : disabled(((Outcome.Disabled) outcome).reason());
    }

    /** At once: what the mail server did is done, whatever becomes of a transaction. */
    void mail(Mail mail) {
        mails(mail).increment();
    }

    /** Brings the figures into being. */
    void begin() {
        // The proxy makes the bean when anything of it is called.
    }

    private Counter told(String channel, String state) {
        return registry.counter("fovea.messages", CHANNEL, channel, OUTCOME, state);
    }

    private Counter mails(Mail mail) {
        return registry.counter("fovea.mails", OUTCOME, word(mail));
    }

    private Counter tries(Outcome.Answer answer) {
        return registry.counter("fovea.webhook.tries", OUTCOME, word(answer));
    }

    private Counter deliveries(boolean delivered) {
        return registry.counter("fovea.webhook.deliveries", OUTCOME, delivered ? "delivered" : "failed");
    }

    private Counter disabled(DisabledReason reason) {
        return registry.counter("fovea.webhooks.disabled", "reason", reason.id());
    }

    private static String word(Enum<?> each) {
        return each.name().toLowerCase(Locale.ROOT);
    }
}
