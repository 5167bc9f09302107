package app.fovea.tenancy.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** One shop of a practice. */
@Entity
@Table(name = "branches")
public class Branch extends TenantEntity {
    @Column(updatable = false)
    private String code;
    private String name;
    private String phone;
    private String address;
    private String email;
    private String website;
    @Column(name = "nhs_code")
    private String nhsCode;
    @Embedded
    private CompanyColumns company;
    @Column(name = "has_lab", updatable = false)
    private boolean hasLab;

    protected Branch() {
    }

    /** @param details already checked */
    public void change(BranchDetails details) {
        name = details.name();
        phone = details.phone();
        address = details.address();
        email = details.email();
        website = details.website();
        nhsCode = details.nhsCode();
        company = new CompanyColumns(details.company() == null ? Company.NONE : details.company());
    }

    public BranchDetails details() {
        return new BranchDetails(name, phone, address, email, website, nhsCode, CompanyColumns.read(company));
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
