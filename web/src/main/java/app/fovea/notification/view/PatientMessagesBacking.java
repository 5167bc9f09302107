package app.fovea.notification.view;

import app.fovea.notification.boundary.PatientMessages.MessageView;
import app.fovea.notification.boundary.PatientMessages;
import app.fovea.view.ActiveUser;
import app.fovea.view.Formats;
import app.fovea.view.Paths;
import app.fovea.view.Problems;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.omnifaces.cdi.Param;
import org.omnifaces.cdi.ViewScoped;

/** What a patient was told, on patient/view.xhtml. Of the view's own, so that a button stays with its message when another one arrives. */
@Named
@ViewScoped
public class PatientMessagesBacking implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private PatientMessages messages;
    @Inject
    private ActiveUser user;
    @Inject
    private Formats format;
    @Inject @Param(pathIndex = 0)
    private String id;

    private UUID patientId;
    private List<MessageView> items;

    @PostConstruct
    void load() {
        patientId = Paths.id(id, "patient");
        items = user.can("messages:view") ? messages.of(patientId).items() : List.of();
    }

    public void sendAgain(MessageView message) {
        Problems.tried(() -> {
            MessageView now = messages.sendAgain(patientId, message.id());
            Problems.done(now.kind().title() + ": " + state(now) + ".");
            Paths.go("/patients/" + patientId);
            return now;
        });
    }

    public boolean mayBeSentAgain(MessageView message) {
        return user.can("messages:send") && (message.state().equals("skipped") || message.state().equals("failed"));
    }

    /** In words, behind what it is about. */
    public String state(MessageView message) {
        return switch (message.state()) {
            case "sent" -> (message.channel().equals("sms") ? "text message sent " : "e-mail sent ") + format.moment(message.sentAt() == null ? message.at() : message.sentAt())
                + (message.recipient() == null ? "" : " to " + message.recipient());
            case "waiting" -> waiting(message);
            default -> reason(message);
        };
    }

    private String waiting(MessageView message) {
        if (message.tries() > 0) {
            return "not taken yet, tried " + (message.tries() == 1 ? "once" : message.tries() + " times") + ", again " + format.moment(message.sendAfter()) + reasonBehind(message);
        }
        return message.sendAfter().isAfter(Instant.now()) ? "waits until " + format.moment(message.sendAfter()) : "on its way";
    }

    private static String reasonBehind(MessageView message) {
        return message.error() == null ? "" : ": " + message.error();
    }

    /** Ends with what to do: whoever may not read the reason rings all the same. */
    private String reason(MessageView message) {
        if (message.rungAt() != null) {
            return "rung instead, " + format.moment(message.rungAt());
        }
        if (message.error() == null) {
            return "ring instead";
        }
        String reason = Character.toLowerCase(message.error().charAt(0)) + message.error().substring(1).replaceFirst("\\.$", "");
        return message.state().equals("failed") ? reason + "; ring instead" : reason;
    }

    public String tone(MessageView message) {
        if (message.rungAt() != null) {
            return "neutral";
        }
        return switch (message.state()) {
            case "sent" -> "ok";
            case "waiting" -> "info";
            case "skipped" -> "warn";
            case "dropped" -> "neutral";
            default -> "bad";
        };
    }

    public List<MessageView> getItems() {
        return items;
    }
}
