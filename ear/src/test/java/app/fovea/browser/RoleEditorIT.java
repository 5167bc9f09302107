package app.fovea.browser;

import static app.fovea.access.entity.DefaultRole.OWNER;
import static app.fovea.access.entity.DefaultRole.PRACTICE_MANAGER;
import static app.fovea.access.entity.DefaultRole.RECEPTIONIST;
import static app.fovea.world.RunningFovea.HARBOUR;
import static app.fovea.world.RunningFovea.NORTHGATE;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.world.Answer;
import app.fovea.world.Practice;
import app.fovea.world.Team;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A practice manager designs roles, and whoever gets one meets exactly its screens. */
class RoleEditorIT {
    @RegisterExtension
    final People people = new People();

    private final Practice northgate = Practice.northgate();
    private final Team team = Team.of(northgate);

    @Test
    void aTraineeDispenserIsBuiltByKeyboardAloneAndMeetsExactlyThoseScreens() {
        String name = Team.name("Trainee Dispenser");
        Person manager = people.in(NORTHGATE, PRACTICE_MANAGER);
        RoleDesk desk = RoleDesk.openedBy(manager);
        Keyboard keyboard = manager.page().keyboard();

        desk.tabTo(manager.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("New role").setExact(true)));
        keyboard.press("Enter");
        assertThat(desk.heading("New role")).isVisible();
        desk.tabTo(desk.name());
        keyboard.type(name);
        keyboard.press("Tab");
        keyboard.type("Learns to dispense, sells under supervision.");
        keyboard.press("Tab"); // Out of the fields: a slash would be a letter there.
        desk.tickByKeyboard("See patients");
        desk.tickByKeyboard("Sell at the point of sale");
        assertThat(desk.right("See patients")).isChecked();
        assertThat(desk.right("Sell at the point of sale")).isChecked();
        assertThat(desk.right("Take payments")).not().isChecked();

        keyboard.press("Control+s");
        assertThat(desk.reason()).isFocused();
        assertThat(desk.dialog()).containsText("It allows See patients, Read prescriptions, See the catalogue and 1 more. Nobody holds it yet.");
        keyboard.press("Escape");
        assertThat(desk.dialog()).isHidden();
        keyboard.press("Control+s");
        assertThat(desk.reason()).isFocused();
        keyboard.type("Two trainees begin on Monday");
        keyboard.press("Tab");
        keyboard.press("Enter");
        assertThat(manager.page().getByText("“" + name + "” is saved. Nobody holds it yet.")).isVisible();
        assertThat(desk.heading(name)).isVisible();
        assertThat(manager.complaints()).isEmpty();

        UUID role = UUID.fromString(manager.page().url().replaceFirst(".*role=([0-9a-f-]{36}).*", "$1"));
        Answer made = northgate.as(OWNER).get("/api/roles/" + role).expect(200);
        assertThat(made.texts("/permissionIds", "")).containsExactly("patients:view", "pos:access");
        assertThat(northgate.as(OWNER).get("/api/roles/audit?roleId=" + role).expect(200).text("/items/0/reason")).isEqualTo("Two trainees begin on Monday");
        Practice.harbour().as(OWNER).get("/api/roles/" + role).expect(404);

        Person trainee = people.visitor();
        trainee.open("/sign-in");
        trainee.typeCredentials(NORTHGATE, team.hired(role), northgate.password());
        trainee.page().waitForURL(Person.url("/"));
        assertThat(trainee.page().getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Main")).getByRole(AriaRole.LINK)).hasText(new String[] {"Today", "Patients", "Sell"});
        assertThat(trainee.open("/patients").status()).isEqualTo(200);
        assertThat(trainee.open("/pos").status()).isEqualTo(200);
        for (String forbidden : List.of("/lab", "/journey", "/people", "/roles", "/roles/pairs", "/audit", "/patients/new")) {
            assertThat(trainee.open(forbidden).status()).as(forbidden).isEqualTo(403);
            assertThat(trainee.heading("Your role does not include this")).isVisible();
        }
    }

    @Test
    void whatComesWithARightIsTickedAndSaidAndCannotBeTakenAlone() {
        Person owner = people.in(NORTHGATE, OWNER);
        RoleDesk desk = RoleDesk.forANewRole(owner);
        desk.right("Sell at the point of sale").check();
        assertThat(desk.right("See patients")).isChecked();
        assertThat(desk.right("See patients")).hasAttribute("aria-disabled", "true");
        assertThat(desk.right("See patients")).hasAccessibleDescription(Pattern.compile("Comes with “Sell at the point of sale”\\."));

        desk.right("See patients").focus();
        owner.page().keyboard().press("Space");
        assertThat(desk.right("See patients")).isChecked();
        assertThat(desk.said()).hasText("Comes with “Sell at the point of sale”.");

        List<String> others = List.of("Add patients", "See exams", "See messages");
        others.forEach(each -> desk.right(each).check());
        assertThat(desk.right("See patients")).hasAccessibleDescription(Pattern.compile("Comes with “.+”, “.+”, “.+” and 1 more\\."));
        others.forEach(each -> desk.right(each).uncheck());

        desk.right("Sell at the point of sale").uncheck();
        assertThat(desk.right("See patients")).not().isChecked();
        assertThat(desk.unsaved()).isHidden();
        assertThat(owner.complaints()).isEmpty();
    }

    @Test
    void theBoxOfAGroupHasThreeStatesAndTicksAllOfItOrNothing() {
        RoleDesk desk = RoleDesk.forANewRole(people.in(NORTHGATE, OWNER));
        Locator invoices = desk.group("Invoices and refunds");
        assertThat(invoices).not().isChecked();
        desk.right("See invoices").check();
        assertThat(invoices).isChecked(new LocatorAssertions.IsCheckedOptions().setIndeterminate(true));
        assertThat(invoices).hasAttribute("aria-checked", "mixed");

        invoices.click();
        assertThat(invoices).isChecked();
        assertThat(desk.right("Refund payments")).isChecked();
        invoices.click();
        assertThat(invoices).not().isChecked();
        assertThat(desk.right("See invoices")).not().isChecked();
    }

    @Test
    void rightsAreFoundByTheirWordsAndWhatIsOnCanBeShownAlone() {
        Person owner = people.in(NORTHGATE, OWNER);
        RoleDesk desk = RoleDesk.openedBy(owner, team.role(Team.name("Till"), "payments:take"));
        desk.search().fill("give money back");
        assertThat(desk.right("Refund payments")).isVisible();
        assertThat(desk.right("Take payments")).isHidden();
        desk.search().fill("no such thing");
        assertThat(owner.page().getByText("No right says “no such thing”")).isVisible();
        owner.button("Show all rights").click();
        assertThat(desk.search()).isFocused();
        assertThat(desk.right("Take payments")).isVisible();

        desk.show("Only what is on");
        assertThat(desk.right("Take payments")).isVisible();
        assertThat(desk.right("See invoices")).isVisible();
        assertThat(desk.right("Refund payments")).isHidden();
        desk.right("Take payments").uncheck();
        assertThat(desk.right("Take payments")).isVisible(); // Nothing slips away under a hand.
        desk.show("Only changes");
        assertThat(desk.right("See invoices")).isVisible();
        assertThat(desk.right("See orders")).isHidden();
    }

    @Test
    void whatIsNotSavedIsToldKeptFromLeavingAndTakenBack() {
        String name = Team.name("Till");
        Person owner = people.in(NORTHGATE, OWNER);
        RoleDesk desk = RoleDesk.openedBy(owner, team.role(name, "payments:take"));
        assertThat(desk.unsaved()).isHidden();
        desk.right("Refund payments").check();
        desk.right("Take payments").uncheck();
        desk.name().fill(name + " and back");
        assertThat(desk.unsaved()).containsText("1 right added, 1 right taken away and the name");
        assertThat(desk.unsaved()).containsText("+ Refund payments");
        assertThat(desk.unsaved()).containsText("− Take payments");

        List<String> asked = new ArrayList<>();
        owner.page().onDialog(dialog -> {
            asked.add(dialog.type());
            dialog.dismiss();
        });
        journey(owner).click();
        assertThat(asked).containsExactly("beforeunload");
        assertThat(desk.right("Refund payments")).isChecked();

        owner.button("Reset").click();
        assertThat(desk.unsaved()).isHidden();
        assertThat(desk.name()).hasValue(name);
        assertThat(desk.right("Take payments")).isChecked();
        journey(owner).click();
        assertThat(owner.heading("Journey")).isVisible();
        assertThat(asked).hasSize(1);
    }

    private static Locator journey(Person person) {
        return person.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Journey").setExact(true));
    }

    @Test
    void beforeSavingTheDifferenceTheAffectedAndADangerousPairAreToldInWords() {
        String name = Team.name("Till");
        UUID role = team.role(name, "payments:take");
        team.hired(role, "Ada Till");
        team.hired(role, "Bea Till");
        Person owner = people.in(NORTHGATE, OWNER);
        RoleDesk desk = RoleDesk.openedBy(owner, role);
        assertThat(owner.heading("Held by 2 people")).isVisible();
        desk.right("Refund what one took oneself").check();
        desk.right("Supervise restricted supply").check();
        desk.review();
        assertThat(desk.dialog()).containsText("It gains");
        assertThat(desk.dialog()).containsText("; 2 people.");
        assertThat(desk.dialog()).containsText("2 people are affected, from their next step on");
        assertThat(desk.dialog()).containsText("Ada Till and Bea Till");
        assertThat(desk.dialog()).containsText("would hold both “Take payments” and “Refund what one took oneself”. One person could take a payment and give it back to themselves.");
        assertThat(desk.dialog()).containsText("“Supervise restricted supply” works only for people whose professional registration is live");
        assertThat(northgate.as(OWNER).get("/api/roles/" + role).expect(200).texts("/permissionIds", "")).as("nothing is saved yet").containsExactly("payments:take");

        desk.inDialog("Save the role");
        assertThat(desk.dialog()).containsText("Reason is needed.");
        desk.inDialog("Back to the role");
        desk.right("Decide on VAT").check();
        desk.right("Decide on VAT").uncheck();
        desk.review();
        desk.reason().fill("They look after refunds now");
        desk.inDialog("Save the role");
        assertThat(owner.page().getByText("“" + name + "” is saved. It counts for 2 people from their next click.")).isVisible();
        assertThat(northgate.as(OWNER).get("/api/roles/" + role).expect(200).texts("/permissionIds", "")).containsExactly("dispenses:supervise", "payments:refund_own", "payments:take");
    }

    @Test
    void aNameThatIsTakenIsRefusedInTheReview() {
        Person owner = people.in(NORTHGATE, OWNER);
        RoleDesk desk = RoleDesk.forANewRole(owner);
        desk.name().fill("receptionist");
        desk.right("See patients").check();
        desk.review();
        assertThat(desk.dialog()).containsText("There is a role called “Receptionist” already. Choose another name, or change that role.");
        assertThat(desk.dialog().getByRole(AriaRole.BUTTON)).hasText(new String[] {"Back to the role"});
        desk.inDialog("Back to the role");
        assertThat(desk.dialog()).isHidden();

        desk.name().fill("");
        desk.review();
        assertThat(owner.page().getByText("Name is needed.")).isVisible();
        assertThat(desk.name()).isFocused();
    }

    @Test
    void aRoleThatSomebodyElseChangedMeanwhileIsAClearConflictThatKeepsWhatWasTyped() {
        String name = Team.name("Till");
        UUID role = team.role(name, "payments:take");
        Person owner = people.in(NORTHGATE, OWNER);
        RoleDesk desk = RoleDesk.openedBy(owner, role);
        desk.right("Decide on VAT").check();
        desk.review();
        desk.reason().fill("The accountant asked");
        team.change(role, name, "payments:take", "orders:view");
        desk.inDialog("Save the role");

        assertThat(desk.dialog()).isHidden();
        assertThat(owner.page().getByText("Somebody else changed this role while you were working on it.")).isVisible();
        assertThat(owner.page().getByText("They ticked “See orders”.")).isVisible();
        assertThat(desk.right("Decide on VAT")).isChecked();
        assertThat(desk.right("See orders")).isChecked();
        assertThat(desk.unsaved()).containsText("2 rights added");
        assertThat(northgate.as(OWNER).get("/api/roles/" + role).expect(200).texts("/permissionIds", "")).containsExactly("orders:view", "payments:take");

        desk.review();
        desk.reason().fill("The accountant asked");
        desk.inDialog("Save the role");
        assertThat(owner.page().getByText("“" + name + "” is saved.")).isVisible();
        assertThat(northgate.as(OWNER).get("/api/roles/" + role).expect(200).texts("/permissionIds", "")).containsExactly("orders:view", "payments:take", "vat:decide");
        assertThat(owner.complaints()).isEmpty();
    }

    @Test
    void aChangeThatCameBeforeTheReviewIsToldThereAndThenAndADeletedRoleIsMadeAnew() {
        String name = Team.name("Till");
        UUID role = team.role(name, "payments:take", "orders:view");
        Person owner = people.in(NORTHGATE, OWNER);
        RoleDesk desk = RoleDesk.openedBy(owner, role);
        desk.right("Decide on VAT").check();
        team.change(role, name, "payments:take");
        desk.review();
        assertThat(owner.page().getByText("They unticked “See orders”.")).isVisible();
        assertThat(desk.dialog()).hasCount(0);
        assertThat(desk.right("See orders")).not().isChecked();
        assertThat(desk.right("Decide on VAT")).isChecked();

        northgate.as(OWNER).request("DELETE", "/api/roles/" + role + "?reason=test", null).expect(204);
        desk.review();
        assertThat(owner.page().getByText("They deleted “" + name + "”. Saving makes it anew, and nobody holds it then.")).isVisible();
        desk.review();
        desk.reason().fill("It was needed after all");
        desk.inDialog("Make the role");
        assertThat(owner.page().getByText("“" + name + "” is saved. Nobody holds it yet.")).isVisible();
        assertThat(owner.complaints()).isEmpty();
    }

    @Test
    void aRoleInUseIsDeletedOnlyWithAnotherOneForItsHolders() {
        String name = Team.name("Till");
        String other = Team.name("Counter");
        UUID role = team.role(name, "payments:take");
        UUID replacement = team.role(other, "payments:take");
        String holder = team.hired(role);
        Person owner = people.in(NORTHGATE, OWNER);
        RoleDesk desk = RoleDesk.openedBy(owner, role);
        owner.button("Delete").click();
        assertThat(desk.heading("Delete “" + name + "”?")).isFocused();
        assertThat(desk.dialog()).containsText("1 person holds it and would be left without it");
        desk.reason().fill("The tills are gone");
        desk.inDialog("Delete the role");
        assertThat(desk.dialog()).containsText("They get instead: choose one.");

        desk.dialog().getByLabel("Find the role they get instead").fill(other);
        assertThat(desk.dialog().getByText("1 role", new Locator.GetByTextOptions().setExact(true))).isVisible();
        desk.dialog().getByText(other).click();
        desk.inDialog("Delete the role");
        assertThat(owner.page().getByText("“" + name + "” is deleted.")).isVisible();
        northgate.as(OWNER).get("/api/roles/" + role).expect(404);
        assertThat(northgate.as(holder, northgate.password()).get("/api/me").expect(200).texts("/roles", "/id")).containsExactly(replacement.toString());
    }

    @Test
    void theOwnersRoleIsLockedAndSaysWhy() {
        Person owner = people.in(NORTHGATE, OWNER);
        RoleDesk desk = RoleDesk.openedBy(owner);
        desk.searchRoles().fill("owner");
        assertThat(desk.listed()).hasCount(1);
        owner.link("Owner (locked)").click();
        assertThat(owner.page().getByText("This role belongs to the program.")).isVisible();
        assertThat(owner.page().locator("#rights").getByRole(AriaRole.CHECKBOX)).hasCount(0);
        assertThat(owner.button("Delete")).hasCount(0);
        owner.link("Copy").click();
        assertThat(desk.name()).hasValue("Copy of Owner");
        assertThat(desk.right("Refund payments")).isChecked();
        assertThat(desk.unsaved()).isVisible();
    }

    @Test
    void nobodyTicksWhatTheyDoNotHoldThemselves() {
        Person manager = people.in(NORTHGATE, PRACTICE_MANAGER);
        RoleDesk desk = RoleDesk.forANewRole(manager);
        Locator finalise = desk.right("Finalise exams");
        assertThat(finalise).hasAccessibleDescription(Pattern.compile("You do not hold this yourself, so you cannot give it\\."));
        finalise.focus();
        manager.page().keyboard().press("Space");
        assertThat(finalise).not().isChecked();
        assertThat(desk.said()).hasText("You do not hold this yourself, so you cannot give it.");
        desk.group("Exams and prescriptions").click();
        assertThat(desk.right("See exams")).isChecked();
        assertThat(finalise).not().isChecked();

        manager.open("/roles");
        manager.link("Optometrist").click();
        assertThat(manager.page().getByText("This role allows what you do not hold yourself:")).isVisible();
        assertThat(desk.right("Finalise exams")).hasCount(0);
    }

    @Test
    void whoMayOnlyReadRolesReadsThem() {
        Person reader = people.visitor();
        reader.open("/sign-in");
        reader.typeCredentials(NORTHGATE, team.hired(team.role(Team.name("Reader"), "roles:view")), northgate.password());
        reader.page().waitForURL(Person.url("/"));
        RoleDesk desk = RoleDesk.openedBy(reader);
        reader.link("Receptionist").click();
        assertThat(reader.page().getByText("You may look at roles, not change them.")).isVisible();
        assertThat(desk.row("Take payments")).containsText("On:");
        assertThat(desk.row("Refund payments")).containsText("Off:");
        assertThat(reader.page().locator("#rights").getByRole(AriaRole.CHECKBOX)).hasCount(0);
        assertThat(reader.page().locator("#review-now")).hasCount(0);
        assertThat(reader.open("/roles?role=new").status()).isEqualTo(403);
        assertThat(reader.open("/roles/pairs").status()).isEqualTo(403);
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    void aNewRoleStartsFromATemplate() {
        Person owner = people.in(NORTHGATE, OWNER);
        RoleDesk desk = RoleDesk.forANewRole(owner);
        owner.button("Lab Technician").click();
        assertThat(desk.right("Move lab jobs")).isChecked();
        assertThat(desk.right("See the lab board")).isChecked();
        assertThat(desk.right("Ship orders")).not().isChecked();
        assertThat(owner.button("Lab Technician")).hasAttribute("aria-pressed", "true");
        owner.button("Nothing").click();
        assertThat(desk.right("Move lab jobs")).not().isChecked();
    }

    @Test
    void aPairThatThePracticeRefusesIsRefusedInTheReview() {
        Practice harbour = Practice.harbour();
        Person owner = people.in(HARBOUR, OWNER);
        decide(owner, "Refuse");
        try {
            RoleDesk desk = RoleDesk.forANewRole(owner);
            desk.name().fill(Team.name("Till"));
            desk.right("Take payments").check();
            desk.right("Refund what one took oneself").check();
            desk.review();
            assertThat(desk.dialog()).containsText("would hold both “Take payments” and “Refund what one took oneself”");
            assertThat(desk.dialog()).containsText("Your practice refuses that");
            assertThat(desk.reason()).hasCount(0);
            assertThat(harbour.as(OWNER).get("/api/roles/audit").expect(200).texts("/items", "/reason")).contains("The auditor asked");
        } finally {
            harbour.database().executeAudited(harbour.id(), "delete from pair_decisions where tenant_id = ?", harbour.id());
        }
    }

    private static void decide(Person owner, String answer) {
        owner.open("/roles");
        owner.link("Dangerous pairs").click();
        owner.choose("Take payments and Refund what one took oneself", answer);
        owner.page().getByLabel("Reason").fill("The auditor asked");
        owner.button("Save").click();
        assertThat(owner.page().getByText("It counts from the next change")).isVisible();
    }

    @Test
    void aThousandRolesAreSearchedOnTheServerAndShownAPageAtATime() {
        Team crowd = Team.of(Practice.harbour());
        String many = Team.name("Many");
        crowd.manyRoles(1000, many);
        try {
            Person owner = people.in(HARBOUR, OWNER);
            RoleDesk desk = RoleDesk.openedBy(owner);
            assertThat(desk.listed()).hasCount(25);
            owner.button("Show more").click();
            assertThat(desk.listed()).hasCount(50);
            desk.searchRoles().fill(many + " 0777");
            assertThat(desk.listed()).hasCount(1);
            assertThat(owner.page().getByRole(AriaRole.STATUS).getByText("1 role", new Locator.GetByTextOptions().setExact(true))).isVisible();
            assertThat(desk.searchRoles()).isFocused();
            desk.listed().getByRole(AriaRole.LINK).click();
            assertThat(desk.heading(many + " 0777")).isVisible();
            assertThat(desk.listed()).hasCount(1); // What was searched for stays.
        } finally {
            crowd.withoutThem(many);
        }
    }
}
