package app.fovea.lab.entity;

import app.fovea.journey.entity.JsonColumn;
import app.fovea.tenancy.entity.TenantRecord;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * What was measured on finished spectacles and how it was judged; or that somebody let them pass all the same, which has neither. Numbered for each order from one on, and never changed:
 * who measures again writes the next one.
 */
@Entity
@Table(name = "inspections")
public class Inspection extends TenantRecord {
    @Column(name = "order_id")
    private UUID orderId;
    private int no;
    @Column(name = "inspector_id")
    private UUID inspectorId;
    @Column(name = "inspector_name")
    private String inspectorName;
    private String focimeter;
    private Instant at;
    @Convert(converter = MeasuredColumn.class)
    private PairValues measured;
    @Convert(converter = VerdictColumn.class)
    private ToleranceVerdict verdict;
    private boolean passed;
    @Column(name = "override_reason")
    private String overrideReason;
    @Column(name = "override_by")
    private UUID overrideBy;

    /** Who inspects which order, and when. @param no one more than the order's last one */
    public record Occasion(UUID orderId, int no, UUID inspectorId, String inspectorName, Instant at) {
    }

    @Converter
    public static class MeasuredColumn extends JsonColumn<PairValues> implements AttributeConverter<PairValues, Object> {
        public MeasuredColumn() {
            super(PairValues.class);
        }
    }

    @Converter
    public static class VerdictColumn extends JsonColumn<ToleranceVerdict> implements AttributeConverter<ToleranceVerdict, Object> {
        public VerdictColumn() {
            super(ToleranceVerdict.class);
        }
    }

    protected Inspection() {
    }

    private Inspection(Occasion occasion) {
        this.orderId = occasion.orderId();
        this.no = occasion.no();
        this.inspectorId = occasion.inspectorId();
        this.inspectorName = occasion.inspectorName();
        this.at = occasion.at().truncatedTo(ChronoUnit.MICROS);
    }

    /** @param focimeter the instrument that read the powers; null where nobody said */
    public static Inspection measured(Occasion occasion, String focimeter, PairValues measured, ToleranceVerdict verdict) {
        Inspection inspection = new Inspection(occasion);
        inspection.focimeter = focimeter;
        inspection.measured = measured;
        inspection.verdict = verdict;
        inspection.passed = verdict.verdict() == Verdict.PASS;
        return inspection;
    }

    /** Somebody lets the spectacles pass although the last inspection did not, or although there was none. */
    public static Inspection overridden(Occasion occasion, String reason) {
        Inspection inspection = new Inspection(occasion);
        inspection.overrideReason = reason;
        inspection.overrideBy = occasion.inspectorId();
        return inspection;
    }

    /** True if the spectacles may leave the quality check after this. */
    public boolean letsPass() {
        return passed || overrideBy != null;
    }

    public UUID orderId() {
        return orderId;
    }

    public int no() {
        return no;
    }

    public String inspectorName() {
        return inspectorName;
    }

    public String focimeter() {
        return focimeter;
    }

    public Instant at() {
        return at;
    }

    public PairValues measured() {
        return measured;
    }

    public ToleranceVerdict verdict() {
        return verdict;
    }

    public boolean passed() {
        return passed;
    }

    public String overrideReason() {
        return overrideReason;
    }
}
