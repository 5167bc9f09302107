package app.fovea.server;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

/** One message that the application sent, as its reader would see it. */
public record CaughtMail(String to, String from, String subject, Instant date, String text, List<Attachment> attachments) {

    /** A file that came with it. @param type of its content, such as application/pdf */
    public record Attachment(String fileName, String type, byte[] content) {
    }

    /** @param recipient whose copy this is: a hidden recipient stands in no header */
    static CaughtMail from(MimeMessage message, String recipient) {
        try {
            String sender = message.getFrom() == null ? "" : message.getFrom()[0].toString();
            Date received = message.getReceivedDate() == null ? message.getSentDate() : message.getReceivedDate();
            return new CaughtMail(recipient, sender, message.getSubject() == null ? "" : message.getSubject(),
                    received == null ? Instant.EPOCH : received.toInstant(), text(message), attachments(message));
        } catch (MessagingException | IOException e) {
            return new CaughtMail(recipient, "", "(unreadable: " + e.getMessage() + ")", Instant.EPOCH, "", List.of());
        }
    }

    private static List<Attachment> attachments(Part part) throws MessagingException, IOException {
        List<Attachment> files = new ArrayList<>();
        if (part.getFileName() != null) {
            try (InputStream content = part.getInputStream()) {
                files.add(new Attachment(part.getFileName(), new ContentType(part.getContentType()).getBaseType(), content.readAllBytes()));
            }
        } else if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                files.addAll(attachments(parts.getBodyPart(i)));
            }
        }
        return files;
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
