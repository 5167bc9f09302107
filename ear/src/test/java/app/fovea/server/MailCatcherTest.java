package app.fovea.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailCatcherTest {
    @TempDir
    Path directory;
    private MailCatcher catcher;

    @BeforeEach
    void start() {
        Ports ports = Ports.rememberedIn(directory.resolve("ports.json"));
        catcher = MailCatcher.on(ports.port("smtp"), ports.port("mail"));
        catcher.start();
    }

    @AfterEach
    void stop() {
        catcher.stop();
    }

    @Test
    void it_shows_what_was_sent_to_a_person() throws Exception {
        send("ada@patients.example", "Your glasses are on their way", "Dear Ada");

        assertThat(get("").body()).contains("ada@patients.example", "Your glasses are on their way", "Dear Ada", "no-reply@fovea.example");
    }

    @Test
    void it_tells_the_same_to_a_program_newest_first() throws Exception {
        send("ada@patients.example", "First", "one");
        Instant first = Instant.now();
        await("the dates of mail have whole seconds").until(() -> Instant.now().getEpochSecond() > first.getEpochSecond());
        send("ben@patients.example", "Second", "two");

        JsonNode messages = new ObjectMapper().readTree(get("messages").body());

        assertThat(messages.findValuesAsText("subject")).containsExactly("Second", "First");
        assertThat(messages.get(0).fieldNames()).toIterable().containsExactlyInAnyOrder("to", "from", "subject", "date", "text", "attachments");
        assertThat(Instant.parse(messages.get(0).get("date").asText())).isBetween(Instant.now().minus(Duration.ofMinutes(1)), Instant.now());
    }

    @Test
    void it_answers_for_one_recipient_alone() throws Exception {
        send("ada+desk@patients.example", "For Ada", "one");
        send("ben@patients.example", "For Ben", "two");

        JsonNode messages = new ObjectMapper().readTree(get("messages?to=ada+desk@patients.example").body());

        assertThat(messages.findValuesAsText("subject")).containsExactly("For Ada");
    }

    @Test
    void markup_in_a_message_stays_text() throws Exception {
        send("eve@patients.example", "<script>alert(1)</script>", "<img src=x onerror=alert(2)> & \"more\"");

        String page = get("").body();

        assertThat(page).doesNotContain("<script", "<img").contains("&lt;script&gt;alert(1)&lt;/script&gt;", "&amp; &quot;more&quot;");
    }

    @Test
    void it_forgets_when_told_to() {
        send("ada@patients.example", "First", "one");

        catcher.clear();

        assertThat(catcher.messages()).isEmpty();
    }

    @Test
    void an_empty_page_says_how_to_fill_it() throws Exception {
        assertThat(get("").body()).contains("Nothing yet");
        assertThat(get("elsewhere").statusCode()).isEqualTo(404);
    }

    private void send(String to, String subject, String text) {
        GreenMailUtil.sendTextEmail(to, "no-reply@fovea.example", subject, text, new ServerSetup(catcher.smtpPort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI uri = catcher.url().resolve(path);
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}
