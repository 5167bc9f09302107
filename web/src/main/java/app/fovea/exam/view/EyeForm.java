package app.fovea.exam.view;

import app.fovea.prescription.entity.Base;
import app.fovea.prescription.entity.EyePower;
import app.fovea.prescription.entity.Prism;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What is typed for one eye. Prism is asked for by direction, one horizontal and one vertical part, as it is measured. */
public class EyeForm implements Serializable {
    private static final long serialVersionUID = 1L;

    private BigDecimal sphere;
    private BigDecimal cylinder;
    private Integer axis;
    private BigDecimal add;
    private BigDecimal horizontal;
    private Base horizontalBase;
    private BigDecimal vertical;
    private Base verticalBase;
    private String va;

    static EyeForm of(EyePower power) {
        EyeForm form = new EyeForm();
        if (power == null) {
            return form;
        }
        form.sphere = power.sphere();
        form.cylinder = power.cylinder();
        form.axis = power.axis();
        form.add = power.add();
        form.va = power.va();
        for (Prism prism : power.prism()) {
            if (prism.base() == Base.UP || prism.base() == Base.DOWN) {
                form.vertical = prism.amount();
                form.verticalBase = prism.base();
            } else {
                form.horizontal = prism.amount();
                form.horizontalBase = prism.base();
            }
        }
        return form;
    }

    EyePower power() {
        List<Prism> prism = new ArrayList<>();
        if (horizontal != null && horizontal.signum() != 0) {
            prism.add(new Prism(horizontal, horizontalBase));
        }
        if (vertical != null && vertical.signum() != 0) {
            prism.add(new Prism(vertical, verticalBase));
        }
        return new EyePower(sphere, cylinder, axis, add, prism, va);
    }

    boolean empty() {
        return sphere == null && cylinder == null && axis == null && add == null && horizontal == null && vertical == null && va == null;
    }

    /** Where the vertical part stands in {@link EyePower#prism()}: errors name it by its place. */
    public int getVerticalPlace() {
        return horizontal != null && horizontal.signum() != 0 ? 1 : 0;
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

    public String getVa() {
        return va;
    }

    public void setVa(String va) {
        this.va = va;
    }
}
