package app.fovea.tenancy.provisioning;

import app.fovea.access.entity.DefaultRole;
import java.util.Map;
import java.util.UUID;

/** A tenant that exists now, and the ids its first rows were given. */
public record ProvisionedTenant(UUID id, String slug, Map<DefaultRole, UUID> roles) {
}
