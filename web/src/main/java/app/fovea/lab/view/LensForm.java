package app.fovea.lab.view;

import app.fovea.lab.boundary.ToleranceChecks;
import app.fovea.prescription.entity.Base;
import app.fovea.prescription.entity.Prism;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What an inspector types of one lens. */
public class LensForm implements Serializable {
    private static final long serialVersionUID = 1L;

    private BigDecimal sphere;
    private BigDecimal cylinder;
    private Integer axis;
    private BigDecimal add;
    private BigDecimal horizontal;
    private Base horizontalBase;
    private BigDecimal vertical;
    private Base verticalBase;
    private BigDecimal pd;
    private BigDecimal height;

    /** Prism that nobody typed was not measured, which is something else than none. */
    ToleranceChecks.Lens measured() {
        List<Prism> prism = new ArrayList<>();
        if (horizontal != null) {
            prism.add(new Prism(horizontal, horizontalBase));
        }
        if (vertical != null) {
            prism.add(new Prism(vertical, verticalBase));
        }
        return new ToleranceChecks.Lens(sphere, cylinder, axis, add, prism.isEmpty() ? null : prism, pd, height, null, null);
    }

    /** Where the vertical part stands among the prisms: errors name it by its place. */
    public int getVerticalPlace() {
        return horizontal == null ? 0 : 1;
    }

    public BigDecimal getSphere() {
        return sphere;
    }

    public void setSphere(BigDecimal sphere) {
        this.sphere = sphere;
    }

    public BigDecimal getCylinder() {
        return cylinder;
    }

    public void setCylinder(BigDecimal cylinder) {
        this.cylinder = cylinder;
    }

    public Integer getAxis() {
        return axis;
    }

    public void setAxis(Integer axis) {
        this.axis = axis;
    }

    public BigDecimal getAdd() {
        return add;
    }

    public void setAdd(BigDecimal add) {
        this.add = add;
    }

    public BigDecimal getHorizontal() {
        return horizontal;
    }

    public void setHorizontal(BigDecimal horizontal) {
        this.horizontal = horizontal;
    }

    public Base getHorizontalBase() {
        return horizontalBase;
    }

    public void setHorizontalBase(Base horizontalBase) {
        this.horizontalBase = horizontalBase;
    }

    public BigDecimal getVertical() {
        return vertical;
    }

    public void setVertical(BigDecimal vertical) {
        this.vertical = vertical;
    }

    public Base getVerticalBase() {
        return verticalBase;
    }

    public void setVerticalBase(Base verticalBase) {
        this.verticalBase = verticalBase;
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
}
