package app.fovea.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Somebody who talks to a running Fovea over HTTP: a program with a token, or nobody in particular. Follows no redirect and keeps no cookie. */
public final class Rest {
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(5)).build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final URI server;
    private final Map<String, String> headers;

    private Rest(URI server, Map<String, String> headers) {
        this.server = server;
        this.headers = headers;
    }

    /** Nobody: not signed in. */
    public static Rest at(URI server) {
        return new Rest(server, Map.of());
    }

    public Rest bearer(String token) {
        return with("Authorization", "Bearer " + token);
    }

    /** The same one, sending a header with every request from here on. */
    public Rest with(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new Rest(server, more);
    }

    public Answer get(String path) {
        return request("GET", path, null);
    }

    public Answer post(String path, String json) {
        return json("POST", path, json);
    }

    public Answer post(String path) {
        return request("POST", path, null);
    }

    public Answer put(String path, String json) {
        return json("PUT", path, json);
    }

    /** With a body of JSON, or of what pretends to be. */
    public Answer json(String method, String path, String json) {
        return with("Content-Type", "application/json").request(method, path, json.getBytes(StandardCharsets.UTF_8));
    }

    /** As a browser sends a form. */
    public Answer form(String path, String encoded) {
        return with("Content-Type", "application/x-www-form-urlencoded").request("POST", path, encoded.getBytes(StandardCharsets.UTF_8));
    }

    /** @param body null for none */
    public Answer request(String method, String path, byte[] body) {
        try {
            return attempt(method, path, body);
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path + " got no answer", e);
        }
    }

    /** A file, as it came. */
    public byte[] download(String path) {
        try {
            HttpResponse<byte[]> response = CLIENT.send(asked(path).GET().build(), BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new AssertionError("GET " + path + " answered " + response.statusCode() + ": " + new String(response.body(), StandardCharsets.UTF_8));
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException("GET " + path + " got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** For a server that may be gone before it answers. */
    public Answer attempt(String method, String path, byte[] body) throws IOException {
        HttpRequest request = asked(path).method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body)).build();
        try {
            HttpResponse<String> response = CLIENT.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(method + " " + path, response.statusCode(), response.headers(), response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    HttpRequest.Builder asked(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path)).timeout(PATIENCE);
        headers.forEach(request::header);
        return request;
    }

    static HttpClient client() {
        return CLIENT;
    }
}
