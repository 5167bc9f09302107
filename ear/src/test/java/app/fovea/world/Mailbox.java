package app.fovea.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.fovea.access.entity.BearerToken;
import app.fovea.server.CaughtMail;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the application sent to one address. */
public record Mailbox(String address) {
    private static final Pattern LINK = Pattern.compile("/welcome\\?link=(\\S+)");

    public List<CaughtMail> mails() {
        return RunningFovea.shared().server().mail().messagesTo(address);
    }

    /** What stands in the newest invitation, once so many have come. */
    public String invitation(int count) {
        await("an e-mail to " + address).atMost(Duration.ofSeconds(20)).until(() -> mails().size() == count);
        Matcher link = LINK.matcher(mails().stream().max(Comparator.comparing(CaughtMail::date)).orElseThrow().text());
        assertThat(link.find()).as("a link in the e-mail").isTrue();
        BearerToken sent = BearerToken.parse(link.group(1)).orElseThrow();
        // The e-mail leaves within the work that makes the link, and may be here before that is stored.
        await("the link is stored").atMost(Duration.ofSeconds(20)).until(() -> new Database(RunningFovea.shared().server())
            .count("select count(*) from invitations where id = ? and secret_hash = ?", sent.tokenId(), BearerToken.hash(sent.secret())) == 1);
        return link.group(1);
    }
}
