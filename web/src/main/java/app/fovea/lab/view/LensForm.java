package app.fovea.lab.view;

import app.fovea.lab.boundary.ToleranceChecks;
import app.fovea.lab.entity.LensValues;
import app.fovea.prescription.entity.Base;
import app.fovea.prescription.entity.Prism;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

    /** Takes over what a focimeter read; what it says nothing of stays as it was typed. */
    void take(LensValues read) {
        if (read.power() != null) {
            sphere = read.power().sphere();
            cylinder = read.power().cylinder();
            axis = read.power().axis();
        }
        add = read.add() == null ? add : read.add();
        pd = read.pd() == null ? pd : read.pd();
        height = read.height() == null ? height : read.height();
        if (read.prism() != null) {
            Optional<Prism> across = read.prism().stream().filter(each -> each.base() == Base.IN || each.base() == Base.OUT).findFirst();
            Optional<Prism> upright = read.prism().stream().filter(each -> each.base() == Base.UP || each.base() == Base.DOWN).findFirst();
            horizontal = across.map(Prism::amount).orElse(BigDecimal.ZERO);
            horizontalBase = across.map(Prism::base).orElse(null);
            vertical = upright.map(Prism::amount).orElse(BigDecimal.ZERO);
            verticalBase = upright.map(Prism::base).orElse(null);
        }
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
