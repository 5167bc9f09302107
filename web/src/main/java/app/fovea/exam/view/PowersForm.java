package app.fovea.exam.view;

import app.fovea.prescription.entity.SpectaclePrescription;
import java.io.Serializable;
import java.math.BigDecimal;

/** What is typed for both eyes: the value of {@code v:powersForm}. */
public class PowersForm implements Serializable {
    private static final long serialVersionUID = 1L;

    private final EyeForm right;
    private final EyeForm left;
    private BigDecimal bvd;

    PowersForm(SpectaclePrescription written) {
        right = EyeForm.of(written == null ? null : written.right());
        left = EyeForm.of(written == null ? null : written.left());
        bvd = written == null ? null : written.bvd();
    }

    /** Null while nothing is written. */
    SpectaclePrescription prescription() {
        return right.empty() && left.empty() && bvd == null ? null : new SpectaclePrescription(right.power(), left.power(), bvd);
    }

    public EyeForm getRight() {
        return right;
    }

    public EyeForm getLeft() {
        return left;
    }

    public BigDecimal getBvd() {
        return bvd;
    }

    public void setBvd(BigDecimal bvd) {
        this.bvd = bvd;
    }
}
