package app.fovea.notification.control;

import app.fovea.notification.control.OutwardMeters.Mail;
import jakarta.activation.DataHandler;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Sends e-mail through the server's mail session, which gives up on a mail server that does not answer (configure.cli). */
@ApplicationScoped
public class Post {
    /** RFC 5321 4.2.1: a reply that begins with 5 is final. */
    private static final Pattern FINAL_REPLY = Pattern.compile("5\\d\\d[ -].*", Pattern.DOTALL);

    @Resource(lookup = "java:jboss/mail/Default")
    private Session session;
    @Inject
    private OutwardMeters meters;

    /**
     * @param id becomes the Message-ID, so that a mail sent twice after a crash can be recognised as one
     * @throws NotTaken when the mail server did not take it, or there is no such address
     */
    public void send(UUID id, String fromName, String to, String subject, String text) {
        send(id, fromName, to, subject, text, null);
    }

    /** As {@link #send(UUID, String, String, String, String)} does, with a file beside the words. @param enclosure null for none */
    public void send(UUID id, String fromName, String to, String subject, String text, Enclosure enclosure) {
        try {
            hand(id, fromName, to, subject, text, enclosure);
            meters.mail(Mail.TAKEN);
        } catch (NotTaken notTaken) {
            meters.mail(Mail.of(notTaken));
            throw notTaken;
        }
    }

    private void hand(UUID id, String fromName, String to, String subject, String text, Enclosure enclosure) {
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
            if (enclosure == null) {
                mail.setText(text, "UTF-8");
            } else {
                mail.setContent(both(text, enclosure));
            }
            mail.setSentDate(new Date());
            Transport.send(mail);
        } catch (AddressException e) {
            throw NotTaken.forGood("this is no e-mail address", e);
        } catch (MessagingException | UnsupportedEncodingException e) {
            throw notTaken(e);
        }
    }

    private static Multipart both(String text, Enclosure enclosure) throws MessagingException {
        MimeBodyPart words = new MimeBodyPart();
        words.setText(text, "UTF-8");
        MimeBodyPart file = new MimeBodyPart();
        file.setDataHandler(new DataHandler(new ByteArrayDataSource(enclosure.content(), enclosure.type())));
        file.setFileName(enclosure.fileName());
        return new MimeMultipart(words, file);
    }

    static NotTaken notTaken(Exception failure) {
        Optional<String> reply = chain(failure).map(Throwable::getMessage).filter(message -> message != null && FINAL_REPLY.matcher(message.strip()).matches()).findFirst();
        if (reply.isPresent()) {
            return NotTaken.forGood("the mail server refused it: " + reply.get().strip(), failure);
        }
        if (failure instanceof SendFailedException refused && refused.getInvalidAddresses() != null && refused.getInvalidAddresses().length > 0) {
            return NotTaken.forGood("the mail server knows no such address", failure);
        }
        return NotTaken.now("the mail server did not take it: " + chain(failure).reduce((first, last) -> last).map(Throwable::getMessage).orElse("no reason given"), failure);
    }

    /** The failure, and whatever it came from. */
    private static Stream<Throwable> chain(Throwable failure) {
        return Stream.iterate(failure, each -> each != null, each -> each instanceof MessagingException mail ? mail.getNextException() : each.getCause() == each ? null : each.getCause());
    }
}
