package app.fovea.exam.view;

import app.fovea.access.entity.Refusal.FieldError;
import app.fovea.access.entity.Refusal.InvalidInput;
import app.fovea.prescription.entity.Eye;
import app.fovea.prescription.entity.PowerNotation;
import app.fovea.prescription.entity.SpectaclePrescription;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is typed for both eyes: the value of {@code v:powersForm}. */
public class PowersForm implements Serializable {
    private static final long serialVersionUID = 1L;

    private EyeForm right;
    private EyeForm left;
    private BigDecimal bvd;
    private String binocularVa;
    private String line;

    PowersForm(SpectaclePrescription written) {
        right = EyeForm.of(written == null ? null : written.right());
        left = EyeForm.of(written == null ? null : written.left());
        bvd = written == null ? null : written.bvd();
        binocularVa = written == null ? null : written.binocularVa();
    }

    /**
     * Fills the grid with what was written in one line.
     *
     * @throws InvalidInput at {@code line}, with everything that is wrong with it
     */
    void readLine() {
        try {
            SpectaclePrescription written = PowerNotation.parseBoth(line == null ? "" : line);
            right = right.with(written.right());
            left = left.with(written.left());
            bvd = written.bvd();
            line = null;
        } catch (InvalidInput unread) {
            throw new InvalidInput(unread.errors().get(0).code(), "line", unread.errors().stream().map(PowersForm::withEye).distinct().collect(Collectors.joining(" ")));
        }
    }

    private static String withEye(FieldError error) {
        return Stream.of(Eye.values()).filter(eye -> error.field().startsWith(eye.id()) && !error.message().startsWith(eye.title())).findFirst()
            .map(eye -> eye.title() + ": " + error.message()).orElse(error.message());
    }

    /** True if something is written that most prescriptions do without. */
    public boolean isMore() {
        return right.more() || left.more() || binocularVa != null;
    }

    /** Null while nothing is written. */
    SpectaclePrescription prescription() {
        return right.empty() && left.empty() && bvd == null && binocularVa == null ? null : new SpectaclePrescription(right.power(), left.power(), bvd, binocularVa);
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

    public String getBinocularVa() {
        return binocularVa;
    }

    public void setBinocularVa(String binocularVa) {
        this.binocularVa = binocularVa;
    }

    public String getLine() {
        return line;
    }

    public void setLine(String line) {
        this.line = line;
    }
}
