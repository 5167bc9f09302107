package app.fovea.notification.control;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.util.Date;
import java.util.UUID;

/** Sends e-mail through the server's mail session. */
@ApplicationScoped
public class Post {
    @Resource(lookup = "java:jboss/mail/Default")
    private Session session;

    /**
     * @param id becomes the Message-ID, so that a mail sent twice after a crash can be recognised as one
     * @throws IllegalStateException when the mail server did not take it
     */
    public void send(UUID id, String fromName, String to, String subject, String text) {
        try {
            InternetAddress from = InternetAddress.getLocalAddress(session);
            MimeMessage mail = new MimeMessage(session) {
                @Override
                protected void updateMessageID() throws MessagingException {
                    setHeader("Message-ID", "<" + id + "@fovea>");
                }
            };
            mail.setFrom(new InternetAddress(from.getAddress(), fromName, "UTF-8"));
            mail.setRecipients(Message.RecipientType.TO, InternetAddress.parse(to, true));
            mail.setSubject(subject, "UTF-8");
            mail.setText(text, "UTF-8");
            mail.setSentDate(new Date());
            Transport.send(mail);
        } catch (MessagingException | UnsupportedEncodingException e) {
            throw new IllegalStateException("the mail server did not take the message", e);
        }
    }
}
