package app.fovea.lab.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A client that does not read holds up nobody, is not waited for without end, and one that reads is sent everything in its order. */
class StreamTest {
    private final List<Stream> broken = new ArrayList<>();
    private final Wire wire = new Wire();
    private final Stream stream = new Stream(wire.sink(), sse(), "token", null, broken::add);

    /** The client's end: what was written, and how much of it the client has taken. */
    private static final class Wire {
        private final List<CompletableFuture<Void>> written = new ArrayList<>();

        SseEventSink sink() {
            return proxy(SseEventSink.class, (name) -> {
                if (!name.equals("send")) {
                    return null;
                }
                CompletableFuture<Void> taken = new CompletableFuture<>();
                written.add(taken);
                return taken;
            });
        }

        void takesEverything() {
            for (int i = 0; i < written.size(); i++) { // Taking one lets the next one be written.
                written.get(i).complete(null);
            }
        }
    }

    @Test
    void nothing_is_written_before_the_greeting_was_taken_and_one_after_the_other_then() {
        stream.send(event());
        stream.send(event());
        assertThat(wire.written).isEmpty();

        stream.greet();
        assertThat(wire.written).as("the greeting").hasSize(1);
        wire.written.get(0).complete(null);
        assertThat(wire.written).as("the first event, and not the second while the client has not taken it").hasSize(2);
        wire.takesEverything();

        assertThat(wire.written).hasSize(3);
        assertThat(broken).isEmpty();
    }

    @Test
    void a_client_that_takes_nothing_holds_up_nobody_and_is_given_up_after_so_many() {
        stream.greet();
        for (int i = 0; i < Stream.MOST_WAITING; i++) {
            stream.send(event());
        }
        assertThat(broken).isEmpty();

        stream.send(event());

        assertThat(broken).containsOnly(stream);
        wire.takesEverything();
        stream.send(event());
        assertThat(wire.written).as("what is sent to a client that was given up").hasSizeLessThanOrEqualTo(1 + Stream.MOST_WAITING);
    }

    @Test
    void after_a_failure_nothing_more_is_written() {
        stream.greet();
        wire.takesEverything();
        stream.send(event());
        wire.written.get(1).completeExceptionally(new IllegalStateException("the line is cut"));

        stream.send(event());

        assertThat(broken).isNotEmpty().containsOnly(stream);
        assertThat(wire.written).hasSize(2);
    }

    @Test
    void what_was_missed_comes_before_what_happens_meanwhile() {
        CompletableFuture<Void> caughtUp = new CompletableFuture<>();
        stream.then(() -> caughtUp);
        stream.greet();
        wire.takesEverything();
        stream.send(event());
        assertThat(wire.written).hasSize(1);

        caughtUp.complete(null);

        assertThat(wire.written).hasSize(2);
    }

    @Test
    void a_stream_of_a_branch_hears_of_its_jobs_alone_and_one_of_none_of_all() {
        UUID branch = UUID.randomUUID();
        Stream there = new Stream(wire.sink(), sse(), "token", branch, broken::add);

        assertThat(there.hearsOf(branch)).isTrue();
        assertThat(there.hearsOf(UUID.randomUUID())).isFalse();
        assertThat(there.hearsOf(null)).isFalse();
        assertThat(stream.hearsOf(branch)).isTrue();
        assertThat(stream.hearsOf(null)).isTrue();
    }

    /** What was missed and what happens now are told by two threads. */
    @Test
    void two_who_make_events_of_one_stream_at_the_same_time_give_each_its_own_id() {
        Stream shared = new Stream(wire.sink(), builtBy(rememberingBuilder()), "token", null, broken::add);
        List<CompletableFuture<Void>> tellers = IntStream.range(0, 2).mapToObj(teller -> CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 20_000; i++) {
                UUID id = new UUID(teller, i);
                OutboundSseEvent made = shared.event(id, "order.created", id.toString());
                assertThat(made.getId()).isEqualTo(id.toString()).isEqualTo(made.getData());
            }
        })).toList();

        tellers.forEach(CompletableFuture::join);
    }

    /** One that keeps what it was told until it builds, as RESTEasy's does. */
    private static OutboundSseEvent.Builder rememberingBuilder() {
        Map<String, Object> told = new ConcurrentHashMap<>();
        InvocationHandler remembering = (self, method, arguments) -> {
            if (method.getName().equals("build")) {
                Map<String, Object> built = Map.copyOf(told);
                return proxy(OutboundSseEvent.class, name -> built.get(name.replace("get", "").toLowerCase(Locale.ROOT)));
            }
            told.put(method.getName(), arguments[arguments.length - 1]);
            return self;
        };
        return (OutboundSseEvent.Builder) Proxy.newProxyInstance(StreamTest.class.getClassLoader(), new Class<?>[] {OutboundSseEvent.Builder.class}, remembering);
    }

    private OutboundSseEvent event() {
        return stream.event(UUID.randomUUID(), "order.created", "{}");
    }

    private static Sse sse() {
        OutboundSseEvent event = proxy(OutboundSseEvent.class, name -> null);
        OutboundSseEvent.Builder[] builder = new OutboundSseEvent.Builder[1];
        builder[0] = proxy(OutboundSseEvent.Builder.class, name -> name.equals("build") ? event : builder[0]);
        return builtBy(builder[0]);
    }

    private static Sse builtBy(OutboundSseEvent.Builder builder) {
        return proxy(Sse.class, name -> builder);
    }

    private interface Answering {
        Object to(String method);
    }

    private static <T> T proxy(Class<T> type, Answering answers) {
        return type.cast(Proxy.newProxyInstance(StreamTest.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> answers.to(method.getName())));
    }
}
