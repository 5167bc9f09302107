package app.fovea.catalogue.entity;

import app.fovea.tenancy.entity.TenantEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;

/** A coating or tint. The price is for the pair and includes VAT. */
@Entity
@Table(name = "treatments")
public class Treatment extends TenantEntity {
    private String code;
    private String name;
    private String kind;
    private String description;
    @Column(name = "light_transmission")
    private Integer lightTransmission;
    private BigDecimal price;
    private boolean active = true;

    protected Treatment() {
    }

    public String code() {
        return code;
    }

    public String name() {
        return name;
    }

    /** hard, anti_reflective, blue_filter, photochromic, polarised, tint, mirror, uv or hydrophobic. */
    public String kind() {
        return kind;
    }

    public String description() {
        return description;
    }

    /** What the darkest part of a tint, filter or mirror lets through, per cent; null for others, and where nobody has said. */
    public Integer lightTransmission() {
        return lightTransmission;
    }

    public BigDecimal price() {
        return price;
    }
}
