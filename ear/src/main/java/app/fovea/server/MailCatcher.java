package app.fovea.server;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Takes every e-mail that the application sends and delivers none: a demonstration must never write to a real person. */
public final class MailCatcher {
    private final int smtpPort;
    private final int pagePort;
    private GreenMail smtp;
    private MailPage page;

    private MailCatcher(int smtpPort, int pagePort) {
        this.smtpPort = smtpPort;
        this.pagePort = pagePort;
    }

    static MailCatcher on(int smtpPort, int pagePort) {
        return new MailCatcher(smtpPort, pagePort);
    }

    void start() {
        smtp = new GreenMail(new ServerSetup(smtpPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP))
                .withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
        smtp.start();
        page = new MailPage(this, pagePort);
        page.start();
    }

    void stop() {
        if (page != null) {
            page.stop();
        }
        if (smtp != null) {
            smtp.stop();
        }
    }

    int smtpPort() {
        return smtpPort;
    }

    /** Where a person reads the messages; {@code /messages} below it is the same for programs. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + pagePort + "/");
    }

    /** All that was caught since the start, newest first. */
    public List<CaughtMail> messages() {
        List<CaughtMail> messages = new ArrayList<>();
        for (GreenMailUser recipient : smtp.getUserManager().listUser()) {
            try {
                for (StoredMessage message : smtp.getManagers().getImapHostManager().getInbox(recipient).getMessages()) {
                    messages.add(CaughtMail.from(message.getMimeMessage(), recipient.getEmail()));
                }
            } catch (FolderException e) {
                throw new IllegalStateException(e);
            }
        }
        messages.sort(Comparator.comparing(CaughtMail::date).reversed());
        return messages;
    }

    /** What one address was sent, newest first. */
    public List<CaughtMail> messagesTo(String address) {
        return messages().stream().filter(mail -> mail.to().equalsIgnoreCase(address)).toList();
    }

    /** Forgets everything, so that a test sees only its own. */
    public void clear() {
        try {
            smtp.purgeEmailFromAllMailboxes();
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }
}
