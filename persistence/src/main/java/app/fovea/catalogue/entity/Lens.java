package app.fovea.catalogue.entity;

import app.fovea.tenancy.entity.TenantEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.List;

/**
 * A lens that can be ordered, with the powers it is made in. Prices are for the pair and include VAT; the dispensing fee is
 * apart, because it may be exempt.
 */
@Entity
@Table(name = "lenses")
public class Lens extends TenantEntity {
    private String code;
    private String name;
    private String supplier;
    private String design;
    private String material;
    @Column(name = "refractive_index")
    private BigDecimal refractiveIndex;
    @Column(name = "impact_resistant")
    private boolean impactResistant;
    private boolean aspheric;
    private boolean individual;
    private boolean stock;
    @Column(name = "sphere_min")
    private BigDecimal sphereMin;
    @Column(name = "sphere_max")
    private BigDecimal sphereMax;
    @Column(name = "cylinder_max")
    private BigDecimal cylinderMax;
    @Column(name = "combined_min")
    private BigDecimal combinedMin;
    @Column(name = "add_min")
    private BigDecimal addMin;
    @Column(name = "add_max")
    private BigDecimal addMax;
    @Convert(converter = ArrayColumn.Whole.class)
    private List<Integer> diameters;
    @Column(name = "base_curves")
    @Convert(converter = ArrayColumn.Decimal.class)
    private List<BigDecimal> baseCurves;
    @Column(name = "min_fitting_height")
    private Integer minFittingHeight;
    @Column(name = "lead_days")
    private int leadDays;
    private BigDecimal price;
    @Column(name = "dispensing_fee")
    private BigDecimal dispensingFee;
    private boolean active = true;

    protected Lens() {
    }

    public String code() {
        return code;
    }

    public String name() {
        return name;
    }

    public String supplier() {
        return supplier;
    }

    public LensDesign design() {
        return LensDesign.of(design).orElseThrow(() -> new IllegalStateException("lens " + code + " has the unknown design " + design));
    }

    public String material() {
        return material;
    }

    public BigDecimal refractiveIndex() {
        return refractiveIndex;
    }

    /** True for a finished lens from stock, false for one that is surfaced to order. */
    public boolean stock() {
        return stock;
    }

    /** What it can be made to. */
    public LensRange range() {
        return new LensRange(design(), material, refractiveIndex, impactResistant, aspheric, individual,
            new PowerRange(sphereMin, sphereMax, cylinderMax, combinedMin, addMin, addMax), diameters, baseCurves, minFittingHeight);
    }

    /** Working days from order to arrival. */
    public int leadDays() {
        return leadDays;
    }

    public BigDecimal price() {
        return price;
    }

    public BigDecimal dispensingFee() {
        return dispensingFee;
    }
}
