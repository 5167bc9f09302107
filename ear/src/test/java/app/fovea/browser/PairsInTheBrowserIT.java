package app.fovea.browser;

import static app.fovea.access.entity.DefaultRole.DISPENSING_OPTICIAN;
import static app.fovea.world.RunningFovea.NORTHGATE;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.world.Practice;
import app.fovea.world.Visit;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two pairs in one sale: each with its own frame, lenses and heights, for one face. */
class PairsInTheBrowserIT {
    private static final Practice PRACTICE = Practice.northgate();

    @RegisterExtension
    final People people = new People();

    @Test
    void aSecondPairBeginsWithTheEyesOfTheFirstAndTheWizardTurnsToThePairThatLacksSomething() {
        UUID sale = Visit.to(PRACTICE).readyToPay().dispenseId();
        Person dispenser = people.in(NORTHGATE, DISPENSING_OPTICIAN);
        dispenser.open("/pos/" + sale);
        Page page = dispenser.page();
        dispenser.button("Add another pair").click();
        assertThat(dispenser.button("Pair 2 (not complete)")).isVisible();
        dispenser.button("Pair 1: ").click();
        assertThat(dispenser.button("Change the frame")).isVisible();

        dispenser.button("Next: treatments").click();
        assertThat(page.getByText("Choose a lens.").first()).isVisible();
        assertThat(dispenser.button("Pair 2 (not complete)")).hasAttribute("aria-pressed", "true");
        dispenser.section("Frame").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^Choose "))).nth(1).click();
        assertThat(dispenser.button("Change the frame")).isVisible();
        dispenser.section("Lenses").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^Choose Single vision 1\\.5"))).first().click();
        assertThat(dispenser.section("Lenses").getByText("Chosen", new Locator.GetByTextOptions().setExact(true))).isVisible();
        dispenser.button("Next: treatments").click();
        dispenser.button("Next: measurements").click();
        assertThat(page.getByLabel("Right PD, millimetres")).hasValue(Pattern.compile("31\\.5"));
        assertThat(page.getByText("Taken over from the last pair")).hasCount(0);

        page.getByLabel("Right height, millimetres").fill("19");
        dispenser.button("Pair 1: ").click();
        assertThat(page.getByLabel("Right height, millimetres")).hasValue(Pattern.compile("20(\\.0)?"));
        dispenser.button("Pair 2: ").click();
        assertThat(page.getByLabel("Right height, millimetres")).hasValue(Pattern.compile("19(\\.0)?"));
        assertThat(dispenser.complaints()).as("what the browser complains about").isEmpty();
    }

    @Test
    void thePairBehindOneThatIsTakenOutKeepsWhatIsItsOwn() {
        UUID sale = Visit.to(PRACTICE).buying(2).readyToPay().dispenseId();
        PRACTICE.as(DISPENSING_OPTICIAN).put("/api/dispenses/" + sale + "/measurements", """
            {"pairs":[{"right":{"pd":31.5,"height":20},"left":{"pd":32,"height":20}},{"right":{"pd":31.5,"height":22.5},"left":{"pd":32,"height":22}}]}""").expect(200);
        Person dispenser = people.in(NORTHGATE, DISPENSING_OPTICIAN);
        dispenser.open("/pos/" + sale);
        for (String left : List.of("Measurements", "Treatments", "Lenses")) {
            dispenser.button("Back").click();
            assertThat(dispenser.heading(left)).isVisible();
        }

        dispenser.button("Remove pair 1").click();

        assertThat(dispenser.button("Remove pair")).hasCount(0);
        assertThat(PRACTICE.database().count("select count(*) from dispense_pairs where dispense_id = ? and pair_no = 1 and right_height = 22.5", sale)).isEqualTo(1);
        assertThat(PRACTICE.database().count("select count(*) from dispense_pairs where dispense_id = ?", sale)).isEqualTo(1);
    }
}
