package app.fovea.bench;

import app.fovea.world.Practice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Any number of clients of the board's stream on one thread that does nothing but read: five hundred threads that parse JSON would measure themselves on a machine of two cores.
 */
final class Wallboards implements AutoCloseable {
    private final Selector selector;
    private final List<SocketChannel> channels = new ArrayList<>();
    private volatile boolean closed;
    private volatile int greeted;

    private static final class Client {
        private final Hearing hearing;
        private final StringBuilder text = new StringBuilder();
        private boolean greeted;

        Client(Hearing hearing) {
            this.hearing = hearing;
        }
    }

    Wallboards(Practice practice, String token, int count, Supplier<Hearing> hearing) {
        URI server = practice.server().url();
        try {
            selector = Selector.open();
            byte[] request = ("GET /api/lab/board/stream HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\nAccept: text/event-stream\r\nAuthorization: Bearer " + token + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < count; i++) {
                SocketChannel channel = SocketChannel.open(new InetSocketAddress(server.getHost(), server.getPort()));
                channel.write(ByteBuffer.wrap(request));
                channel.configureBlocking(false);
                channel.register(selector, SelectionKey.OP_READ, new Client(hearing.get()));
                channels.add(channel);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        new Thread(this::listen, "wallboards").start();
    }

    /** How many the server has greeted. */
    int connected() {
        return greeted;
    }

    private void listen() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);
        try {
            while (!closed) {
                selector.select(key -> read(key, buffer), 500);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(SelectionKey key, ByteBuffer buffer) {
        Client client = (Client) key.attachment();
        buffer.clear();
        try {
            if (((SocketChannel) key.channel()).read(buffer) < 0) {
                key.cancel();
                return;
            }
        } catch (IOException lost) {
            key.cancel();
            return;
        }
        long now = System.nanoTime();
        client.text.append(StandardCharsets.ISO_8859_1.decode(buffer.flip()));
        if (!client.greeted && client.text.indexOf("connected") >= 0) {
            client.greeted = true;
            greeted++;
        }
        int end = client.hearing.take(client.text, now);
        client.text.delete(0, Math.max(end, client.text.lastIndexOf("data:") > end ? client.text.lastIndexOf("data:") : client.text.length() - 5 > end ? client.text.length() - 5 : end));
    }

    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        channels.forEach(channel -> {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
