package app.fovea.exam.view;

import app.fovea.prescription.entity.Base;
import app.fovea.prescription.entity.EyePower;
import app.fovea.prescription.entity.Prism;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

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
    private BigDecimal angled;
    private BigDecimal baseAngle;
    private BigDecimal intermediateAdd;
    private BigDecimal nearHorizontal;
    private Base nearHorizontalBase;
    private BigDecimal nearVertical;
    private Base nearVerticalBase;
    private String va;
    private String unaidedVa;
    private String nearVa;
    private boolean balance;

    static EyeForm of(EyePower power) {
        EyeForm form = new EyeForm();
        if (power == null) {
            return form;
        }
        form.sphere = power.sphere();
        form.cylinder = power.cylinder();
        form.axis = power.axis();
        form.add = power.add();
        form.intermediateAdd = power.intermediateAdd();
        form.va = power.va();
        form.unaidedVa = power.unaidedVa();
        form.nearVa = power.nearVa();
        form.balance = power.balance();
        for (Prism prism : power.prism()) {
            if (prism.baseAngle() != null) {
                form.angled = prism.amount();
                form.baseAngle = prism.baseAngle();
            } else if (prism.base() == Base.UP || prism.base() == Base.DOWN) {
                form.vertical = prism.amount();
                form.verticalBase = prism.base();
            } else {
                form.horizontal = prism.amount();
                form.horizontalBase = prism.base();
            }
        }
        for (Prism prism : power.nearPrism()) {
            if (prism.base() == Base.UP || prism.base() == Base.DOWN) {
                form.nearVertical = prism.amount();
                form.nearVerticalBase = prism.base();
            } else {
                form.nearHorizontal = prism.amount();
                form.nearHorizontalBase = prism.base();
            }
        }
        return form;
    }

    EyePower power() {
        List<Prism> far = new ArrayList<>();
        add(far, horizontal, horizontalBase);
        add(far, vertical, verticalBase);
        if (angled != null && angled.signum() != 0) {
            far.add(Prism.at(angled, baseAngle));
        }
        List<Prism> near = new ArrayList<>();
        add(near, nearHorizontal, nearHorizontalBase);
        add(near, nearVertical, nearVerticalBase);
        return new EyePower(sphere, cylinder, axis, add, intermediateAdd, far, near, va, unaidedVa, nearVa, balance);
    }

    private static void add(List<Prism> prism, BigDecimal amount, Base base) {
        if (amount != null && amount.signum() != 0) {
            prism.add(new Prism(amount, base));
        }
    }

    boolean empty() {
        return !balance && Stream.of(sphere, cylinder, axis, add, horizontal, vertical, va).allMatch(Objects::isNull) && !more();
    }

    /** Something is written that most prescriptions do without. */
    boolean more() {
        return balance || Stream.of(angled, intermediateAdd, nearHorizontal, nearVertical, unaidedVa, nearVa).anyMatch(Objects::nonNull);
    }

    /** Takes over what was written in one line; the acuities, which do not stand in it, stay. */
    EyeForm with(EyePower written) {
        EyeForm form = of(written);
        form.va = va;
        form.unaidedVa = unaidedVa;
        form.nearVa = nearVa;
        return form;
    }

    /** Where the vertical part stands in {@link EyePower#prism()}: errors name it by its place. */
    public int getVerticalPlace() {
        return place(horizontal);
    }

    /** Where the prism by its angle stands there. */
    public int getAngledPlace() {
        return place(horizontal) + place(vertical);
    }

    /** Where the vertical part stands in {@link EyePower#nearPrism()}. */
    public int getNearVerticalPlace() {
        return place(nearHorizontal);
    }

    private static int place(BigDecimal before) {
        return before != null && before.signum() != 0 ? 1 : 0;
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

    public BigDecimal getAngled() {
        return angled;
    }

    public void setAngled(BigDecimal angled) {
        this.angled = angled;
    }

    public BigDecimal getBaseAngle() {
        return baseAngle;
    }

    public void setBaseAngle(BigDecimal baseAngle) {
        this.baseAngle = baseAngle;
    }

    public BigDecimal getIntermediateAdd() {
        return intermediateAdd;
    }

    public void setIntermediateAdd(BigDecimal intermediateAdd) {
        this.intermediateAdd = intermediateAdd;
    }

    public BigDecimal getNearHorizontal() {
        return nearHorizontal;
    }

    public void setNearHorizontal(BigDecimal nearHorizontal) {
        this.nearHorizontal = nearHorizontal;
    }

    public Base getNearHorizontalBase() {
        return nearHorizontalBase;
    }

    public void setNearHorizontalBase(Base nearHorizontalBase) {
        this.nearHorizontalBase = nearHorizontalBase;
    }

    public BigDecimal getNearVertical() {
        return nearVertical;
    }

    public void setNearVertical(BigDecimal nearVertical) {
        this.nearVertical = nearVertical;
    }

    public Base getNearVerticalBase() {
        return nearVerticalBase;
    }

    public void setNearVerticalBase(Base nearVerticalBase) {
        this.nearVerticalBase = nearVerticalBase;
    }

    public String getUnaidedVa() {
        return unaidedVa;
    }

    public void setUnaidedVa(String unaidedVa) {
        this.unaidedVa = unaidedVa;
    }

    public String getNearVa() {
        return nearVa;
    }

    public void setNearVa(String nearVa) {
        this.nearVa = nearVa;
    }

    public boolean isBalance() {
        return balance;
    }

    public void setBalance(boolean balance) {
        this.balance = balance;
    }
}
