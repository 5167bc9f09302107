package app.fovea.dispensing.entity;

import app.fovea.billing.entity.Voucher;
import app.fovea.journey.entity.JsonColumn;
import app.fovea.prescription.entity.Use;
import app.fovea.tenancy.entity.TenantEntity;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** One pair of spectacles in a sale: a frame from the shelf or the patient's own, a lens, treatments, measurements. */
@Entity
@Table(name = "dispense_pairs")
public class DispensePair extends TenantEntity {
    @ManyToOne
    @JoinColumn(name = "tenant_id", referencedColumnName = "tenant_id", insertable = false, updatable = false)
    @JoinColumn(name = "dispense_id", referencedColumnName = "id", updatable = false)
    private Dispense dispense;
    @Column(name = "pair_no", updatable = false)
    private int pairNo;
    @Column(name = "frame_id")
    private UUID frameId;
    @Column(name = "own_frame")
    @Convert(converter = OwnFrameColumn.class)
    private OwnFrame ownFrame;
    @Column(name = "lens_id")
    private UUID lensId;
    private String use;
    @Column(name = "right_pd")
    private BigDecimal rightPd;
    @Column(name = "right_height")
    private BigDecimal rightHeight;
    @Column(name = "right_near_pd")
    private BigDecimal rightNearPd;
    @Column(name = "left_pd")
    private BigDecimal leftPd;
    @Column(name = "left_height")
    private BigDecimal leftHeight;
    @Column(name = "left_near_pd")
    private BigDecimal leftNearPd;
    private BigDecimal bvd;
    private BigDecimal tilt;
    private BigDecimal wrap;
    @Column(name = "carried_from")
    private LocalDate carriedFrom;
    @Convert(converter = SnapshotColumn.class)
    private OrderSnapshot snapshot;
    @Convert(converter = VoucherColumn.class)
    private Voucher voucher;

    @ElementCollection
    @CollectionTable(name = "dispense_pair_treatments", joinColumns = {
        @JoinColumn(name = "tenant_id", referencedColumnName = "tenant_id"), @JoinColumn(name = "pair_id", referencedColumnName = "id")})
    @Column(name = "treatment_id")
    private Set<UUID> treatmentIds = new HashSet<>();

    protected DispensePair() {
    }

    DispensePair(Dispense dispense, int pairNo) {
        this.dispense = dispense;
        this.pairNo = pairNo;
    }

    /** @param use what a single vision lens is for; null leaves it to the advice */
    public void choose(UUID frameId, OwnFrame ownFrame, UUID lensId, Use use) {
        boolean framed = this.frameId != null || this.ownFrame != null;
        if (framed && !Objects.equals(this.frameId, frameId)) {
            forgetHowTheFrameSat();
        }
        this.frameId = frameId;
        this.ownFrame = ownFrame;
        this.lensId = lensId;
        this.use = use == null ? null : use.id();
    }

    /** Everything that was chosen and measured for another pair of the sale: it moves up in the place of one that was taken out. */
    void takeFrom(DispensePair other) {
        frameId = other.frameId;
        ownFrame = other.ownFrame;
        lensId = other.lensId;
        use = other.use;
        treatWith(other.treatmentIds());
        measure(other.measurements());
    }

    /** Heights and the position of wear were measured in a frame: in another one they are different. */
    private void forgetHowTheFrameSat() {
        rightHeight = null;
        leftHeight = null;
        bvd = null;
        tilt = null;
        wrap = null;
    }

    public void treatWith(Collection<UUID> treatments) {
        treatmentIds.clear();
        treatmentIds.addAll(treatments);
    }

    public void measure(Measurements measured) {
        rightPd = measured.right().pd();
        rightHeight = measured.right().height();
        rightNearPd = measured.right().nearPd();
        leftPd = measured.left().pd();
        leftHeight = measured.left().height();
        leftNearPd = measured.left().nearPd();
        bvd = measured.bvd();
        tilt = measured.tilt();
        wrap = measured.wrap();
        carriedFrom = measured.carriedFrom();
    }

    /**
     * At checkout: what the lab will make, whatever becomes of the catalogue afterwards.
     *
     * @param help the voucher that this pair could have on that day; null where there is none
     */
    public void freeze(OrderSnapshot sold, Voucher help) {
        snapshot = sold;
        voucher = help;
    }

    /** As it was at the sale; null in a draft, and where there is none. */
    public Voucher voucher() {
        return voucher;
    }

    /** What was sold; null in a draft. */
    public OrderSnapshot snapshot() {
        return snapshot;
    }

    public Measurements measurements() {
        return new Measurements(new EyeMeasurement(rightPd, rightHeight, rightNearPd), new EyeMeasurement(leftPd, leftHeight, leftNearPd), bvd, tilt, wrap, carriedFrom);
    }

    public UUID dispenseId() {
        return dispense.id();
    }

    public int pairNo() {
        return pairNo;
    }

    public UUID frameId() {
        return frameId;
    }

    public OwnFrame ownFrame() {
        return ownFrame;
    }

    public UUID lensId() {
        return lensId;
    }

    /** As the seller chose it; null if they left it to the advice. */
    public Use use() {
        return use == null ? null : Use.valueOf(use.toUpperCase(Locale.ROOT));
    }

    public Set<UUID> treatmentIds() {
        return Set.copyOf(treatmentIds);
    }

    @Converter
    public static class VoucherColumn extends JsonColumn<Voucher> implements AttributeConverter<Voucher, Object> {
        public VoucherColumn() {
            super(Voucher.class);
        }
    }

    @Converter
    public static class OwnFrameColumn extends JsonColumn<OwnFrame> implements AttributeConverter<OwnFrame, Object> {
        public OwnFrameColumn() {
            super(OwnFrame.class);
        }
    }

    @Converter
    public static class SnapshotColumn extends JsonColumn<OrderSnapshot> implements AttributeConverter<OrderSnapshot, Object> {
        public SnapshotColumn() {
            super(OrderSnapshot.class);
        }
    }
}
