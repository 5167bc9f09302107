package app.fovea.lab.entity;

import app.fovea.dispensing.entity.DispensePair;
import app.fovea.dispensing.entity.OrderSnapshot;
import app.fovea.tenancy.entity.TenantEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One pair of spectacles on its way through the lab. Made by an event when a sale is paid far enough, exactly once for each pair;
 * moved from stage to stage by the people who make it; shipped, which tells the patient; handed over. What was sold never changes.
 */
@Entity(name = "SpectacleOrder")
@Table(name = "orders")
public class Order extends TenantEntity {
    @Column(updatable = false)
    private String number;
    @Column(name = "patient_id", updatable = false)
    private UUID patientId;
    @Column(name = "dispense_id", updatable = false)
    private UUID dispenseId;
    @Column(name = "pair_no", updatable = false)
    private int pairNo;
    @Column(name = "invoice_id", updatable = false)
    private UUID invoiceId;
    @Column(name = "branch_id")
    private UUID branchId;
    @Column(name = "correlation_id", updatable = false)
    private UUID correlationId;
    private String stage = Stage.PENDING.id();
    private String category = Stage.PENDING.category().id();
    @Column(name = "held_from")
    private String heldFrom;
    @Column(name = "stage_entered_at")
    private Instant stageEnteredAt;
    @Column(name = "promised_on")
    private LocalDate promisedOn;
    private boolean rush;
    @Convert(converter = DispensePair.SnapshotColumn.class)
    @Column(updatable = false)
    private OrderSnapshot snapshot;
    @Column(name = "snapshot_hash", updatable = false)
    private String snapshotHash;
    private String instructions;
    private String carrier;
    private String tracking;
    @Column(name = "shipped_at")
    private Instant shippedAt;
    @Column(name = "created_at", updatable = false)
    private Instant createdAt;
    private String tray;
    @Column(name = "lab_column")
    private String labColumn;
    // The database keeps these four, out of the snapshot: the board reads them instead of it.
    @Column(name = "frame_line", insertable = false, updatable = false)
    private String frameLine;
    @Column(name = "lens_name", insertable = false, updatable = false)
    private String lensName;
    @Column(name = "lens_supplier", insertable = false, updatable = false)
    private String lensSupplier;
    @Column(name = "stock_lens", insertable = false, updatable = false)
    private boolean stockLens;
    @Column(name = "remake_of", updatable = false)
    private UUID remakeOf;
    @Column(name = "remake_no", updatable = false)
    private int remakeNo;
    @Column(name = "remake_cause", updatable = false)
    private String remakeCause;
    @Column(name = "remake_party", updatable = false)
    private String remakeParty;
    @Column(name = "remake_cost")
    private BigDecimal remakeCost;
    @Column(name = "remake_borne_by")
    private String remakeBorneBy;

    protected Order() {
    }

    /** @param origin the sale it comes from */
    public Order(String number, Origin origin, OrderSnapshot snapshot, String snapshotHash, LocalDate promisedOn, Instant now) {
        this.number = number;
        this.patientId = origin.patientId();
        this.dispenseId = origin.dispenseId();
        this.pairNo = origin.pairNo();
        this.invoiceId = origin.invoiceId();
        this.branchId = origin.branchId();
        this.correlationId = origin.correlationId();
        this.snapshot = snapshot;
        this.snapshotHash = snapshotHash;
        this.promisedOn = promisedOn;
        this.stageEnteredAt = now;
        this.createdAt = now;
    }

    /**
     * The same pair once more. The patient pays nothing for it.
     *
     * @param snapshot what is made now: what was sold, or that with what was wrong put right
     */
    public Order(String number, Order original, Remake remake, OrderSnapshot snapshot, String snapshotHash, LocalDate promisedOn, Instant now) {
        this(number, new Origin(original.patientId, original.dispenseId, original.pairNo, original.invoiceId, original.branchId, original.correlationId), snapshot, snapshotHash, promisedOn, now);
        this.remakeOf = original.id();
        this.remakeNo = original.remakeNo + 1;
        this.remakeCause = remake.cause().id();
        this.remakeParty = remake.cause().party().id();
        this.remakeCost = remake.cost();
        this.remakeBorneBy = remake.borneBy().id();
        this.rush = remake.rush();
    }

    /** @param cost null where nobody knows yet */
    public record Remake(RemakeCause cause, BigDecimal cost, RemakeCause.Bearer borneBy, boolean rush) {
    }

    public record Origin(UUID patientId, UUID dispenseId, int pairNo, UUID invoiceId, UUID branchId, UUID correlationId) {
    }

    /** Where it may go from here. */
    public Set<Stage> allowed() {
        return OrderMoves.allowed(stage(), heldFrom(), snapshot.lens().stock());
    }

    /** The stage that is meant by a stage's or a category's name, if the order may go there. */
    public Optional<Stage> resolve(String to) {
        return OrderMoves.resolve(to, stage(), heldFrom(), snapshot.lens().stock());
    }

    /** Every stage that it passes on the way to {@link #resolve}, that one last; empty when it may not go there. */
    public List<Stage> route(String to) {
        return OrderMoves.route(to, stage(), heldFrom(), snapshot.lens().stock());
    }

    /** Takes it to a stage that {@link #resolve} allowed. */
    public void moveTo(Stage to, Instant now) {
        heldFrom = to == Stage.ON_HOLD ? stage : null;
        stage = to.id();
        category = to.category().id();
        stageEnteredAt = now;
        labColumn = null;
    }

    /** @param slug of one of its practice's columns for its stage; null for the first of them */
    public void standIn(String slug) {
        labColumn = slug;
    }

    /** Before it is made. @param instructions to the lab; null for none */
    public void change(LocalDate promised, boolean beforeOthers, String toldToTheLab) {
        promisedOn = promised;
        rush = beforeOthers;
        instructions = toldToTheLab;
    }

    /** @param carrier who takes it, or null when it goes to the branch by hand */
    public void ship(String carrier, String tracking, Instant now) {
        this.carrier = carrier;
        this.tracking = tracking;
        this.shippedAt = now;
    }

    /** @param label what stands on the tray in which it lies now; null when it lies in none */
    public void lieIn(String label) {
        tray = label;
    }

    /** Whether work on it has begun, wherever it stands now: what is on hold counts as where it was held. */
    public boolean begun() {
        Stage at = stage() == Stage.ON_HOLD && heldFrom() != null ? heldFrom() : stage();
        return at.category() != Category.PENDING;
    }

    public String number() {
        return number;
    }

    public UUID patientId() {
        return patientId;
    }

    public UUID dispenseId() {
        return dispenseId;
    }

    public int pairNo() {
        return pairNo;
    }

    public UUID invoiceId() {
        return invoiceId;
    }

    public UUID branchId() {
        return branchId;
    }

    public UUID correlationId() {
        return correlationId;
    }

    public Stage stage() {
        return Stage.of(stage).orElseThrow();
    }

    public Stage heldFrom() {
        return heldFrom == null ? null : Stage.of(heldFrom).orElseThrow();
    }

    public Instant stageEnteredAt() {
        return stageEnteredAt;
    }

    public LocalDate promisedOn() {
        return promisedOn;
    }

    public boolean rush() {
        return rush;
    }

    /** What the lab is told about it besides what was sold; null for nothing. */
    public String instructions() {
        return instructions;
    }

    public OrderSnapshot snapshot() {
        return snapshot;
    }

    public String snapshotHash() {
        return snapshotHash;
    }

    /** Slug of the practice's column in which it stands; null for the first one of its stage. */
    public String labColumn() {
        return labColumn;
    }

    /** What stands on the tray in which it lies; null where nobody said. */
    public String tray() {
        return tray;
    }

    public String carrier() {
        return carrier;
    }

    public String tracking() {
        return tracking;
    }

    public Instant shippedAt() {
        return shippedAt;
    }

    /** The order that this one replaces; null for what was sold. */
    public UUID remakeOf() {
        return remakeOf;
    }

    /** 0 for what was sold, else the how manieth time the pair is made again. */
    public int remakeNo() {
        return remakeNo;
    }

    /** Why it is made again; null for what was sold. */
    public RemakeCause remakeCause() {
        return remakeCause == null ? null : RemakeCause.of(remakeCause).orElseThrow();
    }

    /** What making it again costs; null where nobody knows, and for what was sold. */
    public BigDecimal remakeCost() {
        return remakeCost;
    }

    /** Who pays for making it again; null for what was sold. */
    public RemakeCause.Bearer remakeBorneBy() {
        return remakeBorneBy == null ? null : RemakeCause.Bearer.of(remakeBorneBy).orElseThrow();
    }

    public Instant createdAt() {
        return createdAt;
    }
}
