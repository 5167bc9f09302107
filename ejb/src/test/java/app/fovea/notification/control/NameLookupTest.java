package app.fovea.notification.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.fovea.notification.entity.Reach;
import app.fovea.notification.entity.WebhookAddress;
import app.fovea.notification.entity.WebhookAnswer;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A name server that says nothing costs nobody more than the patience that everybody gets. */
@Timeout(30)
class NameLookupTest {
    private static final Duration SHORT = Duration.ofMillis(100);
    private static final Duration LONG = Duration.ofSeconds(20);
    private final CountDownLatch never = new CountDownLatch(1);
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private NameLookup names;

    @AfterEach
    void close() {
        never.countDown();
        names.close();
        clock.shutdownNow();
    }

    @Test
    void what_the_directory_says_is_handed_on() throws Exception {
        names = names(host -> new InetAddress[] {InetAddress.getByName("192.0.2.7")}, LONG);

        assertThat(names.resolve("hooks.example")).extracting(InetAddress::getHostAddress).containsExactly("192.0.2.7");
    }

    @Test
    void a_name_that_there_is_not_is_told_as_one() {
        names = names(host -> {
            throw new UnknownHostException(host);
        }, LONG);

        assertThatThrownBy(() -> names.resolve("hooks.example")).isInstanceOf(UnknownHostException.class);
    }

    @Test
    void a_directory_that_is_silent_is_given_up_and_that_is_an_answer_of_its_own() {
        names = names(this::silent, SHORT);

        assertThatThrownBy(() -> names.resolve("hooks.example")).isInstanceOf(TimeoutException.class);
        WebhookAnswer answer = new PinnedHttp(Reach.of(null), names, PinnedHttp.Patience.STANDARD, clock).post("https://hooks.example/", Map.of(), "text/plain", "x");
        assertThat(answer.error()).contains("Nobody could say in time where hooks.example is");
        assertThat(Duration.ofMillis(answer.millis())).isLessThan(PinnedHttp.Patience.STANDARD.whole());
    }

    @Test
    void however_many_ask_a_silent_directory_only_so_many_threads_are_held() {
        names = names(this::silent, SHORT);
        for (int i = 0; i < 40; i++) {
            assertThatThrownBy(() -> names.resolve("hooks.example")).isInstanceOf(TimeoutException.class);
        }

        assertThatThrownBy(() -> names.resolve("hooks.example")).isInstanceOf(TimeoutException.class).hasMessageContaining("too many");
    }

    @Test
    void nobody_waits_longer_for_a_name_than_for_the_whole_of_a_post() {
        names = names(this::silent, SHORT);

        assertThat(NameLookup.PATIENCE).isLessThan(PinnedHttp.Patience.STANDARD.whole());
    }

    private NameLookup names(WebhookAddress.Resolver directory, Duration patience) {
        return NameLookup.of(directory, patience, Executors.defaultThreadFactory());
    }

    /** As the operating system's own resolver, it cannot be interrupted. */
    private InetAddress[] silent(String host) throws UnknownHostException {
        boolean waits = true;
        while (waits) {
            try {
                never.await();
                waits = false;
            } catch (InterruptedException goOn) {
                waits = true;
            }
        }
        throw new UnknownHostException(host);
    }
}
