package app.fovea.prescription.entity;

import app.fovea.journey.entity.JsonColumn;
import app.fovea.tenancy.entity.TenantRecord;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A prescription as issued with a finalised exam. It never changes; a correction is a new exam with a new one. */
@Entity
@Table(name = "prescriptions")
public class Prescription extends TenantRecord {
    @Column(name = "patient_id")
    private UUID patientId;
    @Column(name = "exam_id")
    private UUID examId;
    @Column(name = "prescriber_id")
    private UUID prescriberId;
    @Column(name = "prescribed_on")
    private LocalDate prescribedOn;
    @Column(name = "expires_on")
    private LocalDate expiresOn;
    @Column(name = "right_sphere")
    private BigDecimal rightSphere;
    @Column(name = "right_cylinder")
    private BigDecimal rightCylinder;
    @Column(name = "right_axis")
    private Integer rightAxis;
    @Column(name = "right_add")
    private BigDecimal rightAdd;
    @Column(name = "right_prism")
    @Convert(converter = PrismColumn.class)
    private List<Prism> rightPrism;
    @Column(name = "right_va")
    private String rightVa;
    @Column(name = "right_intermediate_add")
    private BigDecimal rightIntermediateAdd;
    @Column(name = "right_near_prism")
    @Convert(converter = PrismColumn.class)
    private List<Prism> rightNearPrism;
    @Column(name = "right_unaided_va")
    private String rightUnaidedVa;
    @Column(name = "right_near_va")
    private String rightNearVa;
    @Column(name = "right_balance")
    private boolean rightBalance;
    @Column(name = "left_sphere")
    private BigDecimal leftSphere;
    @Column(name = "left_cylinder")
    private BigDecimal leftCylinder;
    @Column(name = "left_axis")
    private Integer leftAxis;
    @Column(name = "left_add")
    private BigDecimal leftAdd;
    @Column(name = "left_prism")
    @Convert(converter = PrismColumn.class)
    private List<Prism> leftPrism;
    @Column(name = "left_va")
    private String leftVa;
    @Column(name = "left_intermediate_add")
    private BigDecimal leftIntermediateAdd;
    @Column(name = "left_near_prism")
    @Convert(converter = PrismColumn.class)
    private List<Prism> leftNearPrism;
    @Column(name = "left_unaided_va")
    private String leftUnaidedVa;
    @Column(name = "left_near_va")
    private String leftNearVa;
    @Column(name = "left_balance")
    private boolean leftBalance;
    private BigDecimal bvd;
    @Column(name = "binocular_va")
    private String binocularVa;

    protected Prescription() {
    }

    public Prescription(UUID patientId, UUID examId, UUID prescriberId, LocalDate prescribedOn, LocalDate expiresOn, SpectaclePrescription powers) {
        this.patientId = patientId;
        this.examId = examId;
        this.prescriberId = prescriberId;
        this.prescribedOn = prescribedOn;
        this.expiresOn = expiresOn;
        EyePower right = powers.right();
        rightSphere = right.sphere();
        rightCylinder = right.cylinder();
        rightAxis = right.axis();
        rightAdd = right.add();
        rightPrism = right.prism();
        rightVa = right.va();
        rightIntermediateAdd = right.intermediateAdd();
        rightNearPrism = right.nearPrism();
        rightUnaidedVa = right.unaidedVa();
        rightNearVa = right.nearVa();
        rightBalance = right.balance();
        EyePower left = powers.left();
        leftSphere = left.sphere();
        leftCylinder = left.cylinder();
        leftAxis = left.axis();
        leftAdd = left.add();
        leftPrism = left.prism();
        leftVa = left.va();
        leftIntermediateAdd = left.intermediateAdd();
        leftNearPrism = left.nearPrism();
        leftUnaidedVa = left.unaidedVa();
        leftNearVa = left.nearVa();
        leftBalance = left.balance();
        bvd = powers.bvd();
        binocularVa = powers.binocularVa();
    }

    public SpectaclePrescription powers() {
        return new SpectaclePrescription(
            new EyePower(rightSphere, rightCylinder, rightAxis, rightAdd, rightIntermediateAdd, rightPrism, rightNearPrism, rightVa, rightUnaidedVa, rightNearVa, rightBalance),
            new EyePower(leftSphere, leftCylinder, leftAxis, leftAdd, leftIntermediateAdd, leftPrism, leftNearPrism, leftVa, leftUnaidedVa, leftNearVa, leftBalance), bvd, binocularVa);
    }

    public UUID patientId() {
        return patientId;
    }

    public UUID examId() {
        return examId;
    }

    public LocalDate prescribedOn() {
        return prescribedOn;
    }

    /** The last day on which spectacles may be supplied from it without a registrant's reason. */
    public LocalDate expiresOn() {
        return expiresOn;
    }

    @Converter
    public static class PrismColumn extends JsonColumn<List<Prism>> implements AttributeConverter<List<Prism>, Object> {
        public PrismColumn() {
            super(listOf(Prism.class));
        }
    }
}
