package app.fovea.access.view;

import app.fovea.access.boundary.People;
import app.fovea.access.boundary.People.BranchView;
import app.fovea.access.boundary.PersonView;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Permission;
import app.fovea.view.Paths;
import app.fovea.view.Problems;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.omnifaces.cdi.Param;
import org.omnifaces.cdi.ViewScoped;

/** Changes what is known of somebody who works here: person/edit.xhtml. */
@Named
@ViewScoped
public class EditPersonBacking implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private People people;
    @Inject @Param(pathIndex = 0)
    private String id;

    private PersonView person;
    private PersonForm form;
    private List<BranchView> branches;

    @PostConstruct
    void load() {
        CurrentCaller.get().require(Permission.USERS_EDIT);
        person = people.get(Paths.id(id, "person"));
        form = PersonForm.of(person);
        branches = people.branches();
    }

    public void save() {
        Problems.tried(() -> {
            PersonView changed = people.change(person.id(), person.version(), form.details());
            Problems.done("The changes to " + changed.name() + " are saved.");
            Paths.go("/people/" + changed.id());
            return changed;
        });
    }

    public PersonView getPerson() {
        return person;
    }

    public PersonForm getForm() {
        return form;
    }

    public List<BranchView> getBranches() {
        return branches;
    }
}
