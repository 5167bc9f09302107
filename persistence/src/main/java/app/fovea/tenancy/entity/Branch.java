package app.fovea.tenancy.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** One shop of a practice. */
@Entity
@Table(name = "branches")
public class Branch extends TenantEntity {
    private String code;
    private String name;
    private String phone;
    private String address;
    @Column(name = "has_lab")
    private boolean hasLab;

    protected Branch() {
    }

    public String name() {
        return name;
    }

    /** Null where none is known. */
    public String phone() {
        return phone;
    }

    /** As it stands on a letter, line by line; null where none is known. */
    public String address() {
        return address;
    }
}
