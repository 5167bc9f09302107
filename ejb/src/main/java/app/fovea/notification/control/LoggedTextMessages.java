package app.fovea.notification.control;

import app.fovea.notification.entity.TextLength;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.UUID;

/**
 * Carries no text message anywhere, and says so in the log: for a practice without a provider. The log holds neither the number nor the words; both stand with the message, behind a
 * right of its own.
 */
@ApplicationScoped
public class LoggedTextMessages implements TextMessages {
    private static final Logger LOG = System.getLogger(LoggedTextMessages.class.getName());

    @Override
    public String send(UUID id, String from, String to, String text) {
        TextLength length = TextLength.of(text);
        LOG.log(Level.INFO, "Text message " + id + " to a number ending in " + lastTwo(to) + ": " + length.characters() + " characters in " + length.segments() + " segment(s), " + length.alphabet()
            + ". No provider is set up, so nobody carries it.");
        return "log-" + id;
    }

    private static String lastTwo(String number) {
        String digits = number.replaceAll("[^0-9]", "");
        return digits.substring(Math.max(0, digits.length() - 2));
    }
}
