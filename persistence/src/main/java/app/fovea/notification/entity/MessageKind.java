package app.fovea.notification.entity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What a patient is told. Each kind but what a patient asks for can be switched off by a practice. None of them says why somebody wears spectacles. */
public enum MessageKind {
    ORDER_CREATED("order_created", "Order begun", "When the lab has the order."),
    SHIPPED_TO_BRANCH("shipped_to_branch", "On the way to the branch", "When spectacles leave the lab for the branch."),
    SHIPPED_BY_COURIER("shipped_by_courier", "Sent by courier", "When spectacles leave the lab with a carrier, to the patient."),
    READY_TO_COLLECT("ready_to_collect", "Ready to collect", "When spectacles are finished where the patient collects them."),
    COLLECTION_REMINDER("collection_reminder", "Not collected yet", "When spectacles lie in the shop and nobody came for them: after 7, 21 and 60 days, or as the settings of orders say."),
    RECALL("recall", "Recall", "Two weeks before the day on which somebody said that the patient should come again."),
    /** Nobody is told anything unasked here, so that it needs no consent and knows no quiet hours. */
    RECEIPT("receipt", "Receipt", "When a patient asks for it at the till, to the address that they name.");

    private final String id;
    private final String title;
    private final String when;

    MessageKind(String id, String title, String when) {
        this.id = id;
        this.title = title;
        this.when = when;
    }

    /** Whether it goes out because the patient said so, there and then: at any hour, by e-mail alone, whatever the practice tells otherwise. */
    public boolean asked() {
        return this == RECEIPT;
    }

    /** What a practice decides on. */
    public static Set<MessageKind> decided() {
        return EnumSet.complementOf(EnumSet.of(RECEIPT));
    }

    /** By which ways it can go. */
    public Set<MessageChannel> channels() {
        return asked() ? EnumSet.of(MessageChannel.EMAIL) : EnumSet.allOf(MessageChannel.class);
    }

    /** What a practice tells that has not decided otherwise: who has just paid holds a receipt and need not be written to. */
    public static Set<MessageKind> usual() {
        return EnumSet.of(SHIPPED_TO_BRANCH, SHIPPED_BY_COURIER, READY_TO_COLLECT, COLLECTION_REMINDER, RECALL);
    }

    @JsonValue
    public String id() {
        return id;
    }

    public String title() {
        return title;
    }

    /** In words, for who decides on it. */
    public String when() {
        return when;
    }

    public static Optional<MessageKind> of(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id.equals(id)).findFirst();
    }

    /** For addresses and bodies of the REST API; null for an id that is none. */
    @JsonCreator
    public static MessageKind fromString(String id) {
        return of(id).orElse(null);
    }
}
