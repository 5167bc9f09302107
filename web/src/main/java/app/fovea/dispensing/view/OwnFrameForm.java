package app.fovea.dispensing.view;

import app.fovea.dispensing.entity.OwnFrame;
import java.io.Serializable;
import java.math.BigDecimal;

/** What is typed about the patient's own frame. */
public class OwnFrameForm implements Serializable {
    private static final long serialVersionUID = 1L;

    private BigDecimal a;
    private BigDecimal b;
    private BigDecimal dbl;
    private BigDecimal ed;
    private String rim = "full";

    OwnFrameForm(OwnFrame known) {
        if (known != null) {
            a = known.a();
            b = known.b();
            dbl = known.dbl();
            ed = known.ed();
            rim = known.rim();
        }
    }

    OwnFrame frame() {
        return new OwnFrame(a, b, dbl, ed, rim);
    }

    public BigDecimal getA() {
        return a;
    }

    public void setA(BigDecimal a) {
        this.a = a;
    }

    public BigDecimal getB() {
        return b;
    }

    public void setB(BigDecimal b) {
        this.b = b;
    }

    public BigDecimal getDbl() {
        return dbl;
    }

    public void setDbl(BigDecimal dbl) {
        this.dbl = dbl;
    }

    public BigDecimal getEd() {
        return ed;
    }

    public void setEd(BigDecimal ed) {
        this.ed = ed;
    }

    public String getRim() {
        return rim;
    }

    public void setRim(String rim) {
        this.rim = rim;
    }
}
