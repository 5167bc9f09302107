package app.fovea.notification.control;

import app.fovea.access.entity.Refusal.FieldError;
import app.fovea.notification.entity.Reach;
import app.fovea.notification.entity.WebhookAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Where this installation lets webhooks go: {@code FOVEA_WEBHOOKS_MAY_REACH}. */
@ApplicationScoped
public class WebhookReach {
    private static final String SETTING = "FOVEA_WEBHOOKS_MAY_REACH";

    private final Reach reach = reach(System.getenv(SETTING));

    @Inject
    private NameLookup names;

    private static Reach reach(String setting) {
        try {
            return Reach.of(setting);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(SETTING + " makes no sense (" + e.getMessage() + "): name ranges of addresses and hosts, separated by commas (docs/configuration.md).");
        }
    }

    public Reach reach() {
        return reach;
    }

    /** What is wrong with an address that somebody wrote; looks its name up, so ask before anything is read from the database. */
    public List<FieldError> errors(String url) {
        return new WebhookAddress(url).errors(reach, names);
    }
}
