package app.fovea.catalogue.entity;

import app.fovea.tenancy.entity.TenantEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;

/** A frame the practice sells, with its boxed sizes in mm (ISO 8624) and its price including VAT. */
@Entity
@Table(name = "frames")
public class Frame extends TenantEntity {
    private String code;
    private String brand;
    private String model;
    private String colour;
    private String material;
    private String rim;
    private BigDecimal a;
    private BigDecimal b;
    private BigDecimal dbl;
    private BigDecimal ed;
    @Column(name = "side_length")
    private int sideLength;
    private BigDecimal price;
    private String barcode;
    private boolean active = true;
    @Column(name = "search_lc", insertable = false, updatable = false)
    private String searchLc;

    protected Frame() {
    }

    public String code() {
        return code;
    }

    public String brand() {
        return brand;
    }

    public String model() {
        return model;
    }

    public String colour() {
        return colour;
    }

    public String material() {
        return material;
    }

    /** full, half or rimless. */
    public String rim() {
        return rim;
    }

    public BigDecimal a() {
        return a;
    }

    public BigDecimal b() {
        return b;
    }

    public BigDecimal dbl() {
        return dbl;
    }

    public BigDecimal ed() {
        return ed;
    }

    public FrameSize size() {
        return new FrameSize(a, b, dbl, ed, rim);
    }

    public int sideLength() {
        return sideLength;
    }

    public BigDecimal price() {
        return price;
    }

    /** The number in the maker's barcode as {@link Gtin#digits}; null where nobody entered one. */
    public String barcode() {
        return barcode;
    }

    /** As a dispenser says it: “Merrow Alder, tortoise”. */
    public String description() {
        return brand + " " + model + ", " + colour;
    }
}
