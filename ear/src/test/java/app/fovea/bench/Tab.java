package app.fovea.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * What a browser's tab sends and gets, without the browser: twenty browsers would measure themselves on a machine of two cores. It keeps the page as it stands, sends of a form what
 * PrimeFaces sends of it, and puts what comes back where it belongs. The clock runs while it waits for the server, and stands while it reads what came.
 */
final class Tab {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String VIEW_STATE = "jakarta.faces.ViewState";
    private static final Pattern CALL = Pattern.compile("PrimeFaces\\.ab\\(\\{(s:\"([^\"]+)\",f:[^}]*)");
    private static final Pattern ARGUMENT = Pattern.compile("\\b([a-z]+):\"([^\"]*)\"");
    private static final Pattern NONCE = Pattern.compile("PrimeFaces\\.csp\\.init\\('([^']+)'");

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.NEVER).cookieHandler(new CookieManager()).build();
    private final URI server;
    /** What each button asks PrimeFaces to send. */
    private final Map<String, Map<String, String>> calls = new HashMap<>();
    private Document page;
    private String nonce;
    /** A form that came back in an answer has none of its own: a browser's script puts it in. */
    private String viewState;
    private long waited;

    Tab(URI server) {
        this.server = server;
    }

    Tab signIn(String practice, String email, String password) {
        open("/sign-in");
        Element form = only("form#sign-in");
        Map<String, List<String>> fields = hidden(form);
        fields.putAll(Map.of("practice", List.of(practice), "email", List.of(email), "password", List.of(password), "enter", List.of("")));
        HttpResponse<String> answer = send(form.attr("action"), fields, false);
        if (answer.statusCode() != 302) {
            throw new IllegalStateException(email + " could not sign in: " + answer.statusCode());
        }
        return this;
    }

    void open(String path) {
        HttpResponse<String> answer = wait(request(path).GET().build());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("GET " + path + " answered " + answer.statusCode());
        }
        calls.clear();
        page = Jsoup.parse(answer.body());
        viewState = page.select("input[name=" + VIEW_STATE + "]").val();
        learn(answer.body());
    }

    /** Opens the socket that the page has for a channel. */
    WebSocket listen(String channel, WebSocket.Listener listener) {
        Matcher socket = Pattern.compile(channel + "\\?[0-9a-f-]{36}").matcher(page.outerHtml());
        if (!socket.find()) {
            throw new IllegalStateException("the page has no socket " + channel);
        }
        URI address = URI.create(server.resolve("/omnifaces.push/" + socket.group()).toString().replaceFirst("^http", "ws"));
        return client.newWebSocketBuilder().buildAsync(address, listener).join();
    }

    /** Types into the field with that name. */
    void type(String name, String value) {
        only("[name=" + name + "]").attr("value", value);
    }

    void tickAll(String name) {
        page.select("input[type=checkbox][name=" + name + "]").forEach(box -> box.attr("checked", "checked"));
    }

    /** Presses the first button that the selector finds, and goes where it leads. */
    void press(String selector) {
        Element button = page.selectFirst(selector);
        if (button == null) {
            throw new IllegalStateException("nothing on the page is " + selector + ": " + page.select("main").text());
        }
        Map<String, String> call = calls.get(button.id());
        if (call == null) {
            submit(button);
        } else {
            ask(call);
        }
    }

    private void submit(Element button) {
        Element form = button.closest("form");
        Map<String, List<String>> fields = new LinkedHashMap<>();
        if (!form.hasAttr("data-once")) { // That one is plain HTML: it is none of Faces' and knows no view.
            fields.putAll(hidden(form));
            fields.put(button.attr("name"), List.of(button.attr("value")));
        }
        follow(send(form.attr("action"), fields, false));
    }

    private void ask(Map<String, String> call) {
        Element form = only("form#" + call.get("f"));
        Map<String, List<String>> fields = call.get("p").equals(call.get("s")) ? hidden(form) : filled(form);
        fields.put("jakarta.faces.partial.ajax", List.of("true"));
        fields.put("jakarta.faces.source", List.of(call.get("s")));
        fields.put("jakarta.faces.partial.execute", List.of(call.get("p")));
        fields.put("jakarta.faces.partial.render", List.of(call.getOrDefault("u", "")));
        fields.put("primefaces.nonce", List.of(nonce));
        fields.put(call.get("s"), List.of(call.get("s")));
        HttpResponse<String> answer = send(form.attr("action"), fields, true);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(call + " was answered " + answer.statusCode());
        }
        Document partial = Jsoup.parse(answer.body(), "", Parser.xmlParser());
        Element redirect = partial.selectFirst("redirect");
        if (redirect != null) {
            open(redirect.attr("url"));
            return;
        }
        partial.select("update").forEach(this::put);
        learn(answer.body());
    }

    private void put(Element update) {
        String id = update.id();
        if (id.contains(VIEW_STATE)) {
            viewState = update.wholeText();
        } else if (page.getElementById(id) != null) {
            page.getElementById(id).replaceWith(Jsoup.parseBodyFragment(update.wholeText()).body());
        }
    }

    private void learn(String text) {
        Matcher call = CALL.matcher(text);
        while (call.find()) {
            Map<String, String> arguments = new HashMap<>();
            ARGUMENT.matcher(call.group(1)).results().forEach(argument -> arguments.put(argument.group(1), argument.group(2)));
            calls.put(call.group(2), arguments);
        }
        Matcher init = NONCE.matcher(text);
        if (init.find()) {
            nonce = init.group(1);
        }
    }

    private void follow(HttpResponse<String> answer) {
        if (answer.statusCode() != 302) {
            throw new IllegalStateException(answer.uri() + " answered " + answer.statusCode() + " where it should lead on");
        }
        open(URI.create(answer.headers().firstValue("Location").orElseThrow()).getRawPath());
    }

    /** What a form sends whatever is pressed in it. */
    private Map<String, List<String>> hidden(Element form) {
        Map<String, List<String>> fields = form.select("input[type=hidden]").stream()
            .collect(Collectors.toMap(input -> input.attr("name"), input -> List.of(input.attr("value")), (first, second) -> first, LinkedHashMap::new));
        fields.put(VIEW_STATE, List.of(viewState));
        return fields;
    }

    private Map<String, List<String>> filled(Element form) {
        Map<String, List<String>> fields = hidden(form);
        form.select("input[name]:not([type=hidden], [type=submit], [type=checkbox], [type=radio]), textarea[name]").forEach(input -> fields.put(input.attr("name"), List.of(input.val())));
        form.select("input[type=checkbox][checked], input[type=radio][checked]").forEach(box -> fields.computeIfAbsent(box.attr("name"), name -> new ArrayList<>()).add(box.val()));
        form.select("select[name]").forEach(list -> {
            Element chosen = list.selectFirst("option[selected]");
            fields.put(list.attr("name"), List.of(chosen == null ? list.select("option").first().val() : chosen.val()));
        });
        return fields;
    }

    private Element only(String selector) {
        Element found = page.selectFirst(selector);
        if (found == null) {
            throw new IllegalStateException("nothing on the page is " + selector);
        }
        return found;
    }

    private HttpResponse<String> send(String path, Map<String, List<String>> fields, boolean ajax) {
        String body = fields.entrySet().stream().flatMap(field -> field.getValue().stream().map(value -> encoded(field.getKey()) + "=" + encoded(value))).collect(Collectors.joining("&"));
        HttpRequest.Builder request = request(path).header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(body));
        return wait(ajax ? request.header("Faces-Request", "partial/ajax").header("X-Requested-With", "XMLHttpRequest").build() : request.build());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path)).timeout(PATIENCE);
    }

    private HttpResponse<String> wait(HttpRequest request) {
        long began = System.nanoTime();
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(request + " got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            waited += System.nanoTime() - began;
        }
    }

    /** How long the server was waited for since this was asked last, in nanoseconds. */
    long waited() {
        long since = waited;
        waited = 0;
        return since;
    }

    Document page() {
        return page;
    }
}
