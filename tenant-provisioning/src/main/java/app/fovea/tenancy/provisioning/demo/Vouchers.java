package app.fovea.tenancy.provisioning.demo;

import app.fovea.billing.entity.Voucher;
import app.fovea.billing.entity.VoucherBands.Glazed;
import app.fovea.prescription.entity.SpectaclePrescription;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What the health service pays towards a pair. A past drawn up for demonstration takes the values of 2023 for all its years: they are
 * the last of which all are known.
 */
final class Vouchers {
    private static final LocalDate ALL_KNOWN = LocalDate.of(2023, 4, 1);

    private Vouchers() {
    }

    static BigDecimal value(SpectaclePrescription prescription, boolean multifocal) {
        Glazed pair = new Glazed(prescription.right().power(), prescription.left().power(), multifocal, false);
        return Voucher.of(1, pair, List.of(), DemoPractice.HERE, ALL_KNOWN).map(Voucher::value).orElseThrow();
    }
}
