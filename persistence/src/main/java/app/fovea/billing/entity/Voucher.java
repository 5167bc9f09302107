package app.fovea.billing.entity;

import app.fovea.billing.entity.VoucherBands.Band;
import app.fovea.billing.entity.VoucherBands.Glazed;
import app.fovea.law.entity.CountryLaw;
import app.fovea.law.entity.Jurisdiction;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What the health service pays towards one pair, if the patient is entitled to it.
 *
 * @param form        {@code as_written} or {@code transposed}: which way of writing the stronger lens gave the band
 * @param nation      whose value it is, “England”
 * @param from        first day on which the value applies; null when there is no value
 * @param value       null when none is on file for this band on the day: it is not guessed
 * @param supplements what it may be raised by
 * @param confirmed   false where the value, or a form that makes a difference, has not been checked: “to be confirmed” stands beside it
 */
public record Voucher(int pairNo, String band, boolean complex, String form, String nation, LocalDate from, BigDecimal value, List<Supplement> supplements, boolean confirmed) {
    public Voucher {
        supplements = List.copyOf(supplements);
    }

    /** @param purpose prism_single_vision, prism_other, tint or photochromic @param value null when none is on file */
    public record Supplement(String purpose, BigDecimal value) {
    }

    /** Empty where the country knows no vouchers. @param purposes of supplements that the pair could have */
    public static Optional<Voucher> of(int pairNo, Glazed pair, List<String> purposes, Jurisdiction place, LocalDate day) {
        Optional<VoucherForm> form = VoucherForm.SECTION.find(place, day);
        return VoucherBands.SECTION.find(place, day).filter(bands -> form.isPresent()).map(bands -> {
            Band band = bands.of(pair, form.get().form());
            Optional<VoucherValues> values = VoucherValues.SECTION.find(place, day);
            Optional<BigDecimal> value = values.flatMap(each -> each.of(band.code()));
            List<Supplement> supplements = purposes.stream().map(purpose -> new Supplement(purpose, values.flatMap(each -> each.supplement(purpose)).orElse(null))).toList();
            boolean confirmed = bands.confirmed() && (form.get().confirmed() || !band.formMatters()) && values.map(VoucherValues::confirmed).orElse(true);
            return new Voucher(pairNo, band.code(), band.complex(), band.transposed() ? "transposed" : "as_written", CountryLaw.name(place), value.isPresent() ? values.get().from() : null,
                value.orElse(null), supplements, confirmed);
        });
    }

    /** Total − voucher − supplement, and never less than nothing: a voucher pays no more than the spectacles cost. */
    public static BigDecimal patientShare(BigDecimal total, BigDecimal voucher, BigDecimal supplement) {
        return total.subtract(voucher).subtract(supplement).max(BigDecimal.ZERO.setScale(total.scale()));
    }
}
