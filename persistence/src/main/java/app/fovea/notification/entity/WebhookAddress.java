package app.fovea.notification.entity;

import app.fovea.access.entity.Refusal.FieldError;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** An endpoint's address as somebody wrote it, and what is wrong with it. */
public record WebhookAddress(String url) {
    private static final String FIELD = "url";
    private static final int LONGEST = 2000;
    private static final int HTTPS_PORT = 443;
    private static final int FIRST_FREE_PORT = 1024;

    /** Finds what a name stands for. */
    @FunctionalInterface
    public interface Resolver {
        /** @return never empty @throws UnknownHostException when there is no such name @throws TimeoutException when nobody could say in time */
        InetAddress[] resolve(String host) throws UnknownHostException, TimeoutException;
    }

    /**
     * Looks the host up, so that a wrong address is told to whoever writes it. It is looked up again each time that something is sent: the answer may
     * be another one by then.
     *
     * @return empty when messages may be sent there
     */
    public List<FieldError> errors(Reach reach, Resolver resolver) {
        if (url == null || url.isBlank()) {
            return error("url_missing", "Write the address to send to, like https://hooks.example.com/fovea.");
        }
        URI uri = parsed();
        if (uri == null || uri.getHost() == null) {
            return error("url_unreadable", "This is no address. It looks like https://hooks.example.com/fovea.");
        }
        if (url.length() > LONGEST) {
            return error("url_too_long", "An address has at most " + LONGEST + " characters.");
        }
        if (uri.getRawUserInfo() != null) {
            return error("url_with_password", "Take the name and password out of the address: every message is signed, that is how the receiver knows us.");
        }
        if (uri.getRawFragment() != null) {
            return error("url_with_fragment", "Take # and what follows it out: it never reaches the receiver.");
        }
        return reachable(uri, reach, resolver);
    }

    private List<FieldError> reachable(URI uri, Reach reach, Resolver resolver) {
        InetAddress[] addresses;
        String host = host(uri);
        try {
            addresses = resolver.resolve(host);
        } catch (UnknownHostException e) {
            return error("host_unknown", "There is no " + host + " in the internet's directory of names. Read it again.");
        } catch (TimeoutException e) {
            return error("host_not_found_in_time", "Nobody could say in time where " + host + " is. Try it again in a minute.");
        }
        List<FieldError> errors = new ArrayList<>();
        boolean inside = true;
        for (InetAddress address : addresses) {
            inside &= reach.allowed(host, address);
            if (errors.isEmpty() && !reach.reaches(host, address)) {
                errors.addAll(error("address_not_public", host + " is an address inside a network. Webhooks go to the public internet; whoever runs this server can allow others (FOVEA_WEBHOOKS_MAY_REACH)."));
            }
        }
        if (errors.isEmpty() && !inside) {
            errors.addAll(outside(uri));
        }
        return errors;
    }

    /** Rules for the public internet; what the operator named is the operator's. */
    private static List<FieldError> outside(URI uri) {
        if (!"https".equalsIgnoreCase(uri.getScheme())) {
            return error("url_not_https", "Use https: anybody on the way could read along otherwise.");
        }
        if (uri.getPort() != -1 && uri.getPort() != HTTPS_PORT && uri.getPort() < FIRST_FREE_PORT) {
            return error("port_refused", "Port " + uri.getPort() + " belongs to another service. Use 443, or one from 1024 on.");
        }
        return List.of();
    }

    private URI parsed() {
        try {
            URI uri = new URI(url.strip());
            return "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()) ? uri : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** Without the brackets around an IPv6 address. */
    private static String host(URI uri) {
        return uri.getHost().replaceAll("^\\[|]$", "");
    }

    private static List<FieldError> error(String code, String message) {
        return List.of(new FieldError(code, FIELD, message));
    }
}
