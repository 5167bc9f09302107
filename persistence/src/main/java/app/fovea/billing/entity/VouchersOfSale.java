package app.fovea.billing.entity;

import java.util.List;

/** What vouchers a sale's pairs could have, asked by the till of whoever knows what was sold. */
public interface VouchersOfSale {
    /** As on the day of the sale; a pair without one is missing. */
    List<VoucherOfPair> of(Invoice invoice);
}
