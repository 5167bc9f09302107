package app.fovea.billing.entity;

import app.fovea.law.entity.DatedRule;
import app.fovea.law.entity.Section;
import java.time.LocalDate;
import java.util.Set;

/**
 * Which way of writing a lens decides its voucher band: −9.00/−2.00 is band B, and the same lens as −11.00/+2.00 is band C. No rule
 * was found that says which counts, so it is a setting of the data set.
 */
public record VoucherForm(LocalDate from, Set<String> nations, String source, boolean confirmed, Policy form) implements DatedRule {
    public static final Section<VoucherForm> SECTION = new Section<>("voucherForm", "voucher_form", "rules on the form of the cylinder on vouchers", VoucherForm.class);

    public enum Policy {
        /** As the prescriber wrote it. */
        AS_WRITTEN,
        /** Whichever form gives the higher band. */
        BETTER_OF_BOTH
    }
}
