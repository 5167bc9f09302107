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
    public static Optional<Address> of(MessageConsent reach, MessageChannel refused) {
        return inOrder(reach).filter(channel -> channel != refused && consent(reach, channel) && address(reach, channel) != null).map(channel -> new Address(channel, address(reach, channel))).findFirst();
    }

    /** Why there is no way, for who should ring instead. */
    public static String whyNone(MessageConsent reach) {
        String reasons = inOrder(reach).map(channel -> why(reach, channel)).collect(Collectors.joining(", "));
        return Character.toUpperCase(reasons.charAt(0)) + reasons.substring(1) + ": ring instead.";
    }

    private static Stream<MessageChannel> inOrder(MessageConsent reach) {
        MessageChannel first = MessageChannel.of(reach.preferred() == null ? MessageChannel.EMAIL.id() : reach.preferred()).orElse(MessageChannel.EMAIL);
        return Stream.of(first, first.other());
    }

    private static boolean consent(MessageConsent reach, MessageChannel channel) {
        return channel == MessageChannel.EMAIL ? reach.byEmail() : reach.bySms();
    }

    private static String address(MessageConsent reach, MessageChannel channel) {
        return channel == MessageChannel.EMAIL ? reach.email() : reach.phone();
    }

    private static String why(MessageConsent reach, MessageChannel channel) {
        boolean email = channel == MessageChannel.EMAIL;
        if (!consent(reach, channel)) {
            return email ? "no consent to e-mail" : "no consent to text messages";
        }
        if (address(reach, channel) == null) {
            return email ? "no e-mail address" : "no phone number";
        }
        return email ? "the e-mail was refused" : "the text message was refused";
    }
}
