package app.fovea.practice.view;

import app.fovea.practice.boundary.PracticeSettings.PracticeView;
import app.fovea.tenancy.entity.BranchDetails;
import app.fovea.tenancy.entity.Company;
import java.io.Serializable;

/** What is typed on settings/practice.xhtml. */
public class ImprintForm implements Serializable {
    private static final long serialVersionUID = 1L;

    private String name;
    private String phone;
    private String address;
    private String nhsCode;
    private String email;
    private String website;
    private String legalName;
    private String companyNumber;
    private String registeredIn;
    private String registeredOffice;
    private String vatNumber;
    private String gocNumber;

    static ImprintForm of(PracticeView practice) {
        ImprintForm form = new ImprintForm();
        form.email = practice.email();
        form.website = practice.website();
        form.show(practice.company());
        return form;
    }

    static ImprintForm of(BranchDetails branch) {
        ImprintForm form = new ImprintForm();
        form.name = branch.name();
        form.phone = branch.phone();
        form.address = branch.address();
        form.nhsCode = branch.nhsCode();
        form.email = branch.email();
        form.website = branch.website();
        form.show(branch.company() == null ? Company.NONE : branch.company());
        return form;
    }

    private void show(Company company) {
        legalName = company.legalName();
        companyNumber = company.companyNumber();
        registeredIn = company.registeredIn();
        registeredOffice = company.registeredOffice();
        vatNumber = company.vatNumber();
        gocNumber = company.gocNumber();
    }

    Company company() {
        return new Company(legalName, companyNumber, registeredIn, registeredOffice, vatNumber, gocNumber);
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getPhone() {
        return phone;
    }

    public void setPhone(String phone) {
        this.phone = phone;
    }

    public String getAddress() {
        return address;
    }

    public void setAddress(String address) {
        this.address = address;
    }

    public String getNhsCode() {
        return nhsCode;
    }

    public void setNhsCode(String nhsCode) {
        this.nhsCode = nhsCode;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public String getWebsite() {
        return website;
    }

    public void setWebsite(String website) {
        this.website = website;
    }

    public String getLegalName() {
        return legalName;
    }

    public void setLegalName(String legalName) {
        this.legalName = legalName;
    }

    public String getCompanyNumber() {
        return companyNumber;
    }

    public void setCompanyNumber(String companyNumber) {
        this.companyNumber = companyNumber;
    }

    public String getRegisteredIn() {
        return registeredIn;
    }

    public void setRegisteredIn(String registeredIn) {
        this.registeredIn = registeredIn;
    }

    public String getRegisteredOffice() {
        return registeredOffice;
    }

    public void setRegisteredOffice(String registeredOffice) {
        this.registeredOffice = registeredOffice;
    }

    public String getVatNumber() {
        return vatNumber;
    }

    public void setVatNumber(String vatNumber) {
        this.vatNumber = vatNumber;
    }

    public String getGocNumber() {
        return gocNumber;
    }

    public void setGocNumber(String gocNumber) {
        this.gocNumber = gocNumber;
    }
}
