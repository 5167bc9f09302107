package app.fovea.notification.control;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Where people outside reach this installation: links in e-mails begin with it. It comes from {@code FOVEA_PUBLIC_URL} and never from a request,
 * whose sender chooses what it says of the host.
 */
@ApplicationScoped
public class PublicAddress {
    private static final String SETTING = "FOVEA_PUBLIC_URL";
    private static final String UNSET = "http://localhost:8080";

    /** @param path with its leading slash */
    public String of(String path) {
        return Optional.ofNullable(System.getenv(SETTING)).filter(url -> !url.isBlank()).orElse(UNSET).replaceFirst("/+$", "") + path;
    }
}
