package app.fovea.access.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Where somebody wanted to go when they were asked to sign in, with what the address asked for. It is handed round through the browser, so what comes back is believed only where it is a
 * page of this application: an address given from outside must not lead elsewhere after a good password.
 */
public final class WayBack {
    private static final String TODAY = "/";
    private static final int LONGEST = 1_000;
    /** The query as a browser sends it: no character of it can begin another address or another header. */
    private static final Pattern PAGE = Pattern.compile("/[a-z][A-Za-z0-9/-]*(\\?[A-Za-z0-9._~%!$&'()*+,;=:@/?-]*)?");

    private WayBack() {
    }

    /** The page of a request, to be handed round; empty for today's, which is where everybody comes anyway. @param name of the parameter, with what stands before it: {@code ?to=} */
    static String of(HttpServletRequest request, String name) {
        String query = request.getQueryString();
        String page = Paths.of(request) + (query == null ? "" : "?" + query);
        return page.equals(TODAY) || !to(page).equals(page) ? "" : name + URLEncoder.encode(page, StandardCharsets.UTF_8);
    }

    /** Where to go after signing in. @param wanted as it came back; null where nobody wanted anything */
    public static String to(String wanted) {
        return wanted != null && wanted.length() <= LONGEST && PAGE.matcher(wanted).matches() ? wanted : TODAY;
    }
}
