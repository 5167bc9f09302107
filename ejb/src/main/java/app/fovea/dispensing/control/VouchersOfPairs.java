package app.fovea.dispensing.control;

import app.fovea.access.entity.CurrentCaller;
import app.fovea.billing.entity.Entitlement;
import app.fovea.billing.entity.Entitlement.Ground;
import app.fovea.billing.entity.Invoice;
import app.fovea.billing.entity.Voucher.Supplement;
import app.fovea.billing.entity.Voucher;
import app.fovea.billing.entity.VoucherOfPair;
import app.fovea.billing.entity.VouchersOfSale;
import app.fovea.dispensing.entity.Dispense;
import app.fovea.dispensing.entity.DispensePair;
import app.fovea.dispensing.entity.DispenseRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/** Answers the till from what was frozen with each pair when it was sold. */
@ApplicationScoped
public class VouchersOfPairs implements VouchersOfSale {
    @Inject
    private DispenseRepository dispenses;

    @Override
    public List<VoucherOfPair> of(Invoice invoice) {
        Dispense dispense = dispenses.find(invoice.dispenseId()).orElseThrow(() -> new IllegalStateException("an invoice without a sale: " + invoice.id()));
        LocalDate soldOn = LocalDate.ofInstant(invoice.issuedAt(), CurrentCaller.get().practice().timeZone());
        int age = dispenses.basisOf(dispense).patient().ageOn(soldOn);
        return dispense.pairs().stream().map(DispensePair::voucher).filter(Objects::nonNull)
            .map(voucher -> new VoucherOfPair(voucher.pairNo(), voucher.band(), worth(voucher), possible(voucher, age, soldOn))).toList();
    }

    /** What could entitle somebody of this age to this voucher, if they say or show it. */
    public static List<Ground> possible(Voucher voucher, int age, LocalDate day) {
        return Entitlement.VOUCHER.find(CurrentCaller.get().practice().jurisdiction(), day).map(rule -> rule.possible(age, voucher.complex())).orElse(List.of());
    }

    private static BigDecimal worth(Voucher voucher) {
        return voucher.value() == null ? null
            : voucher.supplements().stream().map(Supplement::value).filter(Objects::nonNull).reduce(voucher.value(), BigDecimal::add);
    }
}
