package app.fovea.prescription.entity;

import java.math.BigDecimal;

/** @param amount prism dioptres (cm/m), 0 to 20 */
public record Prism(BigDecimal amount, Base base) {
}
