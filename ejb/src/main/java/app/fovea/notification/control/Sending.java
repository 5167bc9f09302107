package app.fovea.notification.control;

import app.fovea.journey.control.Courier;
import app.fovea.journey.control.Route;
import app.fovea.journey.entity.Envelope;
import app.fovea.journey.entity.Ids;
import app.fovea.lab.entity.OrderRepository;
import app.fovea.lab.entity.Stage;
import app.fovea.notification.entity.ChannelChoice.Address;
import app.fovea.notification.entity.ChannelChoice;
import app.fovea.notification.entity.MessageChannel;
import app.fovea.notification.entity.MessageKind;
import app.fovea.notification.entity.MessageSettings;
import app.fovea.notification.entity.MessageTemplateRepository;
import app.fovea.notification.entity.Notification;
import app.fovea.notification.entity.NotificationRepository;
import app.fovea.patient.entity.Patient;
import app.fovea.patient.entity.PatientRepository;
import app.fovea.tenancy.entity.TenantRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The way of a message out of the house: to whom, by which channel, when, and what then. Consent, addresses, quiet hours and words are those of the moment in which it leaves, not of the
 * moment in which it was prepared.
 */
@ApplicationScoped
public class Sending {
    /** A step leaves before its transaction is committed, and finds nothing to do when it arrives first. */
    static final Duration HEAD_START = Duration.ofSeconds(2);
    private static final Pattern STEP = Pattern.compile("send-(\\d{1,9})/.*");

    @Inject
    private PatientRepository patients;
    @Inject
    private TenantRepository tenants;
    @Inject
    private MessageTemplateRepository templates;
    @Inject
    private NotificationRepository notifications;
    @Inject
    private OrderRepository orders;
    @Inject
    private Letters letters;
    @Inject
    private Post post;
    @Inject
    private ReceiptPaper receipts;
    @Inject
    private TextMessages textMessages;
    @Inject
    private Courier courier;
    @Inject
    private Event<Outcome> outcomes;

    /** Everything that decides about a message at this moment. */
    private record Desk(Envelope event, Occasion occasion, Patient patient, String practice, ZoneId zone, MessageSettings settings, Instant now) {
        /** From that time on, but not while it is quiet. Who asked for something waits for it, at whatever hour. */
        Instant opens(Instant time) {
            return occasion.kind().asked() ? time : settings.quiet().opensAfter(time, zone);
        }

        boolean tells() {
            return occasion.kind().asked() || settings.tells(occasion.kind());
        }
    }

    /** @return of a step that {@link #prepare} asked for, else a number that nobody awaits */
    public static int stepOf(String part) {
        Matcher step = STEP.matcher(part);
        return step.matches() ? Integer.parseInt(step.group(1)) : -1;
    }

    /** Addresses and words the message, and asks for the step that sends it; or says why there is no way. */
    public void prepare(Notification message, Envelope event, Occasion occasion) {
        Desk desk = desk(event, occasion);
        way(message, desk).ifPresentOrElse(address -> {
            write(message, desk, address);
            later(message, desk, message.waitUntil(desk.opens(desk.now())));
        }, () -> skip(message, desk));
    }

    /** @param message locked, and waiting for this step */
    public void send(Notification message, Envelope event, Occasion occasion) {
        Desk desk = desk(event, occasion);
        if (!desk.tells()) {
            message.skip("The practice stopped telling this before its time had come.");
            settled(message);
            return;
        }
        if (overtaken(occasion)) {
            message.drop("They were collected, or are with the lab again.");
            settled(message);
            return;
        }
        Instant opens = desk.opens(desk.now());
        if (opens.isAfter(desk.now())) {
            later(message, desk, message.waitUntil(opens));
            return;
        }
        boolean settled = false;
        while (!settled) {
            settled = tried(message, desk);
        }
    }

    /** Whether nobody is to be reminded any more of what they were to fetch. */
    private boolean overtaken(Occasion occasion) {
        return occasion.kind() == MessageKind.COLLECTION_REMINDER && orders.find(occasion.orderId()).filter(order -> order.stage() == Stage.SHIPPED).isEmpty();
    }

    /** Opens the house to a message that waits for a later time than it need. @param message locked, and waiting */
    public void wake(Notification message, Envelope event) {
        Desk desk = desk(event, Occasion.of(event));
        Instant opens = desk.opens(desk.now());
        if (opens.isBefore(message.sendAfter())) {
            later(message, desk, message.waitUntil(opens));
        }
    }

    /** Asks once more for the step that is to send it: the first one is lost, or came too early. @param message locked, and waiting */
    public void bringAgain(Notification message, Envelope event, Instant now) {
        message.awaitAgain(now.plus(HEAD_START));
        ask(message, event, message.step());
    }

    /** One way. @return false when there may be another one */
    private boolean tried(Notification message, Desk desk) {
        Optional<Address> address = way(message, desk);
        if (address.isEmpty()) {
            giveUp(message, desk);
            return true;
        }
        write(message, desk, address.get());
        notifications.flush();
        try {
            message.sent(handOver(message, desk, address.get()), desk.now());
            settled(message);
            return true;
        } catch (NotTaken notTaken) {
            return putOff(message, desk, notTaken);
        }
    }

    /** Where the patient may be written to; what they asked for goes to the address that they named, and nowhere else. */
    private static Optional<Address> way(Notification message, Desk desk) {
        if (desk.occasion().kind().asked()) {
            return message.refusedChannel() == null ? Optional.of(new Address(MessageChannel.EMAIL, message.recipient())) : Optional.empty();
        }
        return ChannelChoice.of(desk.patient().messageConsent(), message.refusedChannel());
    }

    /** The mail server's or the provider's name for it; null where it gives none. */
    private String handOver(Notification message, Desk desk, Address address) {
        if (address.channel() == MessageChannel.SMS) {
            return textMessages.send(message.eventId(), desk.practice(), address.to(), message.body());
        }
        post.send(message.eventId(), desk.practice(), address.to(), message.subject(), message.body(), message.invoiceId() == null ? null : receipts.receipt(message.invoiceId()));
        return null;
    }

    private boolean putOff(Notification message, Desk desk, NotTaken notTaken) {
        Optional<Duration> pause = notTaken.isForGood() ? Optional.empty() : TryAgain.after(message.tries() + 1);
        if (pause.isPresent()) {
            later(message, desk, message.tryAgain(notTaken.getMessage(), desk.opens(desk.now().plus(pause.get()))));
            return true;
        }
        if (message.refusedChannel() != null) {
            message.fail(notTaken.getMessage());
            settled(message);
            return true;
        }
        message.refuse(notTaken.getMessage());
        return false;
    }

    private void giveUp(Notification message, Desk desk) {
        if (message.refusedChannel() == null) {
            skip(message, desk);
        } else {
            message.fail(message.error());
            settled(message);
        }
    }

    /** In the practice's language: somebody there reads it out. */
    private void skip(Notification message, Desk desk) {
        letters.write(message, desk.occasion(), desk.patient(), desk.practice(), desk.settings(), MessageChannel.EMAIL, desk.settings().language());
        message.skip(ChannelChoice.whyNone(desk.patient().messageConsent()));
        settled(message);
    }

    private void settled(Notification message) {
        outcomes.fire(new Outcome.Told(message.channel(), message.state().id()));
    }

    private void write(Notification message, Desk desk, Address address) {
        message.address(address);
        letters.write(message, desk.occasion(), desk.patient(), desk.practice(), desk.settings(), address.channel(), desk.patient().messageConsent().language());
    }

    private void later(Notification message, Desk desk, int step) {
        ask(message, desk.event(), step);
    }

    /** Each asks under a name of its own: the inbox takes a name once, and a step whose work was undone leaves its name behind. */
    private void ask(Notification message, Envelope event, int step) {
        courier.later(Route.PATIENT_NOTIFICATION, event, "send-" + step + "/" + Ids.next(), comes(message.sendAfter(), Instant.now()));
    }

    /** When a step comes that is wanted at that time. */
    static Instant comes(Instant wanted, Instant now) {
        Instant soonest = now.plus(HEAD_START);
        return wanted.isBefore(soonest) ? soonest : wanted;
    }

    private Desk desk(Envelope event, Occasion occasion) {
        Patient patient = patients.find(occasion.patientId()).orElseThrow(() -> new IllegalStateException("patient of the event is not there"));
        var practice = tenants.own().practice();
        return new Desk(event, occasion, patient, practice.name(), practice.timeZone(), templates.settings().orElseGet(MessageSettings::new), Instant.now());
    }
}
