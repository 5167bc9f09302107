package app.fovea.billing.entity;

import java.math.BigDecimal;

/**
 * One thing that is charged for.
 *
 * @param pairNo  from 1
 * @param kind    {@link #FRAME}, {@link #LENS}, {@link #TREATMENT} or {@link #DISPENSING_FEE}
 * @param amount  what the patient pays, VAT included
 * @param discount what was taken off to come to the amount; 0 where the price is the catalogue's
 * @param vatRate percent on the taxed part; 0.00 where all of it is exempt
 * @param vat     the part of the amount that is VAT
 * @param exempt  the part of the amount that is exempt; what is left is net
 */
public record QuoteLine(int pairNo, String kind, String description, BigDecimal amount, BigDecimal discount, BigDecimal vatRate, BigDecimal vat, BigDecimal exempt) {
    public static final String FRAME = "frame";
    public static final String LENS = "lens";
    public static final String TREATMENT = "treatment";
    public static final String DISPENSING_FEE = "dispensing_fee";

    /** Before the discount. */
    public BigDecimal price() {
        return amount.add(discount);
    }

    public BigDecimal net() {
        return amount.subtract(vat).subtract(exempt);
    }
}
