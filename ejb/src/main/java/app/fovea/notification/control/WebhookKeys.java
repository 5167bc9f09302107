package app.fovea.notification.control;

import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Refusal.RuleBroken;
import app.fovea.notification.entity.SecretBox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Base64;
import java.util.UUID;

/** Seals the secrets of webhooks under the installation's own key, {@code FOVEA_SECRET_KEY}. */
@ApplicationScoped
public class WebhookKeys {
    private static final String SETTING = "FOVEA_SECRET_KEY";

    private final SecretBox box = box(System.getenv(SETTING));

    /** An installation without webhooks needs none. */
    boolean set() {
        return box != null;
    }

    /** @return null when none is set @throws IllegalStateException for what is no key */
    static SecretBox box(String key) {
        if (key == null || key.isBlank()) {
            return null;
        }
        try {
            return new SecretBox(Base64.getDecoder().decode(key.strip()));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(SETTING + " must be 32 bytes in Base64: make one with openssl rand -base64 32 (docs/configuration.md).");
        }
    }

    /** @throws RuleBroken {@code secret_key_missing} */
    public String seal(UUID endpointId, String secret) {
        if (box == null) {
            throw new RuleBroken("secret_key_missing", "This server has no key to keep secrets under. Ask whoever runs it to set " + SETTING + ".");
        }
        return box.seal(secret, whose(endpointId));
    }

    /** @throws IllegalStateException when this is not the key under which it was sealed */
    String open(UUID tenantId, UUID endpointId, String sealed) {
        if (box == null) {
            throw new IllegalStateException(SETTING + " is not set any more, and a webhook's secret was sealed under it");
        }
        return box.open(sealed, whose(tenantId, endpointId));
    }

    private static String whose(UUID endpointId) {
        return whose(CurrentCaller.get().tenantId(), endpointId);
    }

    private static String whose(UUID tenantId, UUID endpointId) {
        return "webhook " + tenantId + "/" + endpointId;
    }
}
