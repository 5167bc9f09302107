package app.fovea.access.view;

import app.fovea.access.boundary.People;
import app.fovea.access.boundary.PersonView;
import app.fovea.access.entity.PersonDetails;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What is typed on the way to {@link PersonDetails}. */
public class PersonForm implements Serializable {
    private static final long serialVersionUID = 1L;

    private String name;
    private String email;
    private String gocNumber;
    private LocalDate registeredUntil;
    private UUID branchId;
    private UUID roleId;

    static PersonForm of(PersonView person) {
        PersonForm form = new PersonForm();
        form.name = person.name();
        form.email = person.email();
        form.gocNumber = person.gocNumber();
        form.registeredUntil = person.registeredUntil();
        form.branchId = person.branchId();
        return form;
    }

    PersonDetails details() {
        return new PersonDetails(name, email, gocNumber, registeredUntil, branchId);
    }

    /** With the one role that they begin with. */
    People.NewPerson newPerson() {
        return new People.NewPerson(name, email, gocNumber, registeredUntil, branchId, roleId == null ? List.of() : List.of(roleId), null);
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public String getGocNumber() {
        return gocNumber;
    }

    public void setGocNumber(String gocNumber) {
        this.gocNumber = gocNumber;
    }

    public LocalDate getRegisteredUntil() {
        return registeredUntil;
    }

    public void setRegisteredUntil(LocalDate registeredUntil) {
        this.registeredUntil = registeredUntil;
    }

    public UUID getBranchId() {
        return branchId;
    }

    public void setBranchId(UUID branchId) {
        this.branchId = branchId;
    }

    public UUID getRoleId() {
        return roleId;
    }

    public void setRoleId(UUID roleId) {
        this.roleId = roleId;
    }
}
