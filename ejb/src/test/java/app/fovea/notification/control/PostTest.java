package app.fovea.notification.control;

import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.notification.control.OutwardMeters.Mail;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.Test;

/** Whether another try is useless, from what Jakarta Mail throws. */
class PostTest {
    private static final Address[] NONE = {};

    @Test
    void a_reply_that_begins_with_five_is_final_wherever_it_stands_in_the_chain() throws Exception {
        SendFailedException refused = new SendFailedException("Invalid Addresses", new SendFailedException("550 5.1.1 No such mailbox\n"), NONE, NONE, NONE);

        assertThat(Post.notTaken(refused)).satisfies(notTaken -> {
            assertThat(notTaken.isForGood()).isTrue();
            assertThat(notTaken).hasMessage("the mail server refused it: 550 5.1.1 No such mailbox");
        });
    }

    @Test
    void a_mail_server_that_is_away_is_counted_apart_from_an_address_that_is_no_good() {
        assertThat(Mail.of(NotTaken.now("away", null))).isEqualTo(Mail.AWAY);
        assertThat(Mail.of(NotTaken.forGood("no such address", null))).isEqualTo(Mail.REFUSED);
    }

    @Test
    void an_address_that_the_mail_server_does_not_know_is_final() throws Exception {
        Address[] unknown = {new InternetAddress("nobody@mail.example")};

        assertThat(Post.notTaken(new SendFailedException("Invalid Addresses", null, NONE, NONE, unknown)).isForGood()).isTrue();
    }

    @Test
    void a_mail_server_that_is_away_busy_or_silent_is_tried_again() {
        assertThat(Post.notTaken(new MessagingException("Couldn't connect to host", new ConnectException("Connection refused")))).satisfies(notTaken -> {
            assertThat(notTaken.isForGood()).isFalse();
            assertThat(notTaken).hasMessage("the mail server did not take it: Connection refused");
        });
        assertThat(Post.notTaken(new MessagingException("Exception reading response", new SocketTimeoutException("Read timed out"))).isForGood()).isFalse();
        assertThat(Post.notTaken(new SendFailedException("451 4.7.1 Greylisted, please try again in 500 seconds")).isForGood()).isFalse();
    }
}
