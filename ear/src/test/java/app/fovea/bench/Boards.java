package app.fovea.bench;

import app.fovea.access.entity.DefaultRole;
import app.fovea.world.Practice;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Any number of lab boards that one person has open, without the browsers: each has the socket that brings it cards. */
final class Boards implements AutoCloseable {
    private final List<WebSocket> sockets;

    Boards(Practice practice, DefaultRole role, int count, Supplier<Hearing> hearing) {
        Tab tab = new Tab(practice.server().url()).signIn(practice.slug(), practice.user(role).email(), practice.password());
        tab.open("/lab");
        sockets = IntStream.range(0, count).mapToObj(i -> tab.listen("board", new Listener(hearing.get()))).toList();
    }

    private static final class Listener implements WebSocket.Listener {
        private final Hearing hearing;
        private final StringBuilder text = new StringBuilder();

        Listener(Hearing hearing) {
            this.hearing = hearing;
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                long now = System.nanoTime();
                hearing.take(text.toString().replace("\\\"", "\""), now); // OmniFaces sends what it is given as a JSON text.
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }
    }

    @Override
    public void close() {
        sockets.forEach(WebSocket::abort);
    }
}
