package app.fovea.tenancy.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** A {@link Company} as it is stored, with the practice and with a branch that is another company's. */
@Embeddable
public class CompanyColumns {
    @Column(name = "legal_name")
    private String legalName;
    @Column(name = "company_number")
    private String companyNumber;
    @Column(name = "registered_in")
    private String registeredIn;
    @Column(name = "registered_office")
    private String registeredOffice;
    @Column(name = "vat_number")
    private String vatNumber;
    @Column(name = "goc_number")
    private String gocNumber;

    protected CompanyColumns() {
    }

    CompanyColumns(Company company) {
        legalName = company.legalName();
        companyNumber = company.companyNumber();
        registeredIn = company.registeredIn();
        registeredOffice = company.registeredOffice();
        vatNumber = company.vatNumber();
        gocNumber = company.gocNumber();
    }

    /** @param stored null where every column is */
    static Company read(CompanyColumns stored) {
        return stored == null ? Company.NONE : new Company(stored.legalName, stored.companyNumber, stored.registeredIn, stored.registeredOffice, stored.vatNumber, stored.gocNumber);
    }
}
