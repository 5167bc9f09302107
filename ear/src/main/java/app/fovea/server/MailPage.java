package app.fovea.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The mail catcher's one page: every message for a person at {@code /}, for a program at {@code /messages}. */
final class MailPage {
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule()).disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM).withLocale(Locale.UK).withZone(ZoneId.systemDefault());
    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>Fovea: caught mail</title>
            <style>
              :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
              body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem }
              article { border: 1px solid #8886; border-radius: .5rem; padding: .75rem 1rem; margin: 1rem 0 }
              h2 { font-size: 1.1rem; margin: 0 }
              p.who { margin: 0; opacity: .8 }
              pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; margin: .75rem 0 0 }
            </style></head><body><main>
            <h1>Caught mail</h1>
            <p>Everything that this demonstration sent, newest first. Nothing left this machine. Programs read <a href="/messages">/messages</a>.</p>
            """;

    private final MailCatcher catcher;
    private final HttpServer server;

    MailPage(MailCatcher catcher, int port) {
        this.catcher = catcher;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
    }

    void start() {
        server.start();
    }

    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            List<CaughtMail> messages = recipient(exchange.getRequestURI()).map(catcher::messagesTo).orElseGet(catcher::messages);
            switch (exchange.getRequestURI().getPath()) {
                case "/" -> send(exchange, 200, "text/html; charset=utf-8", page(messages));
                case "/messages" -> send(exchange, 200, "application/json", JSON.writeValueAsString(messages));
                default -> send(exchange, 404, "text/plain; charset=utf-8", "There is only / and /messages here.");
            }
        }
    }

    private static Optional<String> recipient(URI uri) {
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        return Arrays.stream(query.split("&")).filter(pair -> pair.startsWith("to="))
                // A plus is part of many test addresses, and nobody types %2B.
                .map(pair -> URLDecoder.decode(pair.substring(3).replace("+", "%2B"), StandardCharsets.UTF_8)).findFirst();
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    static String page(List<CaughtMail> messages) {
        StringBuilder page = new StringBuilder(HEAD);
        if (messages.isEmpty()) {
            page.append("<p>Nothing yet: finalise an exam, sell from it and ship the order, and the patient's e-mail arrives here.</p>");
        }
        for (CaughtMail mail : messages) {
            page.append("<article><h2>").append(escaped(mail.subject())).append("</h2><p class=\"who\">to ").append(escaped(mail.to()))
                    .append(" · from ").append(escaped(mail.from()))
                    .append(" · <time datetime=\"").append(mail.date()).append("\">").append(escaped(TIME.format(mail.date()))).append("</time></p><pre>")
                    .append(escaped(mail.text())).append("</pre>");
            for (CaughtMail.Attachment file : mail.attachments()) {
                page.append("<p><a download=\"").append(escaped(file.fileName())).append("\" href=\"data:").append(escaped(file.type())).append(";base64,")
                        .append(Base64.getEncoder().encodeToString(file.content())).append("\">").append(escaped(file.fileName())).append("</a></p>");
            }
            page.append("</article>\n");
        }
        return page.append("</main></body></html>").toString();
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;");
    }
}
