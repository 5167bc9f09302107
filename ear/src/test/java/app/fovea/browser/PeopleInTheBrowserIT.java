package app.fovea.browser;

import static app.fovea.access.entity.DefaultRole.OWNER;
import static app.fovea.access.entity.Permission.PATIENTS_CREATE;
import static app.fovea.access.entity.Permission.PATIENTS_EDIT;
import static app.fovea.access.entity.Permission.PATIENTS_VIEW;
import static app.fovea.access.entity.Permission.PAYMENTS_TAKE;
import static app.fovea.access.entity.Permission.USERS_INVITE;
import static app.fovea.access.entity.Permission.USERS_SUSPEND;
import static app.fovea.world.RunningFovea.NORTHGATE;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.server.Demo;
import app.fovea.world.Colleague;
import app.fovea.world.Mailbox;
import app.fovea.world.Practice;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody is added, finds their way in, is given and taken roles; and a manager looks through their eyes. */
class PeopleInTheBrowserIT {
    @RegisterExtension
    final People people = new People();

    private final Practice northgate = Practice.northgate();

    @Test
    void somebody_new_is_added_and_comes_in_by_their_invitation() {
        String email = "tess." + UUID.randomUUID() + "@people.example";
        Person owner = people.in(NORTHGATE, OWNER);
        owner.open("/people");
        owner.link("Add a person").click();
        owner.page().getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Tess Trainee");
        owner.page().getByLabel("E-mail").fill(email);
        owner.page().getByLabel("They begin as").selectOption("Receptionist");
        owner.button("Add and invite").click();
        assertThat(owner.heading("Tess Trainee").first()).isVisible();
        assertThat(owner.page().getByText("Has not chosen a password yet.")).isVisible();

        Person tess = people.visitor();
        tess.open("/welcome?link=" + new Mailbox(email).invitation(1));
        assertThat(tess.heading("Choose your password")).isVisible();
        Locator password = tess.page().getByLabel("Password", new Page.GetByLabelOptions().setExact(true));
        password.fill("password1");
        tess.button("Set the password and go in").click();
        assertThat(tess.page().getByText("This is one of the passwords that are tried first.")).isVisible();
        password.fill("tin lamp forty moss");
        tess.page().getByLabel("Show what I type").check();
        assertThat(password).hasAttribute("type", "text");
        tess.button("Set the password and go in").click();

        tess.page().waitForURL(Person.url("/"));
        assertThat(tess.page().getByText("Welcome, Tess Trainee: you are in")).isVisible();
        assertThat(tess.link("Patients").first()).isVisible();
        assertThat(tess.complaints()).isEmpty();
        owner.page().reload();
        assertThat(owner.page().getByText("Signs in with a password of their own.")).isVisible();
        assertThat(owner.complaints()).isEmpty();
    }

    @Test
    void roles_are_given_and_taken_with_what_changes_in_words_and_a_reason() {
        Colleague somebody = Colleague.of(northgate, PATIENTS_VIEW);
        Person owner = people.in(NORTHGATE, OWNER);
        owner.open("/people/" + somebody.id());
        owner.page().getByLabel("Give a role").selectOption("Receptionist");
        owner.button("Add the role").click();
        Locator change = owner.question("What changes for " + somebody.name());
        assertThat(change).containsText("Gains");
        assertThat(change).containsText("Take payments");

        owner.button("Save the roles").click();
        assertThat(owner.page().getByText("Say why: it stays in the audit trail.")).isVisible();
        owner.button("Take Role " + somebody.roleId()).click();
        assertThat(owner.page().getByText("To be taken")).isVisible();
        owner.button("Undo taking Role " + somebody.roleId()).click();
        assertThat(owner.page().getByText("To be taken")).isHidden();
        owner.button("Make Receptionist primary").click();
        assertThat(owner.button("Make Receptionist primary")).isHidden(); // The answer puts the form there anew: nothing is typed before it.
        owner.page().locator("#reason").fill("Helps at the desk");
        owner.button("Save the roles").click();

        assertThat(owner.page().getByText("The roles of " + somebody.name() + " are saved.")).isVisible();
        assertThat(somebody.seen().texts("/roles", "/name")).containsExactly("Receptionist", "Role " + somebody.roleId());
        assertThat(northgate.database().texts("select reason from role_change_audit where user_id = ? and action = 'grant.given'", somebody.id())).containsExactly("Helps at the desk");
        owner.page().getByLabel("Find a right").fill("take pay");
        assertThat(owner.section("What " + somebody.name() + " can do")).containsText("through Receptionist");
        assertThat(owner.complaints()).isEmpty();
    }

    @Test
    void who_can_do_a_thing_is_told_with_the_role_that_lets_them() {
        Colleague somebody = Colleague.of(northgate, PAYMENTS_TAKE);
        Person owner = people.in(NORTHGATE, OWNER);
        owner.open("/people/who-can?right=invoices:view");
        while (!owner.page().getByText(somebody.name()).isVisible()) {
            owner.button("Show more").click();
            owner.page().waitForLoadState();
        }
        Locator line = owner.page().getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText(somebody.name()));
        assertThat(line).containsText("which includes it with “Take payments”");
    }

    @Test
    void a_suspended_person_is_let_in_again() {
        Colleague somebody = Colleague.of(northgate, PATIENTS_VIEW);
        Person owner = people.in(NORTHGATE, OWNER);
        owner.open("/people/" + somebody.id());
        owner.page().getByText("Suspend", new Page.GetByTextOptions().setExact(true)).first().click();
        owner.page().getByLabel("Reason").fill("On leave");
        owner.button("Suspend").click();
        assertThat(owner.page().getByText("is suspended and signed out everywhere.")).isVisible();
        owner.page().getByText("Let them in again").first().click();
        owner.page().getByLabel("Reason").fill("Back");
        owner.button("Let them in again").click();
        assertThat(owner.page().getByText("may sign in again, with the roles they hold.")).isVisible();
        assertThat(somebody.trail()).endsWith("user.suspended", "user.resumed");
    }

    /** Everything that the role would let somebody write is pressed; the database is as it was. */
    @Test
    void through_the_eyes_of_a_role_everything_is_seen_and_nothing_can_be_changed() {
        Colleague role = Colleague.of(northgate, PATIENTS_CREATE, PATIENTS_EDIT, USERS_SUSPEND, USERS_INVITE);
        Colleague manager = Colleague.owner(northgate);
        try {
            Person viewer = people.visitor().signIn(NORTHGATE, new Demo.User("Owner", manager.name(), manager.email(), northgate.password()));
            viewer.open("/people/preview?role=" + role.roleId());
            viewer.button("Begin").click();
            viewer.page().waitForURL(Person.url("/"));
            Locator bar = viewer.page().getByLabel("Preview");
            assertThat(bar).containsText("Nothing can be changed.");
            assertThat(viewer.page().getByLabel("Main").getByText("Patients")).isVisible();
            assertThat(viewer.page().getByLabel("Main").getByText("Lab board")).isHidden();
            String patient = northgate.as(OWNER).get("/api/patients?limit=1").text("/items/0/id");
            Map<String, String> before = written();

            viewer.open("/patients/new");
            viewer.page().getByLabel("Given name").fill("Nobody");
            viewer.page().getByLabel("Family name").fill("Atall");
            viewer.page().getByLabel("Date of birth").fill("1980-05-12");
            viewer.button("Add patient").click();
            refused(viewer, role);
            viewer.open("/patients/" + patient + "/edit");
            viewer.page().getByLabel("Phone").fill("01632 960999");
            viewer.button("Save changes").click();
            refused(viewer, role);
            viewer.open("/people/" + role.id());
            viewer.button("Send a link for a new password").click();
            refused(viewer, role);
            viewer.page().getByText("Suspend", new Page.GetByTextOptions().setExact(true)).first().click();
            viewer.page().getByLabel("Reason").fill("r");
            viewer.button("Suspend").click();
            refused(viewer, role);
            assertThat(written()).isEqualTo(before);
            assertThat(northgate.database().texts("select distinct role_name from record_views where patient_id = ? and user_id = ?", UUID.fromString(patient), manager.id())).containsExactly("Role " + role.roleId());
            assertThat(viewer.open("/roles").status()).isIn(403, 404);
            assertThat(viewer.heading("The role you look through does not include this")).isVisible();
            assertThat(viewer.page().getByText("go to today’s page and press Leave")).isVisible();

            viewer.link("Go to today’s page").click();
            viewer.button("Leave").click();
            assertThat(viewer.page().getByLabel("Main").getByText("Lab board")).isVisible();
            assertThat(viewer.page().getByLabel("Preview")).isHidden();
            assertThat(northgate.database().texts("select action from role_change_audit where role_id = ? and actor_id = ?", role.roleId(), manager.id())).containsExactly("role.previewed");
        } finally {
            manager.leaves();
        }
    }

    /** The sealing goes on by itself, every few seconds, over what was written before; and that they looked is written down. */
    private Map<String, String> written() {
        Map<String, String> written = new TreeMap<>(northgate.database().fingerprint());
        written.keySet().removeAll(Set.of("audit_chain", "audit_seals", "audit_unsealed", "record_views"));
        return written;
    }

    private static void refused(Person viewer, Colleague role) {
        assertThat(viewer.page().getByText("Nothing was changed: you see Fovea as “Role " + role.roleId() + "” sees it.")).isVisible();
    }
}
