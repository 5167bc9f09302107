package app.fovea.notification.entity;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** By which way a patient is written to: the one they prefer, else the other, and neither without its consent and its address. */
public final class ChannelChoice {
    private ChannelChoice() {
    }

    public record Address(MessageChannel channel, String to) {
    }

    /** @param refused a way that was tried and is no good; null for none */
    public static Optional<Address> of(MessageConsent consent, MessageChannel refused) {
        return inOrder(consent).filter(channel -> channel != refused && consents(consent, channel) && address(consent, channel) != null).map(channel -> new Address(channel, address(consent, channel))).findFirst();
    }

    /** Why there is no way, for who should ring instead. */
    public static String whyNone(MessageConsent consent) {
        String reasons = inOrder(consent).map(channel -> why(consent, channel)).collect(Collectors.joining(", "));
        return Character.toUpperCase(reasons.charAt(0)) + reasons.substring(1) + ": ring instead.";
    }

    private static Stream<MessageChannel> inOrder(MessageConsent consent) {
        MessageChannel first = MessageChannel.of(consent.preferred() == null ? MessageChannel.EMAIL.id() : consent.preferred()).orElse(MessageChannel.EMAIL);
        return Stream.of(first, first.other());
    }

    private static boolean consents(MessageConsent consent, MessageChannel channel) {
        return channel == MessageChannel.EMAIL ? consent.byEmail() : consent.bySms();
    }

    private static String address(MessageConsent consent, MessageChannel channel) {
        return channel == MessageChannel.EMAIL ? consent.email() : consent.phone();
    }

    private static String why(MessageConsent consent, MessageChannel channel) {
        boolean email = channel == MessageChannel.EMAIL;
        if (!consents(consent, channel)) {
            return email ? "no consent to e-mail" : "no consent to text messages";
        }
        if (address(consent, channel) == null) {
            return email ? "no e-mail address" : "no phone number";
        }
        return email ? "the e-mail was refused" : "the text message was refused";
    }
}
