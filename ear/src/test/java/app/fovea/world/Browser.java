package app.fovea.world;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser without a screen: keeps cookies, sends the forms of pages with their view state, follows no redirect. */
public final class Browser {
    /** The one that says who is signed in. */
    public static final String SESSION = "FOVEA";

    private static final Pattern NONCE = Pattern.compile("nonce=\"([^\"]+)\"");
    private static final Pattern VIEW_STATE = Pattern.compile("name=\"jakarta.faces.ViewState\"[^>]*value=\"([^\"]+)\"");

    private final Rest server;
    private final Map<String, String> cookies = new TreeMap<>();
    private String viewState;
    private String nonce;

    private Browser(Rest server) {
        this.server = server;
    }

    public static Browser at(Rest nobody) {
        return new Browser(nobody);
    }

    /** Opens a page; its form may be sent next. */
    public Answer open(String path) {
        return remember(withCookies().get(path));
    }

    /** Sends a form of the page that was opened last. @param fields names and values in turn */
    public Answer send(String path, String form, String button, String... fields) {
        Map<String, String> all = new LinkedHashMap<>(Map.of(form, form, button, ""));
        for (int i = 0; i < fields.length; i += 2) {
            all.put(fields[i], fields[i + 1]);
        }
        if (viewState != null) {
            all.put("jakarta.faces.ViewState", viewState);
        }
        if (nonce != null) {
            all.put("primefaces.nonce", nonce); // The script of the page does this.
        }
        return remember(withCookies().form(path, encoded(all)));
    }

    /** Signs in by the form, as a person does. */
    public Answer signIn(String practice, String email, String password) {
        open("/sign-in");
        return fillIn(practice, email, password);
    }

    /** On a sign-in page that is open. */
    public Answer fillIn(String practice, String email, String password) {
        return send("/sign-in", "sign-in", "enter", "practice", practice, "email", email, "password", password);
    }

    /** Another view state than the page had; null for none. */
    public void forge(String viewState) {
        this.viewState = viewState;
    }

    /** Null when there is none. */
    public String cookie(String name) {
        return cookies.get(name);
    }

    public void setCookie(String name, String value) {
        cookies.put(name, value);
    }

    /** As a request with this browser's cookies, for what a browser would not do by itself. */
    public Rest withCookies() {
        if (cookies.isEmpty()) {
            return server;
        }
        StringBuilder header = new StringBuilder();
        cookies.forEach((name, value) -> header.append(header.isEmpty() ? "" : "; ").append(name).append('=').append(value));
        return server.with("Cookie", header.toString());
    }

    private Answer remember(Answer answer) {
        for (String set : answer.headers().allValues("Set-Cookie")) {
            String pair = set.split(";")[0];
            String name = pair.substring(0, pair.indexOf('='));
            if (set.contains("1970")) {
                cookies.remove(name);
            } else {
                cookies.put(name, pair.substring(pair.indexOf('=') + 1));
            }
        }
        viewState = first(VIEW_STATE, answer.body(), viewState);
        nonce = first(NONCE, answer.body(), nonce);
        return answer;
    }

    private static String first(Pattern wanted, String page, String otherwise) {
        Matcher found = wanted.matcher(page);
        return found.find() ? found.group(1) : otherwise;
    }

    private static String encoded(Map<String, String> fields) {
        StringBuilder body = new StringBuilder();
        fields.forEach((name, value) -> body.append(body.isEmpty() ? "" : "&")
            .append(URLEncoder.encode(name, StandardCharsets.UTF_8)).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return body.toString();
    }
}
