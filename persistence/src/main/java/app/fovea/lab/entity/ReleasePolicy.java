package app.fovea.lab.entity;

import java.math.BigDecimal;

/**
 * When a sale goes to the lab: as soon as that share of it is paid, by the patient or by voucher. UK practices start jobs on a
 * deposit.
 *
 * @param depositPercent 0 to 100; 100 is paid in full
 */
public record ReleasePolicy(int depositPercent) {
    public boolean releases(BigDecimal total, BigDecimal outstanding) {
        BigDecimal settled = total.subtract(outstanding);
        return settled.multiply(BigDecimal.valueOf(100)).compareTo(total.multiply(BigDecimal.valueOf(depositPercent))) >= 0;
    }
}
