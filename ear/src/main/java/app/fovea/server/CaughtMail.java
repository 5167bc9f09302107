package app.fovea.server;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.Date;

/** One message that the application sent, as its reader would see it. */
public record CaughtMail(String to, String from, String subject, Instant date, String text) {

    /** @param recipient whose copy this is: a hidden recipient stands in no header */
    static CaughtMail from(MimeMessage message, String recipient) {
        try {
            String sender = message.getFrom() == null ? "" : message.getFrom()[0].toString();
            Date received = message.getReceivedDate() == null ? message.getSentDate() : message.getReceivedDate();
            return new CaughtMail(recipient, sender, message.getSubject() == null ? "" : message.getSubject(),
                    received == null ? Instant.EPOCH : received.toInstant(), text(message));
        } catch (MessagingException | IOException e) {
            return new CaughtMail(recipient, "", "(unreadable: " + e.getMessage() + ")", Instant.EPOCH, "");
        }
    }

    private static String text(Part part) throws MessagingException, IOException {
        if (part.isMimeType("text/*") && part.getContent() instanceof String text) {
            return text;
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart body = parts.getBodyPart(i);
                // The plain text comes first in an alternative; attachments come after the body.
                String text = text(body);
                if (!text.isEmpty()) {
                    return text;
                }
            }
        }
        return "";
    }
}
