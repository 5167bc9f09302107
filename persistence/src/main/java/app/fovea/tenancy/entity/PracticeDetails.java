package app.fovea.tenancy.entity;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** What a practice says of itself on its papers, wherever a branch does not say otherwise. One row for a practice; none while nobody has entered anything. */
@Entity
@Table(name = "practice_details")
public class PracticeDetails extends TenantEntity {
    @Embedded
    private CompanyColumns company;
    private String email;
    private String website;

    /** @param company and contact already checked */
    public void change(Company company, Contact contact) {
        this.company = new CompanyColumns(company);
        email = contact.email();
        website = contact.website();
    }

    public Company company() {
        return CompanyColumns.read(company);
    }

    public Contact contact() {
        return new Contact(email, website);
    }
}
