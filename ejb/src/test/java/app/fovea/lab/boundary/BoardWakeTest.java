package app.fovea.lab.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import jakarta.enterprise.event.Event;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A wake-up is worth no second try: whatever is wrong with one, the next one arrives. */
class BoardWakeTest {
    private static final UUID ORDER = UUID.randomUUID();
    private static final UUID PATIENT = UUID.randomUUID();
    private final List<BoardChanged> heard = new ArrayList<>();
    private final List<BoardTouched> touched = new ArrayList<>();
    private boolean screenFails;
    private final BoardWake wake = new BoardWake(screens(heard), screens(touched));

    @ParameterizedTest
    @ValueSource(strings = {"", "no JSON", "{}", "{\"data\":{}}", "{\"data\":{\"orderId\":\"no id\"}}", "[1]", "{\"specversion\":\"1.0\"}", "{\"orderId\":\"no id\"}"})
    void what_cannot_be_read_is_dropped_and_the_next_one_wakes_the_board(String broken) {
        assertThatCode(() -> wake.onMessage(text(broken))).doesNotThrowAnyException();
        wake.onMessage(text(good()));

        assertThat(heard).extracting(BoardChanged::orderId).containsExactly(ORDER);
        assertThat(heard).extracting(BoardChanged::patientId).containsExactly(PATIENT);
        assertThat(touched).isEmpty();
    }

    @Test
    void a_board_that_looks_otherwise_without_a_move_is_told_apart_from_a_job_that_does() {
        UUID tenant = UUID.randomUUID();
        wake.onMessage(text("{\"tenantId\":\"%s\",\"orderId\":\"%s\"}".formatted(tenant, ORDER)));
        wake.onMessage(text("{\"tenantId\":\"%s\"}".formatted(tenant)));

        assertThat(touched).containsExactly(new BoardTouched(tenant, ORDER), new BoardTouched(tenant, null));
        assertThat(heard).isEmpty();
    }

    @Test
    void a_message_of_another_kind_and_one_that_the_broker_cannot_give_are_dropped_too() {
        assertThatCode(() -> wake.onMessage((Message) proxy(Message.class, null))).doesNotThrowAnyException();
        assertThatCode(() -> wake.onMessage((Message) proxy(TextMessage.class, new JMSException("gone")))).doesNotThrowAnyException();
        assertThat(heard).isEmpty();
    }

    @Test
    void a_screen_that_fails_brings_no_wake_up_back() {
        screenFails = true;
        assertThatCode(() -> wake.onMessage(text(good()))).doesNotThrowAnyException();
        screenFails = false;
        wake.onMessage(text(good()));

        assertThat(heard).hasSize(1);
    }

    private static String good() {
        return "{\"specversion\":\"1.0\",\"id\":\"%s\",\"tenantid\":\"%s\",\"type\":\"order.created\",\"data\":{\"orderId\":\"%s\",\"patientId\":\"%s\"}}".formatted(UUID.randomUUID(), UUID.randomUUID(), ORDER, PATIENT);
    }

    private static TextMessage text(String text) {
        return (TextMessage) Proxy.newProxyInstance(BoardWakeTest.class.getClassLoader(), new Class<?>[] {TextMessage.class}, (self, method, arguments) -> text);
    }

    private static Object proxy(Class<?> type, Exception thrown) {
        return Proxy.newProxyInstance(BoardWakeTest.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
            if (thrown != null) {
                throw thrown;
            }
            return null;
        });
    }

    @SuppressWarnings("unchecked")
    private <T> Event<T> screens(List<T> hear) {
        return (Event<T>) Proxy.newProxyInstance(BoardWakeTest.class.getClassLoader(), new Class<?>[] {Event.class}, (self, method, arguments) -> {
            if (screenFails) {
                throw new IllegalStateException("this screen is broken");
            }
            hear.add((T) arguments[0]);
            return null;
        });
    }
}
