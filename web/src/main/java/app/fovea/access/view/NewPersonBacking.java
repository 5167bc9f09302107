package app.fovea.access.view;

import app.fovea.access.boundary.People.BranchView;
import app.fovea.access.boundary.People;
import app.fovea.access.boundary.PersonView;
import app.fovea.access.boundary.Roles.RoleRow;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Permission;
import app.fovea.view.ActiveUser;
import app.fovea.view.Paths;
import app.fovea.view.Problems;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.omnifaces.cdi.ViewScoped;

/** Adds somebody who works here: person/new.xhtml. */
@Named
@ViewScoped
public class NewPersonBacking implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private People people;
    @Inject
    private RoleChoices roleChoices;
    @Inject
    private ActiveUser user;

    private final PersonForm form = new PersonForm();
    private List<BranchView> branches;
    private List<RoleRow> choices = List.of();

    /** An address that is typed asks as the button does. */
    @PostConstruct
    void load() {
        CurrentCaller.get().require(Permission.USERS_CREATE);
        branches = people.branches();
        if (user.can("roles:assign")) {
            choices = roleChoices.all();
        }
    }

    public void add() {
        Problems.tried(() -> {
            PersonView person = people.create(form.newPerson(), null);
            Problems.done(person.name() + " is added, and the invitation is on its way to " + person.email() + ".");
            Paths.go("/people/" + person.id());
            return person;
        });
    }

    public PersonForm getForm() {
        return form;
    }

    public List<BranchView> getBranches() {
        return branches;
    }

    public List<RoleRow> getChoices() {
        return choices;
    }
}
