package app.fovea.browser;

import static app.fovea.access.entity.DefaultRole.OPTOMETRIST;
import static app.fovea.access.entity.DefaultRole.PRACTICE_MANAGER;
import static app.fovea.world.RunningFovea.HARBOUR;
import static app.fovea.world.RunningFovea.NORTHGATE;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.world.Practice;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** While somebody new is typed, a record that may be theirs is shown beside it; nobody is saved twice unless somebody said that they are somebody else. */
class DuplicatesInTheBrowserIT {
    @RegisterExtension
    final People people = new People();

    /** Nobody is like anybody of another test: a birthday and one name are enough to be asked about. */
    private final String given = "Sq" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
    private final String family = "Xt" + UUID.randomUUID().toString().replaceAll("[^a-f]", "") + "holm";

    @Test
    void sheIsShownWhileSheIsTypedAndOpened() {
        UUID held = registered();
        Person person = people.in(NORTHGATE, OPTOMETRIST);
        Page page = typed(person, given, family.replace("holm", "hlom"), "1913-08-09");
        assertThat(candidates(person)).containsText("Name the same or nearly so, same date of birth");
        page.getByText("Open that one").click();
        page.waitForURL(Person.url("/patients/" + held));
        assertThat(person.complaints()).as("what the browser complains about").isEmpty();
    }

    @Test
    void savingAsksAndSomebodyElseIsSavedOnceThatIsSaid() {
        registered();
        Person person = people.in(NORTHGATE, OPTOMETRIST);
        Page page = typed(person, given, family, "1913-08-09");
        assertThat(candidates(person)).isVisible();
        person.button("Add patient").click();
        assertThat(page.locator("#messages")).containsText("There may be a record of this person already");
        assertThat(page.getByLabel("Family name")).hasValue(family);
        candidates(person).getByLabel("It is somebody else").check();
        person.button("Add patient").click();
        page.waitForURL(Pattern.compile(".*/patients/[0-9a-f-]{36}"));
        assertThat(person.complaints()).as("what the browser complains about").isEmpty();
    }

    @Test
    void whoFindsTwoOfOnePersonComparesThemWithTheRightToMerge() {
        registered();
        registered();
        Person manager = people.in(NORTHGATE, PRACTICE_MANAGER);
        typed(manager, given, family, "1913-08-09");
        manager.section("Is it one of these?").getByText("Compare them").click();
        assertThat(manager.heading("stays, P-")).isVisible();
        assertThat(manager.complaints()).as("what the browser complains about").isEmpty();

        Person optometrist = people.in(NORTHGATE, OPTOMETRIST);
        typed(optometrist, given, family, "1913-08-09");
        assertThat(optometrist.section("Is it one of these?")).isVisible();
        assertThat(optometrist.page().getByText("Compare them")).isHidden();
    }

    @Test
    void nobodyOfAnotherPracticeIsShown() {
        registered();
        Person stranger = people.in(HARBOUR, OPTOMETRIST);
        Page page = typed(stranger, given, family, "1913-08-09");
        stranger.button("Add patient").click();
        page.waitForURL(Pattern.compile(".*/patients/[0-9a-f-]{36}"));
    }

    private Page typed(Person person, String givenName, String familyName, String birthDate) {
        person.open("/patients/new");
        Page page = person.page();
        page.getByLabel("Given name").fill(givenName);
        page.getByLabel("Family name").fill(familyName);
        page.getByLabel("Date of birth").fill(birthDate);
        return page;
    }

    private static Locator candidates(Person person) {
        return person.section("Is it this person?");
    }

    private UUID registered() {
        return Practice.northgate().as(OPTOMETRIST).post("/api/patients", "{\"givenName\":\"%s\",\"familyName\":\"%s\",\"birthDate\":\"1913-08-09\"}".formatted(given, family)).expect(201).id();
    }
}
