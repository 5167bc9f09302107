package app.fovea.billing.entity;

import app.fovea.access.entity.Permission;
import app.fovea.tenancy.entity.TenantRecord;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Money that came in, or went back. Written once. */
@Entity
@Table(name = "payments")
public class Payment extends TenantRecord {
    /** How it was paid; a voucher is the NHS's promise, not the patient's money. Credit is what came back of another sale and stayed here: no till has it. */
    public enum Method {
        @JsonProperty("card") CARD,
        @JsonProperty("cash") CASH,
        @JsonProperty("transfer") TRANSFER,
        @JsonProperty("voucher") VOUCHER,
        @JsonProperty("credit") CREDIT;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The right to take it, beyond the one to take money at all: of these nobody sees anything at the till. */
        public Optional<Permission> needed() {
            return switch (this) {
                case CARD, CASH, CREDIT -> Optional.empty();
                case TRANSFER -> Optional.of(Permission.PAYMENTS_TRANSFER);
                case VOUCHER -> Optional.of(Permission.PAYMENTS_VOUCHER);
            };
        }
    }

    @Column(name = "invoice_id")
    private UUID invoiceId;
    private String kind;
    private String method;
    private BigDecimal amount;
    private String reference;
    private String reason;
    @Column(name = "pair_no")
    private Integer pairNo;
    private String ground;
    private BigDecimal given;
    private BigDecimal vat;
    private BigDecimal exempt;
    @Column(name = "taken_by")
    private UUID takenBy;
    @Column(name = "taken_at")
    private Instant takenAt;
    /** The database knows at which till whoever took it is. */
    @Column(name = "till_id", insertable = false, updatable = false)
    private UUID tillId;

    protected Payment() {
    }

    public static Payment taken(UUID invoiceId, OfferedPayment offered, UUID by, Instant at) {
        Payment taken = new Payment(invoiceId, "payment", offered.method(), offered.amount(), offered.reference(), null, by, at);
        taken.pairNo = offered.pairNo();
        taken.ground = offered.ground();
        taken.given = offered.given();
        return taken;
    }

    /**
     * @param split  the amount, in the proportions of the sale
     * @param reason why, in the words of whoever gives it back; asked for by law and by the till report
     */
    public static Payment refunded(UUID invoiceId, Method method, VatSplit split, String reason, UUID by, Instant at) {
        Payment refund = new Payment(invoiceId, "refund", method, split.gross(), null, reason, by, at);
        refund.vat = split.vat();
        refund.exempt = split.exempt();
        return refund;
    }

    private Payment(UUID invoiceId, String kind, Method method, BigDecimal amount, String reference, String reason, UUID by, Instant at) {
        this.invoiceId = invoiceId;
        this.kind = kind;
        this.method = method.id();
        this.amount = amount;
        this.reference = reference;
        this.reason = reason;
        this.takenBy = by;
        this.takenAt = at;
    }

    public UUID invoiceId() {
        return invoiceId;
    }

    public boolean refund() {
        return kind.equals("refund");
    }

    public Method method() {
        return Method.valueOf(method.toUpperCase(Locale.ROOT));
    }

    public BigDecimal amount() {
        return amount;
    }

    /** Of a refund, what it is made of; null for a payment, and for a refund from before this was kept. */
    public VatSplit split() {
        return vat == null ? null : new VatSplit(amount.subtract(vat).subtract(exempt), vat, exempt);
    }

    /** Of a voucher: the pair it is for; null for other payments, and for a voucher from before this was kept. */
    public Integer pairNo() {
        return pairNo;
    }

    /** Of a voucher: code of what entitled the patient to it ({@link Entitlement.Ground}). */
    public String ground() {
        return ground;
    }

    /** Of cash: what was handed over; null where nobody counted. */
    public BigDecimal given() {
        return given;
    }

    public UUID takenBy() {
        return takenBy;
    }

    public String reference() {
        return reference;
    }

    /** Why it was given back; null for a payment. */
    public String reason() {
        return reason;
    }

    public Instant takenAt() {
        return takenAt;
    }
}
