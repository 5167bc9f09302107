package app.fovea.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A mail server that keeps nothing and is some way off: each of the seven answers of a conversation (greeting, EHLO, MAIL, RCPT, DATA, the text, QUIT) comes after the delay, as it does when
 * every question and answer has to travel. It does nothing else, so that a real one takes longer.
 */
final class SlowMail implements AutoCloseable {
    private final ServerSocket socket;
    private volatile Duration delay = Duration.ZERO;

    private SlowMail(ServerSocket socket) {
        this.socket = socket;
    }

    static SlowMail open() {
        try {
            SlowMail mail = new SlowMail(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            daemon(mail::listen);
            return mail;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    /** @param delay before each answer: the way there and back */
    void isOff(Duration delay) {
        this.delay = delay;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen() {
        try {
            while (true) {
                Socket client = socket.accept();
                daemon(() -> converse(client));
            }
        } catch (IOException closed) {
            return;
        }
    }

    private void converse(Socket client) {
        try (client; BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1)); OutputStream out = client.getOutputStream()) {
            client.setTcpNoDelay(true);
            say(out, "220 slow");
            boolean text = false;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (text && !line.equals(".")) {
                    continue;
                }
                if (text) {
                    text = false;
                    say(out, "250 accepted");
                } else if (line.startsWith("DATA")) {
                    text = true;
                    say(out, "354 go on");
                } else if (line.startsWith("QUIT")) {
                    say(out, "221 bye");
                    return;
                } else {
                    say(out, "250 ok");
                }
            }
        } catch (IOException gone) {
            return;
        }
    }

    private void say(OutputStream out, String answer) throws IOException {
        try {
            Thread.sleep(delay.toMillis()); // The way that question and answer travel.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        out.write((answer + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "slow-mail");
        thread.setDaemon(true);
        thread.start();
    }
}
