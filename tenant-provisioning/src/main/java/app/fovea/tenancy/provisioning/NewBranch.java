package app.fovea.tenancy.provisioning;

import java.util.UUID;

/**
 * A shop or a laboratory of a practice.
 *
 * @param code   short and unique within the practice, as on labels
 * @param hasLab whether spectacles are made here
 */
public record NewBranch(UUID id, String code, String name, String phone, String address, boolean hasLab) {
}
