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
    private BigDecimal bvd;

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
        EyePower left = powers.left();
        leftSphere = left.sphere();
        leftCylinder = left.cylinder();
        leftAxis = left.axis();
        leftAdd = left.add();
        leftPrism = left.prism();
        leftVa = left.va();
        bvd = powers.bvd();
    }

    public SpectaclePrescription powers() {
        return new SpectaclePrescription(
            new EyePower(rightSphere, rightCylinder, rightAxis, rightAdd, rightPrism, rightVa),
            new EyePower(leftSphere, leftCylinder, leftAxis, leftAdd, leftPrism, leftVa), bvd);
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
