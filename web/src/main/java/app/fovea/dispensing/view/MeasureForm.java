package app.fovea.dispensing.view;

import app.fovea.dispensing.entity.EyeMeasurement;
import app.fovea.dispensing.entity.Measurements;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;

/** What is typed on the way to {@link Measurements}. */
public class MeasureForm implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Eye right;
    private final Eye left;
    private BigDecimal bvd;
    private BigDecimal tilt;
    private BigDecimal wrap;
    private LocalDate carriedFrom;
    private boolean confirmed;

    MeasureForm(Measurements known) {
        right = new Eye(known == null ? null : known.right());
        left = new Eye(known == null ? null : known.left());
        if (known != null) {
            bvd = known.bvd();
            tilt = known.tilt();
            wrap = known.wrap();
            carriedFrom = known.carriedFrom();
        }
    }

    Measurements measurements() {
        return new Measurements(right.measurement(), left.measurement(), bvd, tilt, wrap, confirmed ? null : carriedFrom);
    }

    /** What is typed for one eye. */
    public static class Eye implements Serializable {
        private static final long serialVersionUID = 1L;

        private BigDecimal pd;
        private BigDecimal height;
        private BigDecimal nearPd;

        Eye(EyeMeasurement known) {
            if (known != null) {
                pd = known.pd();
                height = known.height();
                nearPd = known.nearPd();
            }
        }

        EyeMeasurement measurement() {
            return new EyeMeasurement(pd, height, nearPd);
        }

        public BigDecimal getPd() {
            return pd;
        }

        public void setPd(BigDecimal pd) {
            this.pd = pd;
        }

        public BigDecimal getHeight() {
            return height;
        }

        public void setHeight(BigDecimal height) {
            this.height = height;
        }

        public BigDecimal getNearPd() {
            return nearPd;
        }

        public void setNearPd(BigDecimal nearPd) {
            this.nearPd = nearPd;
        }
    }

    public Eye getRight() {
        return right;
    }

    public Eye getLeft() {
        return left;
    }

    /** The day of the sale that these are from, while nobody stands by them. */
    public LocalDate getCarriedFrom() {
        return carriedFrom;
    }

    public boolean isConfirmed() {
        return confirmed;
    }

    public void setConfirmed(boolean confirmed) {
        this.confirmed = confirmed;
    }

    public BigDecimal getBvd() {
        return bvd;
    }

    public void setBvd(BigDecimal bvd) {
        this.bvd = bvd;
    }

    public BigDecimal getTilt() {
        return tilt;
    }

    public void setTilt(BigDecimal tilt) {
        this.tilt = tilt;
    }

    public BigDecimal getWrap() {
        return wrap;
    }

    public void setWrap(BigDecimal wrap) {
        this.wrap = wrap;
    }
}
