package app.fovea.tenancy.provisioning.demo;

import app.fovea.notification.entity.ChannelChoice;
import app.fovea.notification.entity.ChannelChoice.Address;
import app.fovea.notification.entity.HouseTexts;
import app.fovea.notification.entity.MessageChannel;
import app.fovea.notification.entity.MessageKind;
import app.fovea.notification.entity.MessageState;
import app.fovea.notification.entity.MessageText;
import app.fovea.notification.entity.Placeholder;
import app.fovea.notification.entity.MessageConsent;
import app.fovea.tenancy.provisioning.demo.Journal.Event;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a patient was told when their spectacles left the laboratory, or why they were not; nothing of why they wear them. None waits: nobody would come to send it.
 *
 * @param channel null for one that was skipped
 */
record Message(MessageKind kind, MessageChannel channel, String language, String recipient, MessageText text, MessageState state, String error) {
    /** Every so many patients have left a mailbox that is there no more. */
    private static final int MAILBOX_GONE = 17;

    static Message about(Event shipped, String practice) {
        Patient patient = shipped.patient();
        MessageConsent consent = patient.messageConsent();
        MessageKind kind = shipped.job().carrier() == null ? MessageKind.SHIPPED_TO_BRANCH : MessageKind.SHIPPED_BY_COURIER;
        Optional<Address> address = ChannelChoice.of(consent, null);
        MessageChannel channel = address.map(Address::channel).orElse(MessageChannel.EMAIL);
        String language = address.isEmpty() || consent.language() == null ? "en" : consent.language();
        MessageText text = HouseTexts.find(kind, channel, language).orElseThrow().filled(values(shipped, practice));
        if (address.isEmpty()) {
            return new Message(kind, null, language, null, text, MessageState.SKIPPED, ChannelChoice.whyNone(consent));
        }
        if (channel == MessageChannel.EMAIL && !consent.bySms() && Integer.parseInt(patient.number().substring(2)) % MAILBOX_GONE == 0) {
            return new Message(kind, channel, language, address.get().to(), text, MessageState.FAILED, "the mail server refused it: 550 5.1.1 There is no such mailbox here");
        }
        return new Message(kind, channel, language, address.get().to(), text, MessageState.SENT, null);
    }

    private static Map<Placeholder, String> values(Event shipped, String practice) {
        Map<Placeholder, String> values = new EnumMap<>(Placeholder.class);
        values.put(Placeholder.PATIENT_NAME, shipped.patient().name());
        values.put(Placeholder.ORDER_NUMBER, (String) shipped.payload().get("orderNumber"));
        values.put(Placeholder.PRACTICE, practice);
        if (shipped.job().carrier() != null) {
            values.put(Placeholder.CARRIER, shipped.job().carrier());
            values.put(Placeholder.TRACKING, shipped.job().tracking());
        }
        return values;
    }
}
